internal import Documents

extension Mechanism: Decodable {
  private enum KindKeys: String, CodingKey { case kind }
  private enum SpreadKeys: String, CodingKey, CaseIterable { case kind, close, protocolFee }
  private enum AuctionKeys: String, CodingKey, CaseIterable { case kind, auction }
  private enum BookKeys: String, CodingKey, CaseIterable {
    case kind, firstShare, largeDollars, cooldownSeconds, fee, slippageLimit, optionSpread, backstopShare
    case unwindSeconds, markWeight
  }

  /// Reads a mechanism from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: KindKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "fixedSpread":
      let container = try decoder.container(strictlyKeyedBy: SpreadKeys.self)
      self = .fixedSpread(
        try FixedSpreadRule(
          close: try container.decode(CloseRule.self, forKey: .close),
          protocolFee: try container.decodeIfPresent(Double.self, forKey: .protocolFee) ?? 0))
    case "auction":
      let container = try decoder.container(strictlyKeyedBy: AuctionKeys.self)
      self = .auction(try container.decode(AuctionRule.self, forKey: .auction))
    case "orderBook":
      let container = try decoder.container(strictlyKeyedBy: BookKeys.self)
      func number(_ key: BookKeys, _ standard: Double) throws -> Double {
        try container.decodeIfPresent(Double.self, forKey: key) ?? standard
      }
      self = .orderBook(
        try OrderBookRule(
          firstShare: try number(.firstShare, 1),
          largeDollars: try container.decodeIfPresent(Double.self, forKey: .largeDollars),
          cooldownSeconds: try number(.cooldownSeconds, 0), fee: try number(.fee, 0),
          slippageLimit: try number(.slippageLimit, 0.1), optionSpread: try number(.optionSpread, 0.01),
          backstopShare: try container.decodeIfPresent(Double.self, forKey: .backstopShare),
          unwindSeconds: try number(.unwindSeconds, 3_600), markWeight: try number(.markWeight, 0)))
    default:
      throw LiquidationRuleError.unknownKind(
        place: "mechanism", key: "kind", kind: kind, known: ["fixedSpread", "auction", "orderBook"])
    }
  }
}
