import Numerics
import Testing

/// A law of losses whose measures, and the standard errors of their estimates, have closed forms.
struct Law: CustomTestStringConvertible {
  /// The degrees of freedom of a Student t; nil for the normal.
  let degreesOfFreedom: Double?
  /// What the normal, or the t before it is rescaled, is multiplied by.
  let scale: Double
  let testDescription: String

  static let normal = Law(degreesOfFreedom: nil, scale: 1, testDescription: "normal")

  static func raw(_ ν: Double) -> Law { Law(degreesOfFreedom: ν, scale: 1, testDescription: "t\(Int(ν)) raw") }

  static func unit(_ ν: Double) -> Law {
    Law(degreesOfFreedom: ν, scale: ((ν - 2) / ν).squareRoot(), testDescription: "t\(Int(ν)) of unit variance")
  }

  func scaled(by factor: Double) -> Law {
    Law(degreesOfFreedom: degreesOfFreedom, scale: scale * factor, testDescription: "\(testDescription) * \(factor)")
  }

  func losses(_ count: Int, _ draws: Draws, step: Int = 0) -> [Double] {
    let normals = draws.normals(count, step: step)[0]
    guard let ν = degreesOfFreedom else { return normals.map { $0 * scale } }
    let factor = scale * (ν / (ν - 2)).squareRoot()
    return zip(normals, draws.mixing(count, degreesOfFreedom: ν, step: step)).map { $0 * $1 * factor }
  }

  func valueAtRisk(_ level: Double) -> Double { scale * standardQuantile(level) }

  func expectedShortfall(_ level: Double) -> Double {
    scale * firstMoment(beyond: standardQuantile(level)) / (1 - level)
  }

  /// The standard error of the order statistic of `count` losses at a level.
  func valueAtRiskError(_ level: Double, count: Int) -> Double {
    scale * (level * (1 - level) / Double(count)).squareRoot() / density(standardQuantile(level))
  }

  /// The standard error of the expected shortfall of `count` losses: that of a mean of max(loss - VaR, 0) / (1 - level).
  func expectedShortfallError(_ level: Double, count: Int) -> Double {
    let q = standardQuantile(level)
    let share = 1 - level
    let first = firstMoment(beyond: q)
    let excess = first - q * share
    let square = secondMoment(beyond: q) - 2 * q * first + q * q * share
    return scale * ((square - excess * excess) / Double(count)).squareRoot() / share
  }

  private func standardQuantile(_ level: Double) -> Double {
    degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).quantile(level) } ?? StandardNormal.quantile(level)
  }

  private func density(_ x: Double) -> Double {
    degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).density(x) } ?? StandardNormal.density(x)
  }

  /// E[X; X > q].
  private func firstMoment(beyond q: Double) -> Double {
    guard let ν = degreesOfFreedom else { return density(q) }
    return density(q) * (ν + q * q) / (ν - 1)
  }

  /// E[X²; X > q]: (1 + x²/ν) times the density of t(ν) is proportional to that of a t(ν - 2), rescaled.
  private func secondMoment(beyond q: Double) -> Double {
    guard let ν = degreesOfFreedom else { return q * density(q) + StandardNormal.upperTail(q) }
    let lighter = StudentT(degreesOfFreedom: ν - 2).cumulative(-q * ((ν - 2) / ν).squareRoot())
    return ν * ((ν - 1) / (ν - 2) * lighter - StudentT(degreesOfFreedom: ν).cumulative(-q))
  }
}
