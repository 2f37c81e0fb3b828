/// The laws of returns that can be fitted.
public enum FittedDynamics: String, Codable, CaseIterable, Sendable {
  /// Jointly normal: nothing beyond the covariance is fitted.
  case gaussian
  /// Jointly Student t, with degrees of freedom by maximum likelihood.
  case studentT
  /// A Gaussian diffusion with jumps.
  case jumpDiffusion
  /// Volatility that clusters, rises and falls alike.
  case garch
  /// Volatility that clusters, with falls counting more than rises.
  case gjr
  /// As ``gjr``, with a correlation that moves.
  case dcc
  /// A t copula over generalised Pareto tails.
  case copula
  /// As ``copula``, on the residuals of ``gjr``: McNeil and Frey.
  case filteredCopula
  /// Observed days drawn again in blocks.
  case bootstrap
  /// Residuals of ``gjr`` drawn again, day by day: filtered historical simulation.
  case filteredHistorical
  /// A hidden Markov chain of covariances.
  case regimeSwitching

  /// Whether the law is fitted to returns that all assets share: the covariance alone does not make it.
  public var needsCommonReturns: Bool { self != .gaussian && self != .studentT }
}
