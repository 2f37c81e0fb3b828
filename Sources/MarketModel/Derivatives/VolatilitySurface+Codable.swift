internal import Documents

extension VolatilitySurface {
  enum CodingKeys: String, CodingKey, CaseIterable { case slices, moves }

  /// Reads a surface; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      slices: try container.decode([Slice].self, forKey: .slices),
      moves: try container.decodeIfPresent(Moves.self, forKey: .moves) ?? Moves())
  }
}

extension VolatilitySurface.Slice {
  enum CodingKeys: String, CodingKey, CaseIterable { case days, logMoneyness, volatility }

  /// Reads a slice; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      days: try container.decode(Double.self, forKey: .days),
      logMoneyness: try container.decode([Double].self, forKey: .logMoneyness),
      volatility: try container.decode([Double].self, forKey: .volatility))
  }
}

extension VolatilitySurface.Moves: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case rule, spotSlope, volatilityOfVolatility, halfLifeDays, floor, cap
  }

  /// Reads how a surface moves; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let standard = Self()
    let word = try container.decodeIfPresent(String.self, forKey: .rule) ?? standard.rule.rawValue
    guard let rule = Rule(rawValue: word) else {
      throw MarketModelError.unknownKind(
        key: "derivatives.surface.moves.rule", kind: word, known: Rule.allCases.map(\.rawValue))
    }
    self.init(
      rule: rule,
      spotSlope: try container.decodeIfPresent(Double.self, forKey: .spotSlope) ?? standard.spotSlope,
      volatilityOfVolatility: try container.decodeIfPresent(Double.self, forKey: .volatilityOfVolatility)
        ?? standard.volatilityOfVolatility,
      halfLifeDays: try container.decodeIfPresent(Double.self, forKey: .halfLifeDays) ?? standard.halfLifeDays,
      floor: try container.decodeIfPresent(Double.self, forKey: .floor) ?? standard.floor,
      cap: try container.decodeIfPresent(Double.self, forKey: .cap) ?? standard.cap)
  }

  /// Writes how a surface moves.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rule.rawValue, forKey: .rule)
    try container.encode(spotSlope, forKey: .spotSlope)
    try container.encode(volatilityOfVolatility, forKey: .volatilityOfVolatility)
    try container.encode(halfLifeDays, forKey: .halfLifeDays)
    try container.encode(floor, forKey: .floor)
    try container.encode(cap, forKey: .cap)
  }
}
