internal import Documents

extension MarginVenue: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case collateral, models, unrealisedProfit, incentive }

  /// Reads the margin section of a venue card; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let word = try container.decodeIfPresent(String.self, forKey: .unrealisedProfit) ?? UnrealisedProfit.both.rawValue
    guard let profit = UnrealisedProfit(rawValue: word) else {
      let known = UnrealisedProfit.allCases.map(\.rawValue).joined(separator: ", ")
      throw DecodingError.dataCorruptedError(
        forKey: .unrealisedProfit, in: container, debugDescription: "unknown word \"\(word)\"; known are \(known)")
    }
    let incentive = try container.decodeIfPresent(LiquidationIncentive.self, forKey: .incentive)
    if let incentive { try CollateralCheck(place: "margin").incentive(incentive) }
    try self.init(
      collateral: try container.decode(CollateralRules.self, forKey: .collateral),
      models: try container.decodeIfPresent([NamedRule].self, forKey: .models) ?? [], unrealisedProfit: profit,
      incentive: incentive)
  }
}

extension MarginVenue.NamedRule: Decodable {
  private enum CodingKeys: String, CodingKey { case name }

  /// Reads a margin model with its name from one object; the rule knows which keys it may have.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(name: try container.decode(String.self, forKey: .name), rule: try MarginRule(from: decoder))
  }
}
