/// A correlation that answers to the last standardised returns: DCC(1,1).
///
/// Engle (2002), "Dynamic conditional correlation", Journal of Business & Economic Statistics 20: with e the last
/// standardised returns and C the model's correlation, Q' = (1 - α - β) C + α e eᵀ + β Q, and the correlation is Q scaled
/// to a unit diagonal.
public struct DynamicCorrelation: Equatable, Sendable, Codable {
  /// The weight of the last products of standardised returns, α.
  public let alpha: Double
  /// The weight of the last Q, β.
  public let beta: Double
  /// The Q of the first step, one row per driver; nil for the model's correlation.
  public let current: [[Double]]?

  /// A correlation that moves; a model checks it when it is made.
  public init(alpha: Double, beta: Double, current: [[Double]]? = nil) {
    self.alpha = alpha
    self.beta = beta
    self.current = current
  }
}
