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
      let driver = drivers[index]
      let persistence = driver.alpha + driver.gamma * (fallShares?[index] ?? 0.5) + driver.beta
      return step.variances[index] * (1 - persistence)
    }
    values = zip(drivers, step.variances).map { driver, variance in
      driver.currentVolatility.map { $0 * $0 * step.years } ?? variance
    }
  }

  /// Learns what a step's returns were above their means.
  mutating func advance(surprises: [Double]) {
    for index in values.indices {
      let driver = drivers[index]
      let weight = surprises[index] < 0 ? driver.alpha + driver.gamma : driver.alpha
      values[index] =
        omegas[index] + weight * surprises[index] * surprises[index] + driver.beta * values[index]
    }
  }
}
