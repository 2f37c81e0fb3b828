internal import Documents

extension RateSchedule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case initial, maintenance, maximumLeverage, maintenanceShare, growth, openInterest, tiers, bracket
  }
  private enum TierKeys: String, CodingKey, CaseIterable {
    case from, to, initial, maintenance, maximumLeverage, maintenanceShare
  }
  private enum GrowthKeys: String, CodingKey, CaseIterable { case law, unit, initialSlope, maintenanceSlope }
  private enum InterestKeys: String, CodingKey, CaseIterable { case units, lowerCap, upperCap, rateAtUpper }

  /// Reads the rates of one underlying: `initial` and `maintenance`, or `maximumLeverage`, alone, with a `growth` or with
  /// an `openInterest`; or `tiers`, whose `bracket` is `marginal` (if it is left out) or `whole`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    if container.contains(.tiers) {
      for key in CodingKeys.allCases where key != .tiers && key != .bracket && container.contains(key) {
        try decoder.placing { () throws(MarginRuleError) in throw .conflict(key: "tiers", other: key.stringValue) }
      }
      let tiers = try container.decode([WrittenTier].self, forKey: .tiers)
      let word = try container.decodeIfPresent(String.self, forKey: .bracket) ?? "marginal"
      self = try decoder.placing { () throws(MarginRuleError) in
        guard ["marginal", "whole"].contains(word) else {
          throw .unknownWord(key: "bracket", word: word, known: ["marginal", "whole"])
        }
        try RateTier.check(tiers.map(\.tier), ends: tiers.map(\.to))
        return .tiers(tiers.map(\.tier), marginal: word == "marginal")
      }
      return
    }
    let rates = try WrittenRates(
      initial: container.decodeIfPresent(Double.self, forKey: .initial),
      maintenance: container.decodeIfPresent(Double.self, forKey: .maintenance),
      maximumLeverage: container.decodeIfPresent(Double.self, forKey: .maximumLeverage),
      maintenanceShare: container.decodeIfPresent(Double.self, forKey: .maintenanceShare))
    let growth = try Self.growth(in: container)
    let interest = try Self.openInterest(in: container)
    self = try decoder.placing { () throws(MarginRuleError) in
      let pair = try rates.pair()
      switch (growth, interest) {
      case (nil, nil): return .fixed(pair)
      case (let growth?, nil):
        return .growing(
          pair,
          try RateGrowth(
            law: growth.law, unit: growth.unit, initialSlope: growth.initial,
            maintenanceSlope: growth.maintenance ?? growth.initial))
      case (nil, let interest?):
        return .openInterest(
          pair,
          try OpenInterestScale(
            units: interest.units, lowerCap: interest.lower, upperCap: interest.upper, rateAtUpper: interest.rate))
      case (_?, _?): throw .conflict(key: "growth", other: "openInterest")
      }
    }
  }

  /// Rates as they were written.
  private struct WrittenRates {
    let initial: Double?
    let maintenance: Double?
    let maximumLeverage: Double?
    let maintenanceShare: Double?

    func pair() throws(MarginRuleError) -> RatePair {
      guard let maximumLeverage else {
        guard let initial else { throw .missing(key: "rates", alternatives: ["initial", "maximumLeverage", "tiers"]) }
        guard let maintenance else {
          guard let maintenanceShare else {
            throw .missing(key: "rates", alternatives: ["maintenance", "maintenanceShare"])
          }
          try MarginCheck.rate(maintenanceShare, "maintenanceShare")
          return try RatePair(initial: initial, maintenance: initial * maintenanceShare)
        }
        guard maintenanceShare == nil else { throw .conflict(key: "maintenance", other: "maintenanceShare") }
        return try RatePair(initial: initial, maintenance: maintenance)
      }
      guard initial == nil else { throw .conflict(key: "maximumLeverage", other: "initial") }
      guard maintenance == nil else { throw .conflict(key: "maximumLeverage", other: "maintenance") }
      return try RatePair(maximumLeverage: maximumLeverage, maintenanceShare: maintenanceShare ?? 0.5)
    }
  }

  /// A tier as it was written, with its end.
  private struct WrittenTier: Decodable {
    let tier: RateTier
    let to: Double?

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(strictlyKeyedBy: TierKeys.self)
      let from = try container.decode(Double.self, forKey: .from)
      to = try container.decodeIfPresent(Double.self, forKey: .to)
      let rates = try WrittenRates(
        initial: container.decodeIfPresent(Double.self, forKey: .initial),
        maintenance: container.decodeIfPresent(Double.self, forKey: .maintenance),
        maximumLeverage: container.decodeIfPresent(Double.self, forKey: .maximumLeverage),
        maintenanceShare: container.decodeIfPresent(Double.self, forKey: .maintenanceShare))
      tier = try decoder.placing { () throws(MarginRuleError) in RateTier(from: from, rates: try rates.pair()) }
    }
  }

  private static func growth(
    in container: KeyedDecodingContainer<CodingKeys>
  ) throws -> (law: RateGrowth.Law, unit: RateGrowth.Unit, initial: Double, maintenance: Double?)? {
    guard container.contains(.growth) else { return nil }
    let decoder = try container.superDecoder(forKey: .growth)
    let growth = try decoder.container(strictlyKeyedBy: GrowthKeys.self)
    let law = try growth.decode(String.self, forKey: .law)
    let unit = try growth.decode(String.self, forKey: .unit)
    return (
      law: try decoder.word(law, "law"), unit: try decoder.word(unit, "unit"),
      initial: try growth.decode(Double.self, forKey: .initialSlope),
      maintenance: try growth.decodeIfPresent(Double.self, forKey: .maintenanceSlope)
    )
  }

  private static func openInterest(
    in container: KeyedDecodingContainer<CodingKeys>
  ) throws -> (units: Double, lower: Double, upper: Double, rate: Double)? {
    guard container.contains(.openInterest) else { return nil }
    let decoder = try container.superDecoder(forKey: .openInterest)
    let interest = try decoder.container(strictlyKeyedBy: InterestKeys.self)
    return (
      units: try interest.decode(Double.self, forKey: .units),
      lower: try interest.decode(Double.self, forKey: .lowerCap),
      upper: try interest.decode(Double.self, forKey: .upperCap),
      rate: try interest.decodeIfPresent(Double.self, forKey: .rateAtUpper) ?? 1
    )
  }
}
