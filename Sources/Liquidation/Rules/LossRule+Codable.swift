internal import Documents

extension LossRule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case fund, refillShare, deleveraging, backstop }

  /// Reads who pays from a venue card; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let word = try container.decodeIfPresent(String.self, forKey: .deleveraging) ?? Deleveraging.none.rawValue
    guard let deleveraging = Deleveraging(rawValue: word) else {
      throw LiquidationRuleError.unknownKind(
        place: "losses", key: "deleveraging", kind: word, known: Deleveraging.allCases.map(\.rawValue))
    }
    try self.init(
      fund: try container.decodeIfPresent(Double.self, forKey: .fund) ?? 0,
      refillShare: try container.decodeIfPresent(Double.self, forKey: .refillShare) ?? 1, deleveraging: deleveraging,
      backstop: try container.decodeIfPresent(Backstop.self, forKey: .backstop))
  }
}

extension LossRule.Backstop: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case dollars, asset, units }

  /// Reads a backstop: `dollars`, or an `asset` and its `units`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let dollars = try container.decodeIfPresent(Double.self, forKey: .dollars)
    let asset = try container.decodeIfPresent(String.self, forKey: .asset)
    switch (dollars, asset) {
    case (let dollars?, nil): self = .dollars(dollars)
    case (nil, let asset?): self = .tokens(asset: asset, units: try container.decode(Double.self, forKey: .units))
    case (_?, _?):
      throw LiquidationRuleError.conflictingKeys(place: "losses.backstop", first: "dollars", second: "asset")
    case (nil, nil): throw LiquidationRuleError.missing(place: "losses.backstop", keys: ["dollars", "asset"])
    }
  }
}
