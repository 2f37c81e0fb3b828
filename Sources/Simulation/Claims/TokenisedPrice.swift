internal import MarketModel

/// The price of a token of an asset whose market closes.
///
/// A step's log return is √w ε - w k + drift, where w is the share of its day, ε the driver's log return less its mean, and
/// k what the mean is below the drift: half the variance for normal returns. It is collected while the market is closed.
struct TokenisedPrice: ClaimPrice {
  private let column: Int
  /// The price when the market was last open, and what it would be now.
  private let shown: Int
  private let hidden: Int
  private let calendar: TradingCalendar
  private let mean: Double
  private let drift: Double

  init(_ token: TokenisedAsset, _ context: ClaimContext) throws(SimulationError) {
    let driver = context.place(of: context.claim.asset)
    column = driver * PathTile.width
    (shown, hidden) = (context.state(0), context.state(1))
    calendar = try TradingCalendar(token, claim: context.claim.asset, grid: context.laws.grid)
    mean = context.laws.meanLogReturn(of: driver)
    drift = context.laws.stepDrifts[driver]
  }

  func advance(step: Int, in tile: inout PathTile) {
    let day = calendar.day(step: step)
    let root = day.variance.squareRoot()
    let shift = drift - day.variance * (drift - mean)
    for place in 0..<PathTile.width {
      let price = tile.claims.state[hidden + place] + (root * (tile.logRatios[column + place] - mean) + shift)
      tile.claims.state[hidden + place] = price
      if day.isOpen { tile.claims.state[shown + place] = price }
      tile.logRatios[column + place] = tile.claims.state[shown + place]
    }
  }
}
