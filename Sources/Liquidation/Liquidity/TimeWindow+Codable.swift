internal import Documents

extension TimeWindow: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case fromSeconds, untilSeconds }

  /// Reads a window; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      fromSeconds: try container.decodeIfPresent(Double.self, forKey: .fromSeconds) ?? 0,
      untilSeconds: try container.decodeIfPresent(Double.self, forKey: .untilSeconds) ?? .infinity)
  }
}
