/// A charge on positions that are large beside their market.
///
/// With a size of s units, a reference of R (open interest, or what is traded in a day) and a threshold t, the rate is
/// `slope max(0, s / R - t)` of the size in dollars.
public struct ConcentrationCharge: Equatable, Sendable {
  /// The open interest or the average daily volume, units of the underlying, above 0.
  public let reference: Double
  /// The share of the reference that is free.
  public let threshold: Double
  /// The rate per unit of excess share: 0.1 for 1 % on an excess of a tenth.
  public let slope: Double

  /// A charge.
  ///
  /// - Throws: ``MarginRuleError/outOfBounds(key:value:low:high:)``.
  public init(reference: Double, threshold: Double, slope: Double) throws(MarginRuleError) {
    try MarginCheck.bounds(reference, "concentration.reference", 0.0.nextUp, MarginCheck.largest)
    try MarginCheck.bounds(threshold, "concentration.threshold", 0, 100)
    try MarginCheck.bounds(slope, "concentration.slope", 0, 100)
    self.reference = reference
    self.threshold = threshold
    self.slope = slope
  }

  /// The rate of a size in units.
  func rate(_ units: Double) -> Double { slope * max(0, units / reference - threshold) }
}
