internal import Documents

extension Claim: Codable {
  private enum BaseKeys: String, CodingKey, CaseIterable { case asset, kind }
  private enum StablecoinKeys: String, CodingKey, CaseIterable { case asset, kind, noiseHalfLifeDays, depeg }
  private enum StakedKeys: String, CodingKey, CaseIterable {
    case asset, kind, underlying, yieldPerYear, exit, discountHalfLifeDays, stressDiscount
  }
  private enum WrappedKeys: String, CodingKey, CaseIterable { case asset, kind, underlying, failure }
  private enum ProductKeys: String, CodingKey, CaseIterable { case asset, kind, assets, weights, feesPerYear }
  private enum StableSwapKeys: String, CodingKey, CaseIterable { case asset, kind, assets, amplification, feesPerYear }
  private enum TokenisedKeys: String, CodingKey, CaseIterable {
    case asset, kind, closedDays, startsAfter, closedVariance
  }

  /// Reads a claim from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws {
    let base = try decoder.container(keyedBy: BaseKeys.self)
    asset = try base.decode(String.self, forKey: .asset)
    let name = try base.decode(String.self, forKey: .kind)
    switch name {
    case "stablecoin":
      let container = try decoder.container(strictlyKeyedBy: StablecoinKeys.self)
      kind = .stablecoin(
        Stablecoin(
          noiseHalfLifeDays: try container.decode(Double.self, forKey: .noiseHalfLifeDays),
          depeg: try container.decodeIfPresent(Stablecoin.Depeg.self, forKey: .depeg)))
    case "staked":
      let container = try decoder.container(strictlyKeyedBy: StakedKeys.self)
      kind = .staked(
        StakedToken(
          underlying: try container.decode(String.self, forKey: .underlying),
          yieldPerYear: try container.decodeIfPresent(Double.self, forKey: .yieldPerYear) ?? 0,
          exit: try Self.redemption(
            named: try container.decodeIfPresent(String.self, forKey: .exit),
            halfLifeDays: try container.decodeIfPresent(Double.self, forKey: .discountHalfLifeDays),
            path: decoder.codingPath),
          stressDiscount: try container.decodeIfPresent(Double.self, forKey: .stressDiscount) ?? 0))
    case "wrapped":
      let container = try decoder.container(strictlyKeyedBy: WrappedKeys.self)
      kind = .wrapped(
        WrappedToken(
          underlying: try container.decode(String.self, forKey: .underlying),
          failure: try container.decode(WrappedToken.Failure.self, forKey: .failure)))
    case "constantProduct":
      let container = try decoder.container(strictlyKeyedBy: ProductKeys.self)
      kind = .constantProduct(
        ConstantProductShare(
          assets: try container.decode([String].self, forKey: .assets),
          weights: try container.decodeIfPresent([Double].self, forKey: .weights),
          feesPerYear: try container.decodeIfPresent(Double.self, forKey: .feesPerYear) ?? 0))
    case "stableSwap":
      let container = try decoder.container(strictlyKeyedBy: StableSwapKeys.self)
      kind = .stableSwap(
        StableSwapShare(
          assets: try container.decode([String].self, forKey: .assets),
          amplification: try container.decode(Double.self, forKey: .amplification),
          feesPerYear: try container.decodeIfPresent(Double.self, forKey: .feesPerYear) ?? 0))
    case "tokenised":
      let container = try decoder.container(strictlyKeyedBy: TokenisedKeys.self)
      kind = .tokenised(
        TokenisedAsset(
          closedDays: try container.decodeIfPresent([String].self, forKey: .closedDays)
            .map { try $0.map { try Self.weekday($0, path: decoder.codingPath) } } ?? [.saturday, .sunday],
          startsAfter: try Self.weekday(container.decode(String.self, forKey: .startsAfter), path: decoder.codingPath),
          closedVariance: try container.decode(Double.self, forKey: .closedVariance)))
    default:
      throw MarketModelError.unknownKind(key: decoder.codingPath.text, kind: name, known: Self.kinds)
    }
  }

  /// Writes the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    var base = encoder.container(keyedBy: BaseKeys.self)
    try base.encode(asset, forKey: .asset)
    try base.encode(kindName, forKey: .kind)
    switch kind {
    case .stablecoin(let coin):
      var container = encoder.container(keyedBy: StablecoinKeys.self)
      try container.encode(coin.noiseHalfLifeDays, forKey: .noiseHalfLifeDays)
      try container.encodeIfPresent(coin.depeg, forKey: .depeg)
    case .staked(let token):
      var container = encoder.container(keyedBy: StakedKeys.self)
      try container.encode(token.underlying, forKey: .underlying)
      if token.yieldPerYear != 0 { try container.encode(token.yieldPerYear, forKey: .yieldPerYear) }
      switch token.exit {
      case .fast: try container.encode("fast", forKey: .exit)
      case .slow: try container.encode("slow", forKey: .exit)
      case .halfLife(let days): try container.encode(days, forKey: .discountHalfLifeDays)
      }
      if token.stressDiscount != 0 { try container.encode(token.stressDiscount, forKey: .stressDiscount) }
    case .wrapped(let token):
      var container = encoder.container(keyedBy: WrappedKeys.self)
      try container.encode(token.underlying, forKey: .underlying)
      try container.encode(token.failure, forKey: .failure)
    case .constantProduct(let share):
      var container = encoder.container(keyedBy: ProductKeys.self)
      try container.encode(share.assets, forKey: .assets)
      try container.encodeIfPresent(share.weights, forKey: .weights)
      if share.feesPerYear != 0 { try container.encode(share.feesPerYear, forKey: .feesPerYear) }
    case .stableSwap(let share):
      var container = encoder.container(keyedBy: StableSwapKeys.self)
      try container.encode(share.assets, forKey: .assets)
      try container.encode(share.amplification, forKey: .amplification)
      if share.feesPerYear != 0 { try container.encode(share.feesPerYear, forKey: .feesPerYear) }
    case .tokenised(let token):
      var container = encoder.container(keyedBy: TokenisedKeys.self)
      try container.encode(token.closedDays, forKey: .closedDays)
      try container.encode(token.startsAfter, forKey: .startsAfter)
      try container.encode(token.closedVariance, forKey: .closedVariance)
    }
  }

  private static func redemption(
    named name: String?, halfLifeDays: Double?, path: [any CodingKey]
  ) throws -> StakedToken.Exit {
    switch (name, halfLifeDays) {
    case ("fast", nil): .fast
    case ("slow", nil): .slow
    case (nil, let days?): .halfLife(days: days)
    default: throw MarketModelError.stakedExit(key: path.text, exit: name, hasHalfLife: halfLifeDays != nil)
    }
  }

  private static func weekday(_ name: String, path: [any CodingKey]) throws -> TokenisedAsset.Weekday {
    guard let day = TokenisedAsset.Weekday(rawValue: name) else {
      throw MarketModelError.unknownKind(
        key: path.text, kind: name, known: TokenisedAsset.Weekday.allCases.map(\.rawValue))
    }
    return day
  }
}
