internal import MarketModel
internal import Numerics

/// The price of a staked token: its underlying, a yield, a deviation of its own, and a part of the underlying's late fall.
struct StakedPrice: ClaimPrice {
  private let column: Int
  private let underlying: Int
  private let deviation: Int
  private let pressure: Int
  private let noise: MeanReversion
  private let stepYield: Double
  private let stressDiscount: Double

  init(_ token: StakedToken, _ context: ClaimContext) {
    let driver = context.place(of: context.claim.asset)
    column = driver * PathTile.width
    underlying = context.column(of: token.underlying)
    (deviation, pressure) = (context.state(0), context.state(1))
    noise = MeanReversion(halfLifeDays: token.exit.halfLifeDays, driver: driver, context)
    stepYield = token.yieldPerYear * context.laws.stepYears
    stressDiscount = token.stressDiscount
  }

  func advance(step: Int, in tile: inout PathTile) {
    let yield = stepYield * Double(step + 1)
    for place in 0..<PathTile.width {
      let price = tile.logRatios[underlying + place]
      let x =
        noise.decay * tile.claims.state[deviation + place]
        + noise.gain * (tile.logRatios[column + place] - noise.mean)
      let fall = noise.decay * tile.claims.state[pressure + place] + (price - tile.claims.before[underlying + place])
      tile.claims.state[deviation + place] = x
      tile.claims.state[pressure + place] = fall
      tile.logRatios[column + place] = price + yield + x + stressDiscount * min(0, fall)
    }
  }
}
