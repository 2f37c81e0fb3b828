/// VaR and expected shortfall of one sample of losses at one confidence, each with its interval.
public struct RiskMeasure: Equatable, Sendable, Codable {
  /// The confidence level.
  public let confidence: Confidence
  /// The value at risk: the loss that is not exceeded with that confidence, positive for a loss.
  public let valueAtRisk: Double
  /// The interval of the value at risk, between two losses of the sample.
  public let valueAtRiskInterval: Interval
  /// The expected shortfall: the mean of the worst losses, of total weight 1 - confidence.
  public let expectedShortfall: Double
  /// The interval of the expected shortfall.
  public let expectedShortfallInterval: Interval
  /// The number of whole observations beyond the VaR.
  public let tailCount: Int
  /// What a reader must know before using the intervals; empty where they keep their promise.
  public let cautions: [String]

  enum CodingKeys: String, CodingKey {
    case confidence
    case valueAtRisk = "var"
    case valueAtRiskInterval = "varInterval"
    case expectedShortfall = "es"
    case expectedShortfallInterval = "esInterval"
    case tailCount
    case cautions
  }
}
