extension MarketModel {
  /// What a log return of 1 of each driver adds to the log value of some holdings, to first order and without any break.
  ///
  /// A staked or wrapped token moves with its underlying, a share in a pool with the assets of the pool by their weights.
  /// - Parameter exposures: What a log return of 1 of each asset adds, one per asset.
  /// - Returns: The same by drivers, one per driver.
  /// - Precondition: there is one exposure per asset.
  public func driverExposures(of exposures: [Double]) -> [Double] {
    precondition(exposures.count == assets.count, "One exposure per asset")
    var result = exposures
    func add(_ exposure: Double, to asset: String) {
      if let index = index(of: asset) { result[index] += exposure }
    }
    for claim in claims.reversed() {
      guard let index = index(of: claim.asset), result[index] != 0 else { continue }
      let exposure = result[index]
      switch claim.kind {
      case .stablecoin, .tokenised: break
      case .staked(let token): add(exposure, to: token.underlying)
      case .wrapped(let token): add(exposure, to: token.underlying)
      case .constantProduct(let share):
        for (asset, weight) in zip(share.assets, share.effectiveWeights) { add(exposure * weight, to: asset) }
      case .stableSwap(let share):
        for asset in share.assets { add(exposure / Double(share.assets.count), to: asset) }
      }
    }
    return Array(result[..<drivers.count])
  }

  /// The yearly long-run volatility of an asset's log price, to first order in the drivers; of the diffusion alone where there
  /// are jumps.
  ///
  /// - Parameter asset: The place of the asset in ``assets``.
  /// - Returns: A fraction per square root of a year.
  public func volatility(ofAsset asset: Int) -> Double {
    var exposures = Array(repeating: 0.0, count: assets.count)
    exposures[asset] = 1
    let scaled = zip(driverExposures(of: exposures), volatility).map { $0 * $1 }
    var variance = 0.0
    for (row, correlations) in zip(scaled, correlation) where row != 0 {
      for (column, correlation) in zip(scaled, correlations) { variance += row * column * correlation }
    }
    return max(0, variance).squareRoot()
  }

  /// Whether an asset's price is that of a driver, with nothing added to its law.
  public func isPlainDriver(_ asset: Int) -> Bool {
    asset < drivers.count && !claims.contains { $0.asset == assets[asset] }
  }
}
