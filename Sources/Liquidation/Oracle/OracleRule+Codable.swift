internal import Documents

extension OracleRule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case heartbeatSeconds, deviation, latencySeconds, smoothing, sources, faults
  }

  /// Reads a rule; a key that it does not have is an error.
  ///
  /// Without any key it is ``market``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let path = decoder.codingPath.text
    try self.init(
      heartbeatSeconds: try container.decodeIfPresent(Double.self, forKey: .heartbeatSeconds),
      deviation: try container.decodeIfPresent(Double.self, forKey: .deviation),
      latencySeconds: try container.decodeIfPresent(Double.self, forKey: .latencySeconds) ?? 0,
      smoothing: try container.decodeIfPresent(OracleSmoothing.self, forKey: .smoothing),
      sources: try container.decodeIfPresent([OracleSource].self, forKey: .sources) ?? [],
      faults: try container.decodeIfPresent([OracleFault].self, forKey: .faults) ?? [],
      place: path.isEmpty ? "oracle" : path)
  }
}

extension OracleSmoothing: Decodable {
  private enum BaseKeys: String, CodingKey { case kind }
  private enum TWAPKeys: String, CodingKey, CaseIterable { case kind, seconds }
  private enum EMAKeys: String, CodingKey, CaseIterable { case kind, halfLifeSeconds }

  /// Reads a mean from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: BaseKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "twap":
      let container = try decoder.container(strictlyKeyedBy: TWAPKeys.self)
      self = .twap(seconds: try container.decode(Double.self, forKey: .seconds))
    case "ema":
      let container = try decoder.container(strictlyKeyedBy: EMAKeys.self)
      self = .ema(halfLifeSeconds: try container.decode(Double.self, forKey: .halfLifeSeconds))
    default:
      throw LiquidationRuleError.unknownKind(
        place: decoder.codingPath.text, key: "kind", kind: kind, known: ["twap", "ema"])
    }
  }
}

extension OracleSource: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, premium, latencySeconds, fromSeconds, untilSeconds
  }

  /// Reads a source; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      name: try container.decodeIfPresent(String.self, forKey: .name) ?? "",
      premium: try container.decodeIfPresent(Double.self, forKey: .premium) ?? 0,
      latencySeconds: try container.decodeIfPresent(Double.self, forKey: .latencySeconds) ?? 0,
      window: OracleWindow(
        fromSeconds: try container.decodeIfPresent(Double.self, forKey: .fromSeconds) ?? 0,
        untilSeconds: try container.decodeIfPresent(Double.self, forKey: .untilSeconds)))
  }
}
