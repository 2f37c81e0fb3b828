internal import Documents

extension HaircutTiers: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case unit, brackets }

  /// Reads tiers; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let word = try container.decode(String.self, forKey: .unit)
    guard let unit = Unit(rawValue: word) else {
      throw CollateralRuleError.unknownKind(
        place: decoder.codingPath.text, key: "unit", kind: word, known: Unit.allCases.map(\.rawValue))
    }
    self.init(unit, brackets: try container.decode([Bracket].self, forKey: .brackets))
  }
}

extension HaircutTiers.Bracket: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case from, to, ltv, liquidationThreshold, haircut }

  /// Reads a bracket, which without weights counts nothing; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let weights = try CollateralWeights(
      ltv: container.decodeIfPresent(Double.self, forKey: .ltv),
      threshold: container.decodeIfPresent(Double.self, forKey: .liquidationThreshold),
      haircut: container.decodeIfPresent(Double.self, forKey: .haircut), place: decoder.codingPath.text)
    self.init(
      from: try container.decode(Double.self, forKey: .from),
      to: try container.decodeIfPresent(Double.self, forKey: .to), weights: weights ?? .none)
  }
}

extension CollateralWeights {
  /// The weights that a card's keys say: `ltv` and `liquidationThreshold`, one of which stands for both where it is alone,
  /// or a `haircut`, of which the weight is what is left; nil where it has none of the keys.
  ///
  /// - Throws: ``CollateralRuleError`` where two ways of saying it meet, or the haircut is no fraction.
  init?(ltv: Double?, threshold: Double?, haircut: Double?, place: String) throws(CollateralRuleError) {
    if let haircut {
      guard ltv == nil, threshold == nil else {
        throw .conflictingKeys(place: place, first: "haircut", second: ltv == nil ? "liquidationThreshold" : "ltv")
      }
      try CollateralCheck(place: place).bounds(haircut, "haircut", 0, 1)
      self.init(initial: 1 - haircut, maintenance: 1 - haircut)
    } else if let either = threshold ?? ltv {
      self.init(initial: ltv ?? either, maintenance: threshold ?? either)
    } else {
      return nil
    }
  }
}
