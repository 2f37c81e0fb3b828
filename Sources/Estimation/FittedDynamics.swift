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

  /// Whether the law has the correlation that the covariance method gives, instead of one that is fitted with it.
  public var takesCorrelation: Bool {
    switch self {
    case .gaussian, .studentT, .garch, .gjr: true
    case .jumpDiffusion, .dcc, .copula, .filteredCopula, .bootstrap, .filteredHistorical, .regimeSwitching: false
    }
  }

  /// The fewest assets that the law says something about.
  public var fewestAssets: Int {
    switch self {
    case .dcc, .copula, .filteredCopula: 2
    default: 1
    }
  }

  /// Whether volatilities and correlations may rest on dates that not all assets share.
  public var takesPairs: Bool {
    switch self {
    case .gaussian, .studentT: true
    default: false
    }
  }
}
