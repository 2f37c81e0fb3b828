internal import Documents

extension OracleRules: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case standard = "default", assets }

  /// Reads the oracles of a venue card; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      standard: try container.decodeIfPresent(OracleRule.self, forKey: .standard) ?? .market,
      assets: try container.decodeIfPresent([String: OracleRule].self, forKey: .assets) ?? [:])
  }
}
