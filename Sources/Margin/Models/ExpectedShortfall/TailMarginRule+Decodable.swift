internal import Documents

extension TailMarginRule {
  /// Reads a rule from an object that may hold a `kind` beside the rule's keys.
  init(from decoder: any Decoder, _ container: KeyedDecodingContainer<MarginRule.Keys>) throws {
    let word = try container.decodeIfPresent(String.self, forKey: .measure) ?? TailMeasure.es.rawValue
    let measure: TailMeasure = try decoder.word(word, "measure")
    let confidence = try container.decode(Double.self, forKey: .confidence)
    let days = try container.decode(Double.self, forKey: .days)
    let maintenanceShare = try container.decodeIfPresent(Double.self, forKey: .maintenanceShare) ?? 1
    let leastShare = try container.decodeIfPresent(Double.self, forKey: .leastShare) ?? 0
    let procyclicality = try container.decodeIfPresent(Procyclicality.self, forKey: .procyclicality)
    self = try decoder.placing { () throws(MarginRuleError) in
      try TailMarginRule(
        measure: measure, confidence: confidence, days: days, maintenanceShare: maintenanceShare,
        leastShare: leastShare, procyclicality: procyclicality)
    }
  }
}

extension Procyclicality: Decodable {
  private enum ToolKeys: String, CodingKey { case tool }
  private enum BufferKeys: String, CodingKey, CaseIterable { case tool, share, released }
  private enum StressKeys: String, CodingKey, CaseIterable { case tool, weight, observations }
  private enum FloorKeys: String, CodingKey, CaseIterable { case tool, volatility }

  /// Reads a tool: `buffer` with `share` and `released`, `stressedObservations` with `weight` and `observations` (price
  /// moves by asset), or `volatilityFloor` with `volatility` by asset.
  public init(from decoder: any Decoder) throws {
    let tool = try decoder.container(keyedBy: ToolKeys.self).decode(String.self, forKey: .tool)
    switch tool {
    case "buffer":
      let container = try decoder.container(strictlyKeyedBy: BufferKeys.self)
      let share = try container.decode(Double.self, forKey: .share)
      let released = try container.decodeIfPresent(Bool.self, forKey: .released) ?? false
      self = .buffer(
        try decoder.placing { () throws(MarginRuleError) in try MarginBuffer(share: share, released: released) })
    case "stressedObservations":
      let container = try decoder.container(strictlyKeyedBy: StressKeys.self)
      self = .stressedObservations(
        try container.decode([[String: Double]].self, forKey: .observations).map { StressedObservation($0) },
        weight: try container.decode(Double.self, forKey: .weight))
    case "volatilityFloor":
      let container = try decoder.container(strictlyKeyedBy: FloorKeys.self)
      self = .volatilityFloor(try container.decode([String: Double].self, forKey: .volatility))
    default:
      throw MarginRuleError.at(
        path: decoder.codingPath.text,
        .unknownWord(key: "tool", word: tool, known: ["buffer", "stressedObservations", "volatilityFloor"]))
    }
  }
}
