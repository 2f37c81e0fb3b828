internal import MarketModel
internal import Numerics

extension PathAudit {
  /// The expected price and the expected log return over the horizon, where the law has them.
  ///
  /// An expected price is compared where its mean over the sample is nearly normal, by the model and by the sample.
  static func horizonEntries(of returns: Matrix, drivers: [Int], scale: AuditScale) -> [AuditEntry] {
    drivers.flatMap { driver -> [AuditEntry] in
      let name = scale.model.drivers[driver]
      let column = returns.column(driver)
      let growth = scale.horizonLogGrowth(driver)
      // The deviations are formed without the 1 that they are from: beside it, a stablecoin's would drown in rounding.
      let excesses = column.map { ($0 - growth).exponentialMinusOne }
      let quantity = "mean price ratio at the horizon \(name)"
      switch scale.model.dynamics {
      case .gaussian:
        return normalPriceEntry(quantity, excesses: excesses, growth: growth, variance: scale.horizonVariance(driver))
      case .studentT: return []
      case .jumpDiffusion, .garch, .copula, .historical, .regimeSwitching:
        return priceEntry(quantity, excesses: excesses, growth: growth, driver: driver, scale: scale)
          + logReturnEntry(of: column, driver: driver, scale: scale)
      }
    }
  }

  /// The expected price of normal returns, with the standard error that the model implies.
  private static func normalPriceEntry(
    _ quantity: String, excesses: [Double], growth: Double, variance: Double
  ) -> [AuditEntry] {
    let n = Double(excesses.count)
    let squaredVariation = variance.exponentialMinusOne
    let skewness = (squaredVariation + 3) * squaredVariation.squareRoot()
    guard skewness / n.squareRoot() < PathMean.largestSkewness else { return [] }
    let expected = growth.exponential
    return [
      AuditEntry(
        quantity, configured: expected, distance: expected * (excesses.reduce(0, +) / n),
        standardError: expected * (squaredVariation / n).squareRoot())
    ]
  }

  /// The expected price of other returns, with the standard error that the sample has.
  private static func priceEntry(
    _ quantity: String, excesses: [Double], growth: Double, driver: Int, scale: AuditScale
  ) -> [AuditEntry] {
    let mean = PathMean(of: excesses)
    guard
      scale.model.dynamics.pricesAreMartingales, mean.standardError != nil,
      scale.meanPriceIsNormal(driver, paths: excesses.count)
    else { return [] }
    return [mean.entry(quantity, configured: growth.exponential, unit: growth.exponential)]
  }

  private static func logReturnEntry(
    of returns: ArraySlice<Double>, driver: Int, scale: AuditScale
  ) -> [AuditEntry] {
    guard let expected = scale.horizonMean(driver) else { return [] }
    return [
      PathMean(of: returns.map { $0 - expected }).entry(
        "mean log return at the horizon \(scale.model.drivers[driver])", configured: expected,
        hasDistance: scale.meanLogReturnIsNormal(driver, paths: returns.count))
    ]
  }
}

extension Dynamics {
  /// Whether a price divided by its growth is expected to stay where it is, over every horizon.
  ///
  /// Days that follow each other in blocks carry what memory they had. A margin that is not normal grows by other than
  /// half its variance, even where its rises end and the price has an expectation.
  var pricesAreMartingales: Bool {
    switch self {
    case .historical(let returns): returns.meanBlockSteps == 1 || returns.clustering == nil
    case .copula: false
    case .gaussian, .studentT, .jumpDiffusion, .garch, .regimeSwitching: pricesHaveExpectations
    }
  }
}
