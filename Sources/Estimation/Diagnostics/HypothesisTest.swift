/// The outcome of a test of a hypothesis about residuals.
public struct HypothesisTest: Equatable, Sendable, Codable {
  /// The statistic; the larger, the worse the hypothesis fits.
  public let statistic: Double
  /// The probability of a statistic at least so large where the hypothesis holds.
  public let pValue: Double
}
