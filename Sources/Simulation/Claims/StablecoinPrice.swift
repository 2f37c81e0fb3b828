internal import MarketModel
internal import Numerics
internal import RandomStreams

/// The price of a promise of a dollar: a deviation that returns to the peg, and what its breaks have left.
///
/// In each step what a break has left decays, and then a break may come, which shows in full at the end of the step.
struct StablecoinPrice: ClaimPrice {
  private let column: Int
  private let deviation: Int
  private let loss: Int
  private let isDead: Int
  private let noise: MeanReversion
  private let breaks: Breaks?

  private struct Breaks: Sendable {
    let chance: BreakChance
    /// The log loss of a median break.
    let depth: Double
    let spread: Double
    let recovery: Double
    let death: Death?
  }

  private struct Death: Sendable {
    let probability: Double
    let end: Double
    let decay: Double
  }

  init(_ coin: Stablecoin, _ context: ClaimContext) {
    let driver = context.place(of: context.claim.asset)
    column = driver * PathTile.width
    (deviation, loss, isDead) = (context.state(0), context.state(1), context.state(2))
    noise = MeanReversion(halfLifeDays: coin.noiseHalfLifeDays, driver: driver, context)
    breaks = coin.depeg.map { depeg in
      Breaks(
        chance: BreakChance(perYear: depeg.perYear, stress: depeg.stress, context),
        depth: -(1 - depeg.depth).logarithm, spread: depeg.depthSpread,
        recovery: context.decay(halfLifeDays: depeg.recoveryHalfLifeDays),
        death: depeg.death.map {
          Death(
            probability: $0.probability, end: $0.remains.logarithm, decay: context.decay(halfLifeDays: $0.halfLifeDays))
        })
    }
  }

  func advance(step: Int, in tile: inout PathTile) {
    for place in 0..<PathTile.width {
      let x =
        noise.decay * tile.claims.state[deviation + place]
        + noise.gain * (tile.logRatios[column + place] - noise.mean)
      tile.claims.state[deviation + place] = x
      tile.logRatios[column + place] = x
    }
    guard let breaks else { return }
    recover(breaks, in: &tile)
    breaks.chance.findBroken(step: step, in: &tile)
    if !tile.claims.broken.isEmpty { add(breaks, step: step, in: &tile) }
    for place in 0..<PathTile.width { tile.logRatios[column + place] += tile.claims.state[loss + place] }
  }

  private func recover(_ breaks: Breaks, in tile: inout PathTile) {
    for place in 0..<PathTile.width {
      let value = tile.claims.state[loss + place]
      if let death = breaks.death, tile.claims.state[isDead + place] != 0 {
        tile.claims.state[loss + place] = death.end + (value - death.end) * death.decay
      } else {
        tile.claims.state[loss + place] = value * breaks.recovery
      }
    }
  }

  private func add(_ breaks: Breaks, step: Int, in tile: inout PathTile) {
    let sizes = breaks.spread > 0 ? breaks.chance.sizes(step: step, in: tile) : []
    for (number, place) in tile.claims.broken.enumerated() where tile.claims.state[isDead + place] == 0 {
      tile.claims.state[loss + place] -=
        breaks.depth * (breaks.spread > 0 ? (breaks.spread * sizes[number]).exponential : 1)
      if let death = breaks.death, UnitInterval.value(of: tile.words.second[place]) < death.probability {
        tile.claims.state[isDead + place] = 1
      }
    }
  }
}
