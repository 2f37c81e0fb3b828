/// Returns whose volatility clusters: GARCH or GJR-GARCH, with normal or Student-t innovations.
public struct ClusteredReturns: Equatable, Sendable {
  /// The length of the steps that the law describes, in days.
  public let stepDays: Double
  /// How each driver's volatility moves.
  public let clustering: VolatilityClustering
  /// The joint law of the standardised returns of a step.
  public let innovations: Innovations
  /// How the correlation moves; nil where it stays as it is.
  public let dynamicCorrelation: DynamicCorrelation?

  /// The joint law of standardised returns.
  public enum Innovations: Equatable, Sendable {
    /// Normal.
    case normal
    /// Student t of variance 1, with one common chi-square per step.
    case studentT(degreesOfFreedom: Double)
  }

  /// Returns whose volatility clusters; a model checks them when it is made.
  public init(
    stepDays: Double, clustering: VolatilityClustering, innovations: Innovations = .normal,
    dynamicCorrelation: DynamicCorrelation? = nil
  ) {
    self.stepDays = stepDays
    self.clustering = clustering
    self.innovations = innovations
    self.dynamicCorrelation = dynamicCorrelation
  }
}
