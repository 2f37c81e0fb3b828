internal import Documents
internal import Liquidation

extension IssuerRule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case ballastIssuer, name, token, supply, reserves, redemption, holders, sources
  }

  /// Reads the card of an issuer, version 1; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let version = try container.decode(Double.self, forKey: .ballastIssuer)
    guard version == 1 else {
      throw LiquidationRuleError.outOfBounds(place: "issuer", key: "ballastIssuer", value: version, low: 1, high: 1)
    }
    let name = try container.decode(String.self, forKey: .name)
    try self.init(
      name: name, token: try container.decodeIfPresent(String.self, forKey: .token) ?? name,
      supply: try container.decode(Double.self, forKey: .supply),
      reserves: try container.decode([ReserveTier].self, forKey: .reserves),
      redemption: try container.decodeIfPresent(RedemptionTerms.self, forKey: .redemption) ?? RedemptionTerms(),
      holders: try container.decode(HolderSpeed.self, forKey: .holders),
      sources: try container.decodeIfPresent([String].self, forKey: .sources) ?? [])
  }
}

extension ReserveTier: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, asset, units, dollars, price, settlementSeconds, dailyLimit, haircut, depth, frozen, closed
  }

  /// Reads a tier; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let asset = try container.decodeIfPresent(String.self, forKey: .asset) ?? Self.dollar
    let units = try container.decodeIfPresent(Double.self, forKey: .units)
    let dollars = try container.decodeIfPresent(Double.self, forKey: .dollars)
    let amount: Amount
    switch (units, dollars) {
    case (let units?, nil): amount = .units(units)
    case (nil, let dollars?): amount = .dollars(dollars)
    case (nil, nil): throw LiquidationRuleError.missing(place: decoder.codingPath.text, keys: ["units", "dollars"])
    default:
      throw LiquidationRuleError.conflictingKeys(place: decoder.codingPath.text, first: "units", second: "dollars")
    }
    self.init(
      name: try container.decodeIfPresent(String.self, forKey: .name) ?? asset, asset: asset, amount: amount,
      price: try container.decodeIfPresent(Double.self, forKey: .price),
      settlementSeconds: try container.decodeIfPresent(Double.self, forKey: .settlementSeconds) ?? 0,
      dailyLimit: try container.decodeIfPresent(Double.self, forKey: .dailyLimit),
      haircut: try container.decodeIfPresent(Double.self, forKey: .haircut) ?? 0,
      depth: try container.decodeIfPresent(DepthRule.self, forKey: .depth),
      frozen: try container.decodeIfPresent(FrozenShare.self, forKey: .frozen),
      closed: try container.decodeIfPresent([TimeWindow].self, forKey: .closed) ?? [])
  }
}

extension FrozenShare: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case share, untilSeconds, returned, feared }

  /// Reads a frozen share; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      share: try container.decode(Double.self, forKey: .share),
      untilSeconds: try container.decode(Double.self, forKey: .untilSeconds),
      returned: try container.decodeIfPresent(Double.self, forKey: .returned) ?? 1,
      feared: try container.decodeIfPresent(Double.self, forKey: .feared) ?? 0)
  }
}

extension RedemptionTerms: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case fee, dailyLimit, buffer, queue, payout, closed }

  /// Reads terms; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let word = try container.decodeIfPresent(String.self, forKey: .payout) ?? Payout.par.rawValue
    guard let payout = Payout(rawValue: word) else {
      throw LiquidationRuleError.unknownKind(
        place: decoder.codingPath.text, key: "payout", kind: word, known: Payout.allCases.map(\.rawValue))
    }
    self.init(
      fee: try container.decodeIfPresent(Double.self, forKey: .fee) ?? 0,
      dailyLimit: try container.decodeIfPresent(Double.self, forKey: .dailyLimit),
      buffer: try container.decodeIfPresent(Double.self, forKey: .buffer) ?? 0,
      queue: try container.decodeIfPresent(Bool.self, forKey: .queue) ?? true, payout: payout,
      closed: try container.decodeIfPresent([TimeWindow].self, forKey: .closed) ?? [])
  }
}

extension HolderSpeed: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case base, slope, threshold, most, queueSensitivity, followsMarket
  }

  /// Reads speeds; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      base: try container.decode(Double.self, forKey: .base),
      slope: try container.decodeIfPresent(Double.self, forKey: .slope) ?? 0,
      threshold: try container.decodeIfPresent(Double.self, forKey: .threshold) ?? 0,
      most: try container.decodeIfPresent(Double.self, forKey: .most) ?? Self.largestSpeed,
      queueSensitivity: try container.decodeIfPresent(Double.self, forKey: .queueSensitivity) ?? 0,
      followsMarket: try container.decodeIfPresent(Bool.self, forKey: .followsMarket) ?? false)
  }
}
