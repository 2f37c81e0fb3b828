internal import Documents

extension ScenarioGrid: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case rows, range, extended, volatility, minimum }

  /// Reads a grid: `rows`, each `[price move, volatility move, weight]`, or a `range` that makes them, or both; moves
  /// `extended` beyond the range; what the moves of volatilities mean (`volatility`); a `minimum`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let written = try container.decodeIfPresent([[Double]].self, forKey: .rows) ?? []
    let range = try container.decodeIfPresent(WrittenRange.self, forKey: .range)
    let extended = try container.decodeIfPresent(WrittenExtension.self, forKey: .extended)
    let volatility = try container.decodeIfPresent(VolatilityShift.self, forKey: .volatility) ?? VolatilityShift()
    let minimum = try container.decodeIfPresent(MinimumCharge.self, forKey: .minimum)
    self = try decoder.placing { () throws(MarginRuleError) in
      var rows: [ScenarioRow] = []
      for (place, row) in written.enumerated() {
        guard row.count == 3 else {
          throw .wrongCount(
            key: "rows[\(place)]", count: row.count, expected: "three, [price move, volatility move, weight]")
        }
        rows.append(ScenarioRow(priceMove: row[0], volatilityMove: row[1], weight: row[2]))
      }
      if let range { rows += try range.rows() }
      if let extended {
        guard let range else { throw .missing(key: "extended", alternatives: ["range"]) }
        rows += try extended.rows(beyond: range)
      }
      return try ScenarioGrid(rows: rows, volatility: volatility, minimum: minimum)
    }
  }
}

/// A price range as it is written.
private struct WrittenRange: Decodable {
  let price: Double
  let stepsEachSide: Int
  let volatilityUp: Double
  let volatilityDown: Double

  enum CodingKeys: String, CodingKey, CaseIterable { case price, stepsEachSide, volatilityUp, volatilityDown }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    price = try container.decode(Double.self, forKey: .price)
    stepsEachSide = try container.decode(Int.self, forKey: .stepsEachSide)
    volatilityUp = try container.decode(Double.self, forKey: .volatilityUp)
    volatilityDown = try container.decode(Double.self, forKey: .volatilityDown)
  }

  func rows() throws(MarginRuleError) -> [ScenarioRow] {
    try MarginCheck.bounds(price, "range.price", 0, 1.0.nextDown)
    try MarginCheck.bounds(Double(stepsEachSide), "range.stepsEachSide", 0, 1_000)
    try MarginCheck.bounds(volatilityUp, "range.volatilityUp", 0, 100)
    try MarginCheck.rate(volatilityDown, "range.volatilityDown")
    return ScenarioRow.rows(
      range: price, stepsEachSide: stepsEachSide, volatilityUp: volatilityUp, volatilityDown: volatilityDown)
  }
}

/// Moves beyond a range as they are written.
private struct WrittenExtension: Decodable {
  let moves: [Double]
  let factor: Double

  enum CodingKeys: String, CodingKey, CaseIterable { case moves, factor }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    moves = try container.decode([Double].self, forKey: .moves)
    factor = try container.decodeIfPresent(Double.self, forKey: .factor) ?? 1
  }

  func rows(beyond range: WrittenRange) throws(MarginRuleError) -> [ScenarioRow] {
    try MarginCheck.rate(factor, "extended.factor")
    for (place, move) in moves.enumerated() where abs(move) <= range.price {
      throw .outOfBounds(key: "extended.moves[\(place)]", value: move, low: range.price, high: 100)
    }
    return ScenarioRow.extended(
      moves: moves, range: range.price, volatilityMove: range.volatilityUp, factor: factor)
  }
}

extension VolatilityShift: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case absolute, scaling, leastRise, leastUp }
  private enum ScalingKeys: String, CodingKey, CaseIterable { case floorDays, nearPower, farPower }

  /// Reads `absolute`, `scaling`, `leastRise` and `leastUp`, none of which must be there.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    var scaling: Scaling?
    if container.contains(.scaling) {
      let written = try container.superDecoder(forKey: .scaling).container(strictlyKeyedBy: ScalingKeys.self)
      scaling = Scaling(
        floorDays: try written.decodeIfPresent(Double.self, forKey: .floorDays) ?? 1,
        nearPower: try written.decode(Double.self, forKey: .nearPower),
        farPower: try written.decode(Double.self, forKey: .farPower))
    }
    self.init(
      absolute: try container.decodeIfPresent(Bool.self, forKey: .absolute) ?? false, scaling: scaling,
      leastRise: try container.decodeIfPresent(Double.self, forKey: .leastRise) ?? 0,
      leastUp: try container.decodeIfPresent(Double.self, forKey: .leastUp) ?? 0)
  }
}

extension MinimumCharge: Decodable {
  private enum CodingKeys: String, CodingKey, CaseIterable { case net, hedged, shortOption, combination }

  /// Reads `net`, `hedged`, `shortOption` and `combination`, `greater` if it is left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(strictlyKeyedBy: CodingKeys.self)
    let word = try container.decodeIfPresent(String.self, forKey: .combination) ?? Combination.greater.rawValue
    self.init(
      netShare: try container.decode(Double.self, forKey: .net),
      hedgedShare: try container.decode(Double.self, forKey: .hedged),
      optionShare: try container.decodeIfPresent(Double.self, forKey: .shortOption) ?? 0,
      combination: try decoder.word(word, "combination"))
  }
}
