internal import MarketModel
internal import Numerics

/// The price of a wrapped token: its underlying's, and a part of it for good once the wrapper has failed.
struct WrappedPrice: ClaimPrice {
  private let column: Int
  private let underlying: Int
  private let loss: Int
  private let chance: BreakChance
  private let recovery: Double

  init(_ token: WrappedToken, _ context: ClaimContext) {
    column = context.column(of: context.claim.asset)
    underlying = context.column(of: token.underlying)
    loss = context.state(0)
    chance = BreakChance(perYear: token.failure.perYear, stress: token.failure.stress, context)
    recovery = token.failure.recovery.logarithm
  }

  func advance(step: Int, in tile: inout PathTile) {
    chance.findBroken(step: step, in: &tile)
    for place in tile.claims.broken { tile.claims.state[loss + place] = recovery }
    for place in 0..<PathTile.width {
      tile.logRatios[column + place] = tile.logRatios[underlying + place] + tile.claims.state[loss + place]
    }
  }
}
