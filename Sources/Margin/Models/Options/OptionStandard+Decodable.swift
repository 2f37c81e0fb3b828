internal import Documents

extension OptionStandard: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case short, long, addsMark, markInEquity }

  /// Reads a formula: `short` and `long`, each with `initial` and `maintenance`; a `long` that is left out needs nothing.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let short = try container.decode(Opposed<ShortCharge>.self, forKey: .short)
    let long = try container.decodeIfPresent(Opposed<LongCharge>.self, forKey: .long)
    let addsMark = try container.decode(Bool.self, forKey: .addsMark)
    let markInEquity = try container.decode(Bool.self, forKey: .markInEquity)
    self = try decoder.placing { () throws(MarginRuleError) in
      try OptionStandard(
        initial: short.initial, maintenance: short.maintenance, longInitial: long?.initial ?? .none,
        longMaintenance: long?.maintenance ?? .none, addsMark: addsMark, markInEquity: markInEquity)
    }
  }
}

/// The keys of what opens a position and what keeps it.
private enum OpposedKeys: String, CodingKey, CaseIterable { case initial, maintenance }

/// What opens a position and what keeps it.
private struct Opposed<Charge: Decodable>: Decodable {
  let initial: Charge
  let maintenance: Charge

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: OpposedKeys.self)
    initial = try container.decode(Charge.self, forKey: .initial)
    maintenance = try container.decode(Charge.self, forKey: .maintenance)
  }
}

extension OptionStandard.ShortCharge: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case share, floor, putMarkShare }

  /// Reads `share`, `floor` and, 0 if it is left out, `putMarkShare`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      share: try container.decode(Double.self, forKey: .share),
      floor: try container.decode(Double.self, forKey: .floor),
      putMarkShare: try container.decodeIfPresent(Double.self, forKey: .putMarkShare) ?? 0)
  }
}

extension OptionStandard.LongCharge: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case markShare, underlyingShare }

  /// Reads `markShare` and `underlyingShare`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      markShare: try container.decode(Double.self, forKey: .markShare),
      underlyingShare: try container.decode(Double.self, forKey: .underlyingShare))
  }
}
