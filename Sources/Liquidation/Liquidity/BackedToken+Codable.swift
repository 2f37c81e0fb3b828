internal import Documents

extension BackedToken: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case token, supply, reserves, defence }

  /// Reads a backed token; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      token: try container.decode(String.self, forKey: .token),
      supply: try container.decode(Double.self, forKey: .supply),
      reserves: try container.decode([String: Double].self, forKey: .reserves),
      defence: try container.decodeIfPresent(Defence.self, forKey: .defence))
  }
}

extension BackedToken.Defence: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case discount, perHour }

  /// Reads a defence; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      discount: try container.decode(Double.self, forKey: .discount),
      perHour: try container.decode(Double.self, forKey: .perHour))
  }
}
