/// A period other than that for which rates were set: they grow with its square root.
///
/// The scaling of the supervisory haircuts, 12 CFR 1240.39(b)(2)(ii)(A): H = Hs sqrt(TM / Ts).
public struct HoldingPeriod: Equatable, Sendable {
  /// The days for which the rates were set.
  public let ratesDays: Double
  /// The days for which they are meant.
  public let days: Double

  /// A period.
  ///
  /// - Throws: ``MarginRuleError/outOfBounds(key:value:low:high:)`` unless both are from 0.01 to 3,660 days.
  public init(ratesDays: Double, days: Double) throws(MarginRuleError) {
    try MarginCheck.bounds(ratesDays, "ratesDays", 0.01, 3_660)
    try MarginCheck.bounds(days, "days", 0.01, 3_660)
    self.ratesDays = ratesDays
    self.days = days
  }

  /// What a rate is multiplied by.
  public var factor: Double { (days / ratesDays).squareRoot() }
}
