/// Returns whose margins are an observed middle between generalised Pareto tails, joined by a t copula.
///
/// McNeil and Frey (2000), "Estimation of tail-related risk measures for heteroscedastic financial time series", Journal of
/// Empirical Finance 7. The model's `correlation` is the parameter of the copula here, which is close to the correlation of
/// returns but not the same.
public struct CopulaReturns: Equatable, Sendable {
  /// The length of the steps that the law describes, in days.
  public let stepDays: Double
  /// The degrees of freedom of the copula.
  public let degreesOfFreedom: Double
  /// The law of each driver's standardised returns: mean 0, variance 1.
  public let margins: [ReturnMargin]
  /// How each driver's volatility moves; nil where it stays as it is.
  public let clustering: VolatilityClustering?

  /// Returns joined by a copula; a model checks them when it is made.
  public init(
    stepDays: Double, degreesOfFreedom: Double, margins: [ReturnMargin], clustering: VolatilityClustering? = nil
  ) {
    self.stepDays = stepDays
    self.degreesOfFreedom = degreesOfFreedom
    self.margins = margins
    self.clustering = clustering
  }
}
