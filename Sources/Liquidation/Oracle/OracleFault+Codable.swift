internal import Documents

extension OracleFault: Decodable {
  private enum BaseKeys: String, CodingKey { case kind, fromSeconds, untilSeconds }
  private enum StuckKeys: String, CodingKey, CaseIterable { case kind, fromSeconds, untilSeconds }
  private enum FloorKeys: String, CodingKey, CaseIterable { case kind, fromSeconds, untilSeconds, minimum }
  private enum CeilingKeys: String, CodingKey, CaseIterable { case kind, fromSeconds, untilSeconds, maximum }
  private enum PausedKeys: String, CodingKey, CaseIterable { case kind, fromSeconds, untilSeconds, graceSeconds }
  private enum OffsetKeys: String, CodingKey, CaseIterable { case kind, fromSeconds, untilSeconds, factor }
  private enum GrowthCapKeys: String, CodingKey, CaseIterable {
    case kind, fromSeconds, untilSeconds, snapshotRatio, growthPerYear, snapshotAgeSeconds, underlying, base
  }

  /// Reads a fault from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let base = try decoder.container(keyedBy: BaseKeys.self)
    let kind: Kind
    switch try base.decode(String.self, forKey: .kind) {
    case "stuck":
      _ = try decoder.container(strictlyKeyedBy: StuckKeys.self)
      kind = .stuck
    case "floor":
      let container = try decoder.container(strictlyKeyedBy: FloorKeys.self)
      kind = .floor(minimum: try container.decode(Double.self, forKey: .minimum))
    case "ceiling":
      let container = try decoder.container(strictlyKeyedBy: CeilingKeys.self)
      kind = .ceiling(maximum: try container.decode(Double.self, forKey: .maximum))
    case "growthCap":
      kind = .growthCap(try Self.growthCap(from: decoder))
    case "paused":
      let container = try decoder.container(strictlyKeyedBy: PausedKeys.self)
      kind = .paused(graceSeconds: try container.decodeIfPresent(Double.self, forKey: .graceSeconds) ?? 0)
    case "offset":
      let container = try decoder.container(strictlyKeyedBy: OffsetKeys.self)
      kind = .offset(factor: try container.decode(Double.self, forKey: .factor))
    case let word:
      throw LiquidationRuleError.unknownKind(
        place: decoder.codingPath.text, key: "kind", kind: word,
        known: ["stuck", "floor", "ceiling", "growthCap", "paused", "offset"])
    }
    self.init(
      kind,
      window: OracleWindow(
        fromSeconds: try base.decodeIfPresent(Double.self, forKey: .fromSeconds) ?? 0,
        untilSeconds: try base.decodeIfPresent(Double.self, forKey: .untilSeconds)))
  }

  private static func growthCap(from decoder: any Decoder) throws -> GrowthCap {
    let container = try decoder.container(strictlyKeyedBy: GrowthCapKeys.self)
    let underlying = try container.decodeIfPresent(String.self, forKey: .underlying)
    let dollars = try container.decodeIfPresent(Double.self, forKey: .base)
    if underlying != nil, dollars != nil {
      throw LiquidationRuleError.conflictingKeys(
        place: decoder.codingPath.text, first: "underlying", second: "base")
    }
    return GrowthCap(
      snapshotRatio: try container.decode(Double.self, forKey: .snapshotRatio),
      growthPerYear: try container.decodeIfPresent(Double.self, forKey: .growthPerYear) ?? 0,
      snapshotAgeSeconds: try container.decodeIfPresent(Double.self, forKey: .snapshotAgeSeconds) ?? 0,
      reference: underlying.map { .asset($0) } ?? .dollars(dollars ?? 1))
  }
}
