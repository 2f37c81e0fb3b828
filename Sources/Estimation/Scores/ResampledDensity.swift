internal import MarketModel
internal import Numerics

/// The density of days drawn again: each driver's own by a normal kernel, and none of all together.
///
/// The kernel has Silverman's width. A day beyond everything observed costs such a law dearly, as it should: it would
/// never draw one. Blocks are not looked at: the density is that of the first step.
struct ResampledDensity: StepDensity {
  private let history: [[Double]]
  private let widths: [Double]
  private let drifts: [Double]
  /// The largest standardised return of each driver, so that no exponential overflows.
  private let largest: [Double]
  private var variances: VariancePath

  init(_ step: ModelStep, _ returns: ResampledReturns) {
    history = returns.history
    drifts = step.drifts
    largest = returns.history.map { $0.max() ?? 0 }
    widths = returns.history.map { values in
      let sorted = values.sorted()
      let quartiles = sorted[3 * sorted.count / 4] - sorted[sorted.count / 4]
      let spread = quartiles > 0 ? min(1, quartiles / 1.34) : 1
      return 0.9 * spread * (-0.2 * Double(values.count).logarithm).exponential
    }
    variances = VariancePath(returns.clustering, fallShares: returns.fallShares, step)
  }

  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> StepScore {
    let surprises = returns.indices.map { returns[$0] - drifts[$0] + growth(of: $0) }
    var marginals: [Double] = []
    for (driver, values) in history.enumerated() {
      let deviation = variances.values[driver].squareRoot()
      let (value, width) = (surprises[driver] / deviation, widths[driver])
      let kernels = values.map { NormalDensity.logDensity(value, mean: $0, variance: width * width) }
      marginals.append(kernels.logSumOfExponentials - Double(values.count).logarithm - deviation.logarithm)
    }
    variances.advance(surprises: surprises)
    return StepScore(joint: nil, marginals: marginals)
  }

  /// What a driver's drawn days would add to the expected growth of its price, which a simulation takes out of the drift.
  private func growth(of driver: Int) -> Double {
    let deviation = variances.values[driver].squareRoot()
    let values = history[driver]
    let sum = values.reduce(0) { $0 + (deviation * ($1 - largest[driver])).exponential }
    return deviation * largest[driver] + (sum / Double(values.count)).logarithm
  }
}
