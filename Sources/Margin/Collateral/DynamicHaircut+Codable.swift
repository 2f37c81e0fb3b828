internal import Documents

extension DynamicHaircut: Decodable {
  private enum BaseKeys: String, CodingKey { case kind }
  private enum VolatilityKeys: String, CodingKey, CaseIterable { case kind, multiple, floor, days }
  private enum SteppedKeys: String, CodingKey, CaseIterable { case kind, measure, steps }

  /// Reads a haircut from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: BaseKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "volatility":
      let container = try decoder.container(strictlyKeyedBy: VolatilityKeys.self)
      self = .volatility(
        multiple: try container.decode(Double.self, forKey: .multiple),
        floor: try container.decodeIfPresent(Double.self, forKey: .floor) ?? 0,
        days: try container.decode(Double.self, forKey: .days))
    case "stepped":
      let container = try decoder.container(strictlyKeyedBy: SteppedKeys.self)
      let word = try container.decode(String.self, forKey: .measure)
      guard let measure = StressMeasure(rawValue: word) else {
        throw CollateralRuleError.unknownKind(
          place: decoder.codingPath.text, key: "measure", kind: word, known: StressMeasure.allCases.map(\.rawValue))
      }
      self = .stepped(by: measure, steps: try container.decode([Step].self, forKey: .steps))
    default:
      throw CollateralRuleError.unknownKind(
        place: decoder.codingPath.text, key: "kind", kind: kind, known: ["volatility", "stepped"])
    }
  }
}

extension DynamicHaircut.Step: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case from, haircut }

  /// Reads a step; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      from: try container.decode(Double.self, forKey: .from),
      haircut: try container.decode(Double.self, forKey: .haircut))
  }
}
