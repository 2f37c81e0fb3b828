internal import MarketModel

/// What contracts are priced by, moved after each step of the prices of drivers and claims.
struct DerivativeStage: Sendable {
  private let markets: [DerivativeMarketPaths]
  /// The places in the model of the assets whose perpetuals pay funding.
  private let funded: [Int]

  /// The derivatives of a model; nil where it has none.
  init?(_ laws: LawContext) {
    let assets = laws.model.derivativeAssets
    guard !assets.isEmpty else { return nil }
    markets = assets.enumerated().compactMap { number, asset in
      laws.model.derivatives[laws.model.assets[asset]].map {
        DerivativeMarketPaths($0, asset: asset, number: number, laws)
      }
    }
    funded = markets.filter(\.hasFunding).map(\.asset)
  }

  /// Begins with the paths of a tile.
  func start(in tile: inout PathTile) {
    for market in markets { market.start(in: &tile) }
  }

  /// Before a step of the prices.
  func prepare(in tile: inout PathTile) {
    tile.computePriceRatios(of: funded)
    for market in markets { market.prepare(in: &tile) }
  }

  /// After a step of all prices.
  func advance(step: Int, in tile: inout PathTile) {
    for market in markets { market.advance(step: step, in: &tile) }
  }
}

extension MarketModel {
  /// The places of the assets that have a market for derivatives, ascending.
  var derivativeAssets: [Int] { derivatives.keys.compactMap { index(of: $0) }.sorted() }
}
