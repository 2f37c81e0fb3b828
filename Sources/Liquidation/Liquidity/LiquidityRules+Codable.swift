internal import Documents

extension LiquidityRules {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case depth, contractDepth, liquidators, gas, backed, lookSeconds, volatilityHalfLifeSeconds
  }
}

extension LiquidityRules: Decodable {
  /// Reads the market of a liquidity card; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      depth: try container.decodeIfPresent([String: DepthRule].self, forKey: .depth) ?? [:],
      contractDepth: try container.decodeIfPresent([String: DepthRule].self, forKey: .contractDepth) ?? [:],
      liquidators: try container.decodeIfPresent(LiquidatorRule.self, forKey: .liquidators) ?? .ideal,
      gas: try container.decodeIfPresent(GasRule.self, forKey: .gas) ?? .free,
      backed: try container.decodeIfPresent([BackedToken].self, forKey: .backed) ?? [],
      lookSeconds: try container.decodeIfPresent(Double.self, forKey: .lookSeconds) ?? 300,
      volatilityHalfLifeSeconds: try container.decodeIfPresent(Double.self, forKey: .volatilityHalfLifeSeconds)
        ?? 21_600)
  }
}
