internal import Documents

extension CollateralRules: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case assets, par, categories }

  /// Reads rules; a key that they do not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    try self.init(
      assets: try container.decode([String: CollateralRule].self, forKey: .assets),
      par: Set(try container.decodeIfPresent([String].self, forKey: .par) ?? []),
      categories: try container.decodeIfPresent([String: CollateralCategory].self, forKey: .categories) ?? [:])
  }
}

extension CollateralRule: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case ltv, liquidationThreshold, haircut, tiers, debtWeight, borrowRate, borrowable, largestShare, largestValue
    case supplyCap, borrowCap, isolation, dynamicHaircut, incentive
  }

  /// Reads a rule; a key that it does not have is an error.
  ///
  /// Weights are `ltv` and `liquidationThreshold`, one of which stands for both where it is alone, or a `haircut`, or
  /// `tiers`; none of them makes an asset that may only be owed.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let place = decoder.codingPath.last?.stringValue ?? "collateral"
    let tiers = try container.decodeIfPresent(HaircutTiers.self, forKey: .tiers)
    let written = try CollateralWeights(
      ltv: container.decodeIfPresent(Double.self, forKey: .ltv),
      threshold: container.decodeIfPresent(Double.self, forKey: .liquidationThreshold),
      haircut: container.decodeIfPresent(Double.self, forKey: .haircut), place: place)
    if tiers != nil, written != nil {
      let other = container.contains(.haircut) ? "haircut" : container.contains(.ltv) ? "ltv" : "liquidationThreshold"
      throw CollateralRuleError.conflictingKeys(place: place, first: "tiers", second: other)
    }
    let weights = written ?? tiers?.brackets.first?.weights ?? .none
    self.init(
      initialWeight: weights.initial, maintenanceWeight: weights.maintenance,
      debtWeight: try container.decodeIfPresent(Double.self, forKey: .debtWeight) ?? 1,
      borrowRate: try container.decodeIfPresent(Double.self, forKey: .borrowRate) ?? 0,
      isBorrowable: try container.decodeIfPresent(Bool.self, forKey: .borrowable) ?? true, tiers: tiers,
      largestShare: try container.decodeIfPresent(Double.self, forKey: .largestShare),
      largestValue: try container.decodeIfPresent(Double.self, forKey: .largestValue),
      supplyCap: try container.decodeIfPresent(Double.self, forKey: .supplyCap),
      borrowCap: try container.decodeIfPresent(Double.self, forKey: .borrowCap),
      isolation: try container.decodeIfPresent(Isolation.self, forKey: .isolation),
      dynamicHaircut: try container.decodeIfPresent(DynamicHaircut.self, forKey: .dynamicHaircut),
      incentive: try container.decodeIfPresent(LiquidationIncentive.self, forKey: .incentive))
  }
}

extension CollateralRule.Isolation: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case debtCeiling, borrowable }

  /// Reads what holds for an isolated collateral; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      debtCeiling: try container.decodeIfPresent(Double.self, forKey: .debtCeiling),
      borrowable: Set(try container.decode([String].self, forKey: .borrowable)))
  }
}

extension CollateralCategory: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case label, ltv, liquidationThreshold, incentive, collateral, borrowable
  }

  /// Reads a category; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      label: try container.decodeIfPresent(String.self, forKey: .label) ?? "",
      weights: CollateralWeights(
        initial: try container.decode(Double.self, forKey: .ltv),
        maintenance: try container.decode(Double.self, forKey: .liquidationThreshold)),
      incentive: try container.decodeIfPresent(LiquidationIncentive.self, forKey: .incentive),
      collateral: Set(try container.decode([String].self, forKey: .collateral)),
      borrowable: Set(try container.decode([String].self, forKey: .borrowable)))
  }
}
