import MarketModel

extension MarketModel {
  /// The yearly volatility of each asset, by its name.
  var volatilities: [String: Double] {
    Dictionary(uniqueKeysWithValues: assets.indices.map { (assets[$0], volatility(ofAsset: $0)) })
  }
}
