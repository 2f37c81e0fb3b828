internal import Documents

extension MarginRule: Decodable {
  /// The kinds of rules and the keys of each beside `kind` and `name`.
  private enum Kind: String, CaseIterable {
    case flatRate, rates, optionStandard, scenarioGrid, expectedShortfall, maximumLoss, isolated, addOns

    var keys: [Keys] {
      switch self {
      case .flatRate: [.initial, .maintenance]
      case .rates: [.net, .holdingPeriod, .default, .assets]
      case .optionStandard: [.default, .assets, .futures]
      case .scenarioGrid: [.default, .assets, .maintenanceShare, .feeRate]
      case .expectedShortfall: [.measure, .confidence, .days, .maintenanceShare, .leastShare, .procyclicality]
      case .maximumLoss: [.initialCover, .maintenanceCover, .futures]
      case .isolated: [.base]
      case .addOns: [.base, .charges, .buffer]
      }
    }
  }

  /// The keys of all kinds.
  enum Keys: String, CodingKey, CaseIterable {
    case kind, name, initial, maintenance, net, holdingPeriod, `default`, assets, futures, maintenanceShare, feeRate
    case measure, confidence, days, leastShare, procyclicality, initialCover, maintenanceCover, base, charges, buffer
  }

  /// Reads a rule from an object whose `kind` names it; a key that the kind does not have is an error.
  ///
  /// A `name` may stand beside it, which is the venue's to read.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: Keys.self)
    let kind: Kind = try decoder.word(container.decode(String.self, forKey: .kind), "kind")
    let known: [Keys] = [.kind, .name] + kind.keys
    for key in Keys.allCases where container.contains(key) && !known.contains(key) {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: container,
        debugDescription: "a model of kind \(kind.rawValue) has no such key; it has "
          + known.map(\.stringValue).joined(separator: ", "))
    }
    switch kind {
    case .flatRate:
      let initial = try container.decode(Double.self, forKey: .initial)
      let maintenance = try container.decode(Double.self, forKey: .maintenance)
      let rates = try decoder.placing { () throws(MarginRuleError) in
        try RatePair(initial: initial, maintenance: maintenance)
      }
      self = .flatRate(initial: rates.initial, maintenance: rates.maintenance)
    case .rates: self = .rates(try MarginRates(from: decoder, container))
    case .optionStandard:
      self = .optionStandard(
        OptionStandardRule(
          options: try ByUnderlying(from: decoder, container),
          futures: try container.decodeIfPresent(MarginRates.self, forKey: .futures)))
    case .scenarioGrid:
      let grids: ByUnderlying<ScenarioGrid> = try ByUnderlying(from: decoder, container)
      let share = try container.decode(Double.self, forKey: .maintenanceShare)
      let fee = try container.decodeIfPresent(Double.self, forKey: .feeRate) ?? 0
      self = .scenarioGrid(
        try decoder.placing { () throws(MarginRuleError) in
          try ScenarioGridRule(grids: grids, maintenanceShare: share, feeRate: fee)
        })
    case .expectedShortfall: self = .expectedShortfall(try TailMarginRule(from: decoder, container))
    case .maximumLoss:
      let initial = try container.decodeIfPresent(Double.self, forKey: .initialCover) ?? 1
      let maintenance = try container.decodeIfPresent(Double.self, forKey: .maintenanceCover) ?? 1
      let futures = try container.decodeIfPresent(MarginRates.self, forKey: .futures)
      self = .maximumLoss(
        try decoder.placing { () throws(MarginRuleError) in
          try MaximumLossRule(initialCover: initial, maintenanceCover: maintenance, futures: futures)
        })
    case .isolated: self = .isolated(try container.decode(MarginRule.self, forKey: .base))
    case .addOns:
      self = .withAddOns(
        try container.decode(MarginRule.self, forKey: .base),
        AddOns(
          charges: try container.decodeIfPresent(ByUnderlying<SizeCharges>.self, forKey: .charges),
          buffer: try container.decodeIfPresent(MarginBuffer.self, forKey: .buffer)))
    }
  }
}

extension ByUnderlying where Rule: Decodable {
  /// Rules whose keys stand among those of a margin rule.
  fileprivate init(from decoder: any Decoder, _ container: KeyedDecodingContainer<MarginRule.Keys>) throws {
    try self.init(
      decoder, standard: try container.decodeIfPresent(Rule.self, forKey: .default),
      assets: try container.decodeIfPresent([String: Rule].self, forKey: .assets))
  }
}

extension MarginRates: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case `default`, assets, net, holdingPeriod }

  /// Reads `default` and `assets`, the rates by underlying, `net` (false if it is left out) and `holdingPeriod`.
  public init(from decoder: any Decoder) throws {
    _ = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(from: decoder, decoder.container(keyedBy: MarginRule.Keys.self))
  }

  /// Rates whose keys stand among those of a margin rule.
  fileprivate init(from decoder: any Decoder, _ container: KeyedDecodingContainer<MarginRule.Keys>) throws {
    self.init(
      try ByUnderlying(from: decoder, container),
      net: try container.decodeIfPresent(Bool.self, forKey: .net) ?? false,
      holdingPeriod: try container.decodeIfPresent(HoldingPeriod.self, forKey: .holdingPeriod))
  }
}

extension HoldingPeriod: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case ratesDays, days }

  /// Reads `ratesDays` and `days`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let ratesDays = try container.decode(Double.self, forKey: .ratesDays)
    let days = try container.decode(Double.self, forKey: .days)
    self = try decoder.placing { () throws(MarginRuleError) in try HoldingPeriod(ratesDays: ratesDays, days: days) }
  }
}
