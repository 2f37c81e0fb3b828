internal import MarketModel
internal import Numerics

/// The density of returns whose volatility, and perhaps correlation, answers to the returns before; or stays.
struct ClusteredDensity: StepDensity {
  private let drifts: [Double]
  private let innovations: ClusteredReturns.Innovations
  private let dynamic: DynamicCorrelation?
  private let longRun: Matrix
  private var variances: VariancePath
  private var correlation: Matrix
  private var density: EllipticalDensity

  init(
    _ step: ModelStep, clustering: VolatilityClustering?, innovations: ClusteredReturns.Innovations,
    dynamic: DynamicCorrelation?
  ) throws(LinearAlgebraError) {
    drifts = step.drifts
    self.innovations = innovations
    self.dynamic = dynamic
    longRun = step.correlation
    variances = VariancePath(clustering, step)
    correlation = dynamic?.current.map { Matrix($0) } ?? step.correlation
    density = try EllipticalDensity(correlation.correlation, innovations: innovations)
  }

  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> StepScore {
    let deviations = variances.values.map { $0.squareRoot() }
    let surprises = returns.indices.map { returns[$0] - drifts[$0] + 0.5 * variances.values[$0] }
    let standardised = zip(surprises, deviations).map { $0 / $1 }
    let logScale = deviations.reduce(0) { $0 + $1.logarithm }
    let joint = density.logDensity(standardised) - logScale
    let marginals = zip(standardised, deviations).map { EllipticalDensity.logDensity($0, innovations) - $1.logarithm }
    variances.advance(surprises: surprises)
    if let dynamic {
      for column in standardised.indices {
        for row in standardised.indices {
          let product: Double = standardised[row] * standardised[column]
          let rest: Double = (1 - dynamic.alpha - dynamic.beta) * longRun[row, column]
          correlation[row, column] = rest + dynamic.alpha * product + dynamic.beta * correlation[row, column]
        }
      }
      density = try EllipticalDensity(correlation.correlation, innovations: innovations)
    }
    return StepScore(joint: joint, marginals: marginals)
  }
}
