internal import Documents

extension GasRule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case dollars, asset, sensitivity, largestMultiple, congestion
  }

  /// Reads a cost of gas; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      dollars: try container.decode(Double.self, forKey: .dollars),
      asset: try container.decodeIfPresent(String.self, forKey: .asset),
      sensitivity: try container.decodeIfPresent(Double.self, forKey: .sensitivity) ?? 0,
      largestMultiple: try container.decodeIfPresent(Double.self, forKey: .largestMultiple) ?? 100,
      congestion: try container.decodeIfPresent(Double.self, forKey: .congestion) ?? 0)
  }
}
