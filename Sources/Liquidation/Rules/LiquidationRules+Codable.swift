internal import Documents

extension LiquidationRules: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case oracle, mechanism, losses }

  /// Reads the liquidation section of a venue card; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      oracle: try container.decodeIfPresent(OracleRules.self, forKey: .oracle) ?? OracleRules(),
      mechanism: try container.decode(Mechanism.self, forKey: .mechanism),
      losses: try container.decodeIfPresent(LossRule.self, forKey: .losses) ?? .lenders)
  }
}
