extension VolatilityClustering {
  /// Checks how the volatilities of a model move.
  ///
  /// - Parameters:
  ///   - model: The model, whose other parts are sound.
  ///   - fallShares: The share of the variance of standardised returns that falls make, one per driver; nil for symmetric
  ///     laws, of which they make half.
  /// - Throws: ``MarketModelError``.
  func validate(for model: MarketModel, fallShares: [Double]? = nil) throws(MarketModelError) {
    let key = "dynamics.clustering"
    try ModelCheck.count(drivers.count, key: key, of: model.drivers)
    for (index, driver) in drivers.enumerated() {
      let asset = model.drivers[index]
      try ModelCheck.bounds(driver.alpha, key: "\(key).alpha", asset: asset, low: 0, high: 1)
      try ModelCheck.bounds(driver.gamma, key: "\(key).gamma", asset: asset, low: -driver.alpha, high: 2)
      try ModelCheck.bounds(driver.beta, key: "\(key).beta", asset: asset, low: 0, high: 1)
      let persistence = driver.persistence(fallShare: fallShares?[index] ?? 0.5)
      guard persistence <= Self.largestPersistence else {
        throw .notStationary(key: key, asset: asset, persistence: persistence, bound: Self.largestPersistence)
      }
      guard let current = driver.currentVolatility else { continue }
      guard model.volatility[index] > 0 || current == 0 else {
        throw .outOfBounds(key: "\(key).currentVolatility", asset: asset, value: current, low: 0, high: 0)
      }
      try ModelCheck.bounds(
        current, key: "\(key).currentVolatility", asset: asset,
        low: model.volatility[index] > 0 ? MarketModel.smallestVolatility : 0, high: MarketModel.largestVolatility)
    }
  }
}
