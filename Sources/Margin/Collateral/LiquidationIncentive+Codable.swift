internal import Documents

extension LiquidationIncentive: Decodable {
  private enum BaseKeys: String, CodingKey { case kind }
  private enum BonusKeys: String, CodingKey, CaseIterable { case kind, bonus }
  private enum PenaltyKeys: String, CodingKey, CaseIterable { case kind, penalty }
  private enum CursorKeys: String, CodingKey, CaseIterable { case kind, maximum, cursor }
  private enum SlidingKeys: String, CodingKey, CaseIterable { case kind, start, slope, minimum, maximum }
  private enum DiscountKeys: String, CodingKey, CaseIterable { case kind, maximum }

  /// Reads an incentive from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let kind = try decoder.container(keyedBy: BaseKeys.self).decode(String.self, forKey: .kind)
    switch kind {
    case "bonus":
      let container = try decoder.container(strictlyKeyedBy: BonusKeys.self)
      self = .bonus(try container.decode(Double.self, forKey: .bonus))
    case "penalty":
      let container = try decoder.container(strictlyKeyedBy: PenaltyKeys.self)
      self = .penalty(try container.decode(Double.self, forKey: .penalty))
    case "cursor":
      let container = try decoder.container(strictlyKeyedBy: CursorKeys.self)
      self = .cursor(
        maximum: try container.decode(Double.self, forKey: .maximum),
        cursor: try container.decode(Double.self, forKey: .cursor))
    case "sliding":
      let container = try decoder.container(strictlyKeyedBy: SlidingKeys.self)
      self = .sliding(
        start: try container.decode(Double.self, forKey: .start),
        slope: try container.decode(Double.self, forKey: .slope),
        minimum: try container.decode(Double.self, forKey: .minimum),
        maximum: try container.decode(Double.self, forKey: .maximum))
    case "discount":
      let container = try decoder.container(strictlyKeyedBy: DiscountKeys.self)
      self = .discount(maximum: try container.decode(Double.self, forKey: .maximum))
    default:
      throw CollateralRuleError.unknownKind(
        place: decoder.codingPath.text, key: "kind", kind: kind,
        known: ["bonus", "penalty", "cursor", "sliding", "discount"])
    }
  }
}
