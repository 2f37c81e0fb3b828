internal import MarketModel

/// The variances of the next step, as the returns before it make them: the recursion that a simulation follows.
struct VariancePath {
  private(set) var values: [Double]
  private let drivers: [VolatilityClustering.Driver]
  private let omegas: [Double]

  /// Starts from the current volatilities.
  ///
  /// - Parameters:
  ///   - clustering: How each volatility moves; nil where it stays.
  ///   - fallShares: The share of the variance of standardised returns that falls make.
  ///   - step: The long run.
  init(_ clustering: VolatilityClustering?, fallShares: [Double]? = nil, _ step: ModelStep) {
    let drivers = clustering?.drivers ?? step.variances.map { _ in .constant }
    self.drivers = drivers
    omegas = drivers.indices.map { index in
      drivers[index].omega(longRun: step.variances[index], fallShare: fallShares?[index] ?? 0.5)
    }
    values = zip(drivers, step.variances).map { $0.firstVariance(longRun: $1, stepYears: step.years) }
  }

  /// Learns what a step's returns were above their means.
  mutating func advance(surprises: [Double]) {
    for index in values.indices {
      values[index] = drivers[index].nextVariance(
        after: values[index], surprise: surprises[index], omega: omegas[index])
    }
  }
}
