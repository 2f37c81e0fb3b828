/// The rates of sizes from one bound to the next.
public struct RateTier: Equatable, Sendable {
  /// The least size, dollars.
  public let from: Double
  /// The rates.
  public let rates: RatePair

  /// A tier; a schedule checks it when it is made.
  public init(from: Double, rates: RatePair) {
    self.from = from
    self.rates = rates
  }

  /// That tiers cover every size once, and that rates do not fall as sizes grow.
  ///
  /// - Parameters:
  ///   - tiers: The tiers.
  ///   - ends: Where each of them ends as it was written; nil where nothing was written.
  /// - Throws: ``MarginRuleError``.
  static func check(_ tiers: [RateTier], ends: [Double?]) throws(MarginRuleError) {
    guard let first = tiers.first else { throw .empty(key: "tiers") }
    guard first.from == 0 else { throw .lateFirstTier(key: "tiers[0]", from: first.from) }
    for place in tiers.indices.dropLast() {
      let (tier, next) = (tiers[place], tiers[place + 1])
      let end = ends[place] ?? next.from
      let key = "tiers[\(place)]"
      guard end >= next.from else { throw .tierGap(key: key, to: end, next: next.from) }
      guard end == next.from, next.from > tier.from else { throw .tierOverlap(key: key, to: end, next: next.from) }
      for (rate, before) in [
        (next.rates.initial, tier.rates.initial), (next.rates.maintenance, tier.rates.maintenance),
      ] where rate < before {
        throw .fallingRate(key: "tiers[\(place + 1)]", rate: rate, before: before)
      }
    }
    if let last = ends.last ?? nil {
      throw .tierGap(key: "tiers[\(tiers.count - 1)]", to: last, next: .infinity)
    }
  }
}
