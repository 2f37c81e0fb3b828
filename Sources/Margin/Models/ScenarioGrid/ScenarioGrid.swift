/// The grid of one underlying: its rows, what they do to volatilities, and the least charge.
public struct ScenarioGrid: Equatable, Sendable {
  /// The rows; at least one.
  public let rows: [ScenarioRow]
  /// What a row's move of the volatilities means.
  public let volatility: VolatilityShift
  /// The least charge; nil for none.
  public let minimum: MinimumCharge?

  /// A grid.
  ///
  /// - Throws: ``MarginRuleError`` that names the row and the figure.
  public init(
    rows: [ScenarioRow], volatility: VolatilityShift = VolatilityShift(), minimum: MinimumCharge? = nil
  ) throws(MarginRuleError) {
    guard !rows.isEmpty else { throw .empty(key: "rows") }
    for (place, row) in rows.enumerated() {
      try MarginCheck.bounds(row.priceMove, "rows[\(place)], price move", (-1.0).nextUp, 100)
      try MarginCheck.bounds(row.volatilityMove, "rows[\(place)], volatility move", -1, 100)
      try MarginCheck.rate(row.weight, "rows[\(place)], weight")
    }
    try MarginCheck.bounds(volatility.leastRise, "volatility.leastRise", 0, 100)
    try MarginCheck.bounds(volatility.leastUp, "volatility.leastUp", 0, 10)
    if let scaling = volatility.scaling {
      try MarginCheck.bounds(scaling.floorDays, "volatility.scaling.floorDays", 1e-3, 3_660)
      try MarginCheck.bounds(scaling.nearPower, "volatility.scaling.nearPower", 0, 1)
      try MarginCheck.bounds(scaling.farPower, "volatility.scaling.farPower", 0, 1)
    }
    if let minimum {
      try MarginCheck.rate(minimum.netShare, "minimum.net")
      try MarginCheck.rate(minimum.hedgedShare, "minimum.hedged")
      try MarginCheck.rate(minimum.optionShare, "minimum.shortOption")
    }
    self.rows = rows
    self.volatility = volatility
    self.minimum = minimum
  }
}
