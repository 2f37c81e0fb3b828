internal import Documents

extension CloseRule: Decodable {
  private enum Keys: String, CodingKey {
    case kind, share, health, wholeBelowHealth, wholeBelowDollars, leastLeftover
  }
  private enum ShareKeys: String, CodingKey, CaseIterable {
    case kind, share, wholeBelowHealth, wholeBelowDollars, leastLeftover
  }
  private enum WholeKeys: String, CodingKey, CaseIterable { case kind, leastLeftover }
  private enum HealthKeys: String, CodingKey, CaseIterable {
    case kind, health, wholeBelowHealth, wholeBelowDollars, leastLeftover
  }

  /// Reads a rule from an object whose `kind` names the amount; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Keys.self)
    let kind = try container.decode(String.self, forKey: .kind)
    let place = decoder.codingPath.text
    let amount: Amount
    switch kind {
    case "share":
      _ = try decoder.container(strictlyKeyedBy: ShareKeys.self)
      amount = .share(try container.decode(Double.self, forKey: .share))
    case "whole":
      _ = try decoder.container(strictlyKeyedBy: WholeKeys.self)
      amount = .whole
    case "toHealth":
      _ = try decoder.container(strictlyKeyedBy: HealthKeys.self)
      amount = .toHealth(try container.decode(Double.self, forKey: .health))
    default:
      throw LiquidationRuleError.unknownKind(
        place: place, key: "kind", kind: kind, known: ["share", "whole", "toHealth"])
    }
    try self.init(
      amount: amount,
      wholeBelowHealth: container.decodeIfPresent(Double.self, forKey: .wholeBelowHealth),
      wholeBelowDollars: container.decodeIfPresent(Double.self, forKey: .wholeBelowDollars),
      leastLeftover: container.decodeIfPresent(Double.self, forKey: .leastLeftover), place: place)
  }
}
