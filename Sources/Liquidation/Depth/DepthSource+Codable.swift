internal import Documents

extension DepthSource: Decodable {
  /// Reads a place from an object whose `kind` names it; a key that the kind does not have is an error.
  public init(from decoder: any Decoder) throws { try self.init(from: decoder, beside: NoDepthKeys.self) }

  /// Reads a place from an object that has other keys, too.
  init<Place: DepthKeys>(from decoder: any Decoder, beside others: Place.Type) throws {
    let base = try decoder.container(keyedBy: AnyDepthKey.self)
    let place = decoder.codingPath.text
    let word = try base.decode(String.self, forKey: "kind")
    switch word {
    case "power":
      let container = try decoder.container(strictlyKeyedBy: DepthKey<PowerKeys, Place>.self)
      let (measure, loss) = try container.either(Measure.allCases.map { ($0, $0.rawValue) }, place: place)
      self.init(
        .power(
          measure, loss, at: try container.size(place: place),
          exponent: try container.decode(Double.self, forKey: "exponent")), fee: try container.fee())
    case "curve":
      let container = try decoder.container(strictlyKeyedBy: DepthKey<CurveKeys, Place>.self)
      self.init(.curve(try container.decode([DepthQuote].self, forKey: "quotes")), fee: try container.fee())
    case "constantProduct":
      let container = try decoder.container(strictlyKeyedBy: DepthKey<ProductKeys, Place>.self)
      self.init(.constantProduct(try container.size(place: place)), fee: try container.fee())
    case "stableSwap":
      let container = try decoder.container(strictlyKeyedBy: DepthKey<StableKeys, Place>.self)
      let reserves = try container.decode([Double].self, forKey: "reserves")
      guard reserves.count >= 2 else {
        throw LiquidationRuleError.tooFew(place: place, key: "reserves", count: reserves.count, needed: 2)
      }
      guard reserves.count == 2 else {
        throw LiquidationRuleError.outOfBounds(
          place: place, key: "number of reserves", value: Double(reserves.count), low: 2, high: 2)
      }
      self.init(
        .stableSwap(
          reserve: reserves[0], otherReserve: reserves[1],
          amplification: try container.decode(Double.self, forKey: "amplification"),
          rate: try container.decodeIfPresent(Double.self, forKey: "rate") ?? 1), fee: try container.fee())
    case "concentrated":
      let container = try decoder.container(strictlyKeyedBy: DepthKey<RangeKeys, Place>.self)
      self.init(.concentrated(try container.decode([LiquidityRange].self, forKey: "ranges")), fee: try container.fee())
    default:
      throw LiquidationRuleError.unknownKind(
        place: place, key: "kind", kind: word,
        known: ["power", "curve", "constantProduct", "stableSwap", "concentrated"])
    }
  }
}

extension DepthQuote: Decodable {
  private enum Keys: DepthKeys { static let keys = ["units", "dollars", "slippage"] }

  /// Reads a quote; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: DepthKey<Keys, NoDepthKeys>.self)
    self.init(
      try container.size(place: decoder.codingPath.text),
      slippage: try container.decode(Double.self, forKey: "slippage"))
  }
}

extension LiquidityRange: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case from, to, liquidity }

  /// Reads a range; a key that it does not have is an error.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    self.init(
      from: try container.decode(Double.self, forKey: .from), to: try container.decode(Double.self, forKey: .to),
      liquidity: try container.decode(Double.self, forKey: .liquidity))
  }
}

private enum PowerKeys: DepthKeys {
  static let keys = ["kind", "fee", "impact", "slippage", "units", "dollars", "exponent"]
}
private enum CurveKeys: DepthKeys { static let keys = ["kind", "fee", "quotes"] }
private enum ProductKeys: DepthKeys { static let keys = ["kind", "fee", "units", "dollars"] }
private enum StableKeys: DepthKeys { static let keys = ["kind", "fee", "reserves", "amplification", "rate"] }
private enum RangeKeys: DepthKeys { static let keys = ["kind", "fee", "ranges"] }
