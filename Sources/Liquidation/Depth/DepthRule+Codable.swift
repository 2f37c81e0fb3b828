internal import Documents

extension DepthRule: Decodable {
  private enum OwnKeys: DepthKeys {
    static let keys = ["permanentShare", "recoveryHalfLifeSeconds", "volatilityElasticity", "leastDepth"]
  }
  private enum ListKeys: DepthKeys { static let keys = ["venues"] }

  /// Reads a rule; a key that it does not have is an error.
  ///
  /// The places are a list, `venues`; a single one may stand in the rule's own object, its `kind` beside the other keys.
  public init(from decoder: any Decoder) throws {
    let place = decoder.codingPath.isEmpty ? "depth" : decoder.codingPath.text
    let container = try decoder.container(keyedBy: AnyDepthKey.self)
    let sources: [DepthSource]
    switch (container.contains("kind"), container.contains("venues")) {
    case (true, true): throw LiquidationRuleError.conflictingKeys(place: place, first: "kind", second: "venues")
    case (false, false): throw LiquidationRuleError.missing(place: place, keys: ["kind", "venues"])
    case (true, false): sources = [try DepthSource(from: decoder, beside: OwnKeys.self)]
    case (false, true):
      let list = try decoder.container(strictlyKeyedBy: DepthKey<ListKeys, OwnKeys>.self)
      sources = try list.decode([DepthSource].self, forKey: "venues")
    }
    try self.init(
      sources: sources, permanentShare: try container.decodeIfPresent(Double.self, forKey: "permanentShare") ?? 0,
      recoveryHalfLifeSeconds: try container.decodeIfPresent(Double.self, forKey: "recoveryHalfLifeSeconds") ?? 3600,
      volatilityElasticity: try container.decodeIfPresent(Double.self, forKey: "volatilityElasticity") ?? 0,
      leastDepth: try container.decodeIfPresent(Double.self, forKey: "leastDepth") ?? 0.05, place: place)
  }
}
