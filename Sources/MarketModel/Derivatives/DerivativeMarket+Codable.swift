internal import Documents

extension DerivativeMarket: Codable {
  enum CodingKeys: String, CodingKey, CaseIterable { case funding, basis, interestRate, surface }

  /// Reads what contracts are priced by; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      funding: try container.decodeIfPresent(MeanRevertingRate.self, forKey: .funding),
      basis: try container.decodeIfPresent(MeanRevertingRate.self, forKey: .basis),
      interestRate: try container.decodeIfPresent(Double.self, forKey: .interestRate) ?? 0,
      surface: try container.decodeIfPresent(VolatilitySurface.self, forKey: .surface))
  }

  /// Writes it in the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(funding, forKey: .funding)
    try container.encodeIfPresent(basis, forKey: .basis)
    if interestRate != 0 { try container.encode(interestRate, forKey: .interestRate) }
    try container.encodeIfPresent(surface, forKey: .surface)
  }
}

extension MeanRevertingRate {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case now, mean, halfLifeDays, volatility, priceSlope, floor, cap
  }

  /// Reads a rate; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      now: try container.decodeIfPresent(Double.self, forKey: .now),
      mean: try container.decode(Double.self, forKey: .mean),
      halfLifeDays: try container.decodeIfPresent(Double.self, forKey: .halfLifeDays) ?? 7,
      volatility: try container.decodeIfPresent(Double.self, forKey: .volatility) ?? 0,
      priceSlope: try container.decodeIfPresent(Double.self, forKey: .priceSlope) ?? 0,
      floor: try container.decodeIfPresent(Double.self, forKey: .floor),
      cap: try container.decodeIfPresent(Double.self, forKey: .cap))
  }
}
