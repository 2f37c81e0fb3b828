internal import Documents

extension LiquidatorRule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case capital, returnSeconds, latencySeconds, flashFee, requiredReturn, perHour, absences
  }

  /// Reads liquidators; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    func number(_ key: CodingKeys) throws -> Double { try container.decodeIfPresent(Double.self, forKey: key) ?? 0 }
    try self.init(
      capital: try container.decodeIfPresent(Double.self, forKey: .capital), returnSeconds: try number(.returnSeconds),
      latencySeconds: try number(.latencySeconds), flashFee: try number(.flashFee),
      requiredReturn: try number(.requiredReturn),
      perHour: try container.decodeIfPresent(Double.self, forKey: .perHour),
      absences: try container.decodeIfPresent([TimeWindow].self, forKey: .absences) ?? [])
  }
}
