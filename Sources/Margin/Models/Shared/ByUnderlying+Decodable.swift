internal import Documents

/// The keys of rules by underlying.
private enum UnderlyingKeys: String, CodingKey, CaseIterable { case `default`, assets }

extension ByUnderlying: Decodable where Rule: Decodable {
  /// Reads `default`, the rule for the rest, and `assets`, those of single underlyings; one of the two must be there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: UnderlyingKeys.self)
    try self.init(
      decoder, standard: try container.decodeIfPresent(Rule.self, forKey: .default),
      assets: try container.decodeIfPresent([String: Rule].self, forKey: .assets))
  }

  /// Rules that a document's object holds beside other keys.
  init(_ decoder: any Decoder, standard: Rule?, assets: [String: Rule]?) throws {
    self = try decoder.placing { () throws(MarginRuleError) in
      guard standard != nil || assets?.isEmpty == false else {
        throw .missing(key: "rules", alternatives: ["default", "assets"])
      }
      return Self(standard: standard, assets: assets ?? [:])
    }
  }
}
