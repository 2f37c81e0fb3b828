/// An initial rate that grows with all that is open in a market, linearly from one amount to another.
///
/// Maintenance stays: nobody is called because others open positions. So does dYdX's chain (v4-chain, `LiquidityTier`).
public struct OpenInterestScale: Equatable, Sendable {
  /// All long positions of the market, units of the underlying.
  public let units: Double
  /// The dollars up to which the rate is its base.
  public let lowerCap: Double
  /// The dollars from which on the rate is ``rateAtUpper``.
  public let upperCap: Double
  /// The initial rate at the upper cap.
  public let rateAtUpper: Double

  /// A scale.
  ///
  /// - Throws: ``MarginRuleError``.
  public init(
    units: Double, lowerCap: Double, upperCap: Double, rateAtUpper: Double = 1
  ) throws(MarginRuleError) {
    try MarginCheck.bounds(units, "openInterest.units", 0, MarginCheck.largest)
    try MarginCheck.bounds(lowerCap, "openInterest.lowerCap", 0, MarginCheck.largest)
    try MarginCheck.bounds(upperCap, "openInterest.upperCap", lowerCap.nextUp, MarginCheck.largest)
    try MarginCheck.rate(rateAtUpper, "openInterest.rateAtUpper")
    self.units = units
    self.lowerCap = lowerCap
    self.upperCap = upperCap
    self.rateAtUpper = rateAtUpper
  }

  /// The initial rate at a price.
  func initialRate(_ base: Double, price: Double) -> Double {
    let share = (units * price - lowerCap) / (upperCap - lowerCap)
    return base + min(1, max(0, share)) * max(0, rateAtUpper - base)
  }
}
