/// A place of a volatility surface at which an option costs less for more time.
public struct CalendarArbitrage: Equatable, Sendable, CustomStringConvertible {
  /// The logarithm of strike over forward.
  public let logMoneyness: Double
  /// The days to the earlier expiry.
  public let nearDays: Double
  /// The days to the later one.
  public let farDays: Double
  /// The earlier one's total variance, volatility squared times years.
  public let nearVariance: Double
  /// The later one's, which is less.
  public let farVariance: Double

  /// The place and what falls there, in one line.
  public var description: String {
    "at log(strike / forward) \(logMoneyness) the total variance falls from \(nearVariance) at \(nearDays) days to"
      + " \(farVariance) at \(farDays) days"
  }
}
