/// What closing a position costs: half the spread, and an impact that grows with the square root of its share of a day's
/// volume.
///
/// The square-root law of impact: Almgren, Thum, Hauptmann and Li (2005), "Direct estimation of equity market impact", Risk
/// 18, find powers near a half.
public struct LiquidityCharge: Equatable, Sendable {
  /// Half of the relative spread, a fraction.
  public let halfSpread: Double
  /// The relative impact of closing a whole day's volume, a fraction.
  public let impact: Double
  /// What is traded in a day on average, units of the underlying, above 0.
  public let dailyVolume: Double

  /// A charge.
  ///
  /// - Throws: ``MarginRuleError``.
  public init(halfSpread: Double, impact: Double, dailyVolume: Double) throws(MarginRuleError) {
    try MarginCheck.rate(halfSpread, "liquidity.halfSpread")
    try MarginCheck.rate(impact, "liquidity.impact")
    try MarginCheck.bounds(dailyVolume, "liquidity.dailyVolume", 0.0.nextUp, MarginCheck.largest)
    self.halfSpread = halfSpread
    self.impact = impact
    self.dailyVolume = dailyVolume
  }

  /// The rate of a size in units.
  func rate(_ units: Double) -> Double { halfSpread + impact * (units / dailyVolume).squareRoot() }
}
