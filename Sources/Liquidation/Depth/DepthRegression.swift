internal import Foundation

/// Robust least squares for the logarithm of a power law's slippage.
///
/// With t = (u/K)^a the slippage of u units is 1 - (1 + t)^(-1/a). The parameters are z, the logarithm of t at the geometric
/// mean of the sizes, and a; Gauss's and Newton's steps are halved until they help.
struct DepthRegression {
  struct Point {
    let size: Double
    let slippage: Double
  }

  let size: Double
  let slippage: Double
  let logSlippageError: Double
  let exponent: Double
  let exponentError: Double
  let rSquared: Double

  /// What a law says of one size, and how that moves with z and with a.
  private struct Prediction {
    let logSlippage: Double
    let byTerm: Double
    let byExponent: Double

    /// - Parameters:
    ///   - term: z.
    ///   - exponent: a.
    ///   - distance: The logarithm of the size over the mean one.
    init(term: Double, exponent: Double, distance: Double) {
      let t = exp(term + exponent * distance)
      let logBase = log1p(t)
      let left = exp(-logBase / exponent)
      let slippage = -expm1(-logBase / exponent)
      logSlippage = log(slippage)
      byTerm = left * t / (1 + t) / (exponent * slippage)
      byExponent = distance * byTerm - left * logBase / (exponent * exponent * slippage)
    }
  }

  /// The least squares fit of three points or more, of two sizes or more.
  ///
  /// - Throws: ``LiquidationRuleError`` where the exponent leaves its bounds.
  init(_ points: [Point]) throws(LiquidationRuleError) {
    let logs = points.map { (size: log($0.size), slippage: log($0.slippage)) }
    let count = Double(points.count)
    let center = logs.reduce(0) { $0 + $1.size } / count
    let mean = logs.reduce(0) { $0 + $1.slippage } / count
    let spread = logs.reduce(0) { $0 + ($1.size - center) * ($1.size - center) }
    let slope = logs.reduce(0) { $0 + ($1.size - center) * ($1.slippage - mean) } / spread
    let bounds = DepthSource.exponents
    var exponent = min(max(slope, bounds.lowerBound), bounds.upperBound)
    var term = log(expm1(-exponent * log1p(-exp(min(mean, -0.01)))))

    func residuals(_ term: Double, _ exponent: Double) -> [Double] {
      logs.map { point in
        let prediction = Prediction(term: term, exponent: exponent, distance: point.size - center)
        return point.slippage - prediction.logSlippage
      }
    }
    var current = residuals(term, exponent)
    var scale = Self.scale(current)
    var normal = (tt: 0.0, ta: 0.0, aa: 0.0)
    for _ in 0..<Self.largestRounds {
      scale = Self.scale(current)
      normal = (0, 0, 0)
      var (right, down) = (0.0, 0.0)
      for (point, residual) in zip(logs, current) {
        let prediction = Prediction(term: term, exponent: exponent, distance: point.size - center)
        let weight = Self.weight(residual / scale)
        normal.tt += weight * prediction.byTerm * prediction.byTerm
        normal.ta += weight * prediction.byTerm * prediction.byExponent
        normal.aa += weight * prediction.byExponent * prediction.byExponent
        right += weight * prediction.byTerm * residual
        down += weight * prediction.byExponent * residual
      }
      let determinant = normal.tt * normal.aa - normal.ta * normal.ta
      let stepTerm = (right * normal.aa - down * normal.ta) / determinant
      let stepExponent = (normal.tt * down - normal.ta * right) / determinant
      let loss = Self.loss(current, scale)
      var share = 1.0
      var next = (term: term, exponent: exponent, residuals: current)
      repeat {
        next.term = term + share * stepTerm
        next.exponent = min(max(exponent + share * stepExponent, 0.5 * bounds.lowerBound), 2 * bounds.upperBound)
        next.residuals = residuals(next.term, next.exponent)
        share *= 0.5
      } while !(Self.loss(next.residuals, scale) <= loss) && share > 1e-6
      let change = max(abs(next.term - term), abs(next.exponent - exponent))
      (term, exponent, current) = next
      if change <= 1e-12 { break }
    }
    try RuleCheck(place: "quotes").bounds(exponent, "exponent", bounds.lowerBound, bounds.upperBound)

    let middle = Prediction(term: term, exponent: exponent, distance: 0)
    let variance = Self.variance(current, scale, points: count)
    let determinant = normal.tt * normal.aa - normal.ta * normal.ta
    let (varianceT, covariance, varianceA) =
      (variance * normal.aa / determinant, -variance * normal.ta / determinant, variance * normal.tt / determinant)
    self.exponent = exponent
    size = exp(center)
    slippage = exp(middle.logSlippage)
    exponentError = max(0, varianceA).squareRoot()
    logSlippageError = max(
      0,
      middle.byTerm * middle.byTerm * varianceT + 2 * middle.byTerm * middle.byExponent * covariance
        + middle.byExponent * middle.byExponent * varianceA
    ).squareRoot()
    rSquared = Self.explained(current, of: logs.map(\.slippage), scale: scale)
  }

  private static let largestRounds = 200
  /// Huber's constant: 95 % efficient where errors are normal.
  private static let bend = 1.345

  private static func weight(_ standardised: Double) -> Double { min(1, bend / abs(standardised)) }

  /// 1.4826 times the median of the absolute residuals; never 0.
  private static func scale(_ residuals: [Double]) -> Double {
    let sorted = residuals.map { abs($0) }.sorted()
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half])
    return max(1.4826 * median, 1e-12)
  }

  private static func loss(_ residuals: [Double], _ scale: Double) -> Double {
    residuals.reduce(0) { sum, residual in
      let size = abs(residual / scale)
      return sum + (size <= bend ? 0.5 * size * size : bend * (size - 0.5 * bend))
    }
  }

  /// What the inverse of the weighted normal matrix is multiplied by, after Huber: Σ(w r)² / (n - 2) times the mean weight
  /// over the squared share of the residuals that count in full.
  private static func variance(_ residuals: [Double], _ scale: Double, points: Double) -> Double {
    var (squares, weights, full) = (0.0, 0.0, 0.0)
    for residual in residuals {
      let weight = weight(residual / scale)
      squares += weight * residual * weight * residual
      weights += weight
      if weight == 1 { full += 1 }
    }
    return squares / max(1, points - 2) * weights * points / (full * full)
  }

  private static func explained(_ residuals: [Double], of values: [Double], scale: Double) -> Double {
    let weights = residuals.map { weight($0 / scale) }
    let total = weights.reduce(0, +)
    let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / total
    let left = zip(weights, residuals).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
    let all = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    return all > 0 ? 1 - left / all : 0
  }
}
