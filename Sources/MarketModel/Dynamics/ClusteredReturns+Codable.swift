internal import Documents

extension ClusteredReturns {
  private enum Keys: String, CodingKey, CaseIterable {
    case kind, stepDays, innovations, clustering, dynamicCorrelation
  }

  init(from decoder: any Decoder, drivers: [String]) throws {
    let container = try decoder.container(strictlyKeyedBy: Keys.self)
    self.init(
      stepDays: try container.decode(Double.self, forKey: .stepDays),
      clustering: VolatilityClustering(try container.values(.clustering, of: drivers)),
      innovations: try container.decodeIfPresent(Innovations.self, forKey: .innovations) ?? .normal,
      dynamicCorrelation: try container.decodeIfPresent(DynamicCorrelation.self, forKey: .dynamicCorrelation))
  }

  func encode(to encoder: any Encoder, drivers: [String]) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(stepDays, forKey: .stepDays)
    try container.encode(innovations, forKey: .innovations)
    try container.encode(clustering.drivers, of: drivers, forKey: .clustering)
    try container.encodeIfPresent(dynamicCorrelation, forKey: .dynamicCorrelation)
  }
}

extension ClusteredReturns.Innovations: Codable {
  private enum NormalKeys: String, CodingKey, CaseIterable { case kind }
  private enum StudentTKeys: String, CodingKey, CaseIterable { case kind, degreesOfFreedom }

  /// Reads `{ "kind": "normal" }` or `{ "kind": "studentT", "degreesOfFreedom": 5 }`.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: NormalKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "normal":
      _ = try decoder.container(strictlyKeyedBy: NormalKeys.self)
      self = .normal
    case "studentT":
      let container = try decoder.container(strictlyKeyedBy: StudentTKeys.self)
      self = .studentT(degreesOfFreedom: try container.decode(Double.self, forKey: .degreesOfFreedom))
    default:
      throw MarketModelError.unknownKind(
        key: decoder.codingPath.text, kind: kind, known: ["normal", "studentT"])
    }
  }

  /// Writes the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: StudentTKeys.self)
    switch self {
    case .normal: try container.encode("normal", forKey: .kind)
    case .studentT(let degreesOfFreedom):
      try container.encode("studentT", forKey: .kind)
      try container.encode(degreesOfFreedom, forKey: .degreesOfFreedom)
    }
  }
}
