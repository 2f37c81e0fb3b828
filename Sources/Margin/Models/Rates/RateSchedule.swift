/// The rates of one underlying.
public enum RateSchedule: Equatable, Sendable {
  /// The same for every size.
  case fixed(RatePair)
  /// Rates that grow with the size.
  case growing(RatePair, RateGrowth)
  /// An initial rate that grows with the open interest of the market.
  case openInterest(RatePair, OpenInterestScale)
  /// Rates by size. Where `marginal`, each tier's rate is for what of the size lies in the tier, which makes margin a
  /// continuous function of size; otherwise the rate of the tier that the size reaches is for all of it.
  case tiers([RateTier], marginal: Bool)

  /// Rates by size.
  ///
  /// - Throws: ``MarginRuleError`` where the first tier does not start at 0, the tiers do not rise, or a rate falls.
  public static func tiered(_ tiers: [RateTier], marginal: Bool) throws(MarginRuleError) -> RateSchedule {
    try RateTier.check(tiers, ends: tiers.map { _ in nil })
    return .tiers(tiers, marginal: marginal)
  }
}

extension RateSchedule {
  /// The margin of a size.
  ///
  /// - Parameters:
  ///   - units: Units of the underlying, at least 0.
  ///   - notional: Dollars, at least 0.
  ///   - price: Dollars per unit.
  ///   - factor: What every rate is multiplied by.
  /// - Returns: Dollars.
  func requirement(units: Double, notional: Double, price: Double, factor: Double) -> MarginRequirement {
    switch self {
    case .fixed(let rates):
      return rates.scaled(by: factor).requirement(of: notional)
    case .growing(let rates, let growth):
      return growth.rates(rates, size: growth.unit == .units ? units : notional).scaled(by: factor)
        .requirement(of: notional)
    case .openInterest(let rates, let scale):
      let initial = max(rates.maintenance, scale.initialRate(rates.initial, price: price))
      return RatePair.trusted(initial: initial, maintenance: rates.maintenance).scaled(by: factor)
        .requirement(of: notional)
    case .tiers(let tiers, let marginal):
      guard marginal else {
        let tier = tiers.last { $0.from <= notional } ?? tiers[0]
        return tier.rates.scaled(by: factor).requirement(of: notional)
      }
      var requirement = MarginRequirement()
      for (place, tier) in tiers.enumerated() where notional > tier.from {
        let end = place + 1 < tiers.count ? min(notional, tiers[place + 1].from) : notional
        requirement += tier.rates.scaled(by: factor).requirement(of: end - tier.from)
      }
      return requirement
    }
  }

  /// The maintenance rate, where it is the same at every price; nil where it is not.
  ///
  /// - Parameters:
  ///   - units: Units of the underlying where no price changes them.
  ///   - factor: What the rate is multiplied by.
  /// - Returns: A fraction of the size.
  func fixedMaintenance(units: Double?, factor: Double) -> Double? {
    switch self {
    case .fixed(let rates), .openInterest(let rates, _): return rates.scaled(by: factor).maintenance
    case .growing(let rates, let growth):
      guard growth.maintenanceSlope > 0 else { return rates.scaled(by: factor).maintenance }
      guard growth.unit == .units, let units else { return nil }
      return growth.rates(rates, size: units).scaled(by: factor).maintenance
    case .tiers(let tiers, _):
      return tiers.allSatisfy { $0.rates.maintenance == tiers[0].rates.maintenance }
        ? tiers[0].rates.scaled(by: factor).maintenance : nil
    }
  }
}
