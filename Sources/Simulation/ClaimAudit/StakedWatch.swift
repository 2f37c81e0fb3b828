internal import MarketModel

/// Watches a staked token: what its price is off its underlying, its yield and the part of the late fall.
struct StakedWatch: ClaimWatch {
  private let column: Int
  private let underlying: Int
  private let stepYield: Double
  private let stressDiscount: Double
  private var noise: NoiseEstimate
  private var falls = [Double](repeating: 0, count: PathTile.width)

  init(_ token: StakedToken, _ context: ClaimContext) {
    column = context.column(of: context.claim.asset)
    underlying = context.column(of: token.underlying)
    stepYield = token.yieldPerYear * context.laws.stepYears
    stressDiscount = token.stressDiscount
    noise = NoiseEstimate(halfLifeDays: token.exit.halfLifeDays, context)
  }

  mutating func see(step: Int, before: [Double], after: [Double]) {
    for place in 0..<PathTile.width {
      let fall = step == 1 ? 0 : falls[place]
      let price = after[underlying + place]
      let next = noise.decay * fall + (price - before[underlying + place])
      falls[place] = next
      let level =
        before[column + place] - before[underlying + place] - stepYield * Double(step - 1)
        - stressDiscount * min(0, fall)
      let deviation = after[column + place] - price - stepYield * Double(step) - stressDiscount * min(0, next)
      noise.add(level, deviation - noise.decay * level, place: place, before: before, after: after)
    }
  }

  var entries: [AuditEntry] { noise.entries }
}
