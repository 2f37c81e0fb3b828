public import RiskMeasures

/// How much the sales of liquidations add to liquidations, as an answer shows it.
public struct StressAmplification: Equatable, Sendable {
  /// The ratio; nil where nothing is liquidated without feedback.
  public let ratio: Double?
  /// Its interval; without ends where there is one path only.
  public let interval: Interval
  /// The mean dollars repaid and closed where sales move no price.
  public let withoutFeedback: Double
  /// The mean bad debt where sales move no price, dollars.
  public let badDebtWithoutFeedback: Double

  /// An amplification from its parts.
  public init(ratio: Double?, interval: Interval, withoutFeedback: Double, badDebtWithoutFeedback: Double) {
    self.ratio = ratio
    self.interval = interval
    self.withoutFeedback = withoutFeedback
    self.badDebtWithoutFeedback = badDebtWithoutFeedback
  }

  /// What the ratio is, in a sentence.
  public static let definition =
    "Amplification is the mean of dollars repaid and closed where sales move the price that everybody sees, over that mean"
    + " where they do not, on the same paths; liquidators pay slippage in both, and 1 is no amplification."
}
