/// A GARCH law fitted to returns, with what the fit rests on.
public struct GARCHFit: Equatable, Sendable {
  /// The law, in the unit of the returns.
  public let model: GARCH
  /// The largest log-likelihood, as ``GARCH/logLikelihood(of:)`` has it.
  public let logLikelihood: Double
  /// The number of returns.
  public let observations: Int
  /// The number of parameters that were estimated, the target of the variance among them.
  public let parameterCount: Int
  /// How sure the parameters are, together; nil where the likelihood is flat in some direction, as for returns of
  /// constant variance.
  public let parameterCovariance: ParameterCovariance?
  /// How the search went.
  public let convergence: Convergence

  /// The log-likelihood with the criteria that charge it for its parameters.
  public var criteria: InformationCriteria {
    InformationCriteria(logLikelihood: logLikelihood, parameters: parameterCount, observations: observations)
  }

  /// How the search for the largest likelihood went.
  public struct Convergence: Equatable, Sendable {
    /// How many searches were made, each from another start.
    public let starts: Int
    /// How often the likelihood was evaluated, over all searches.
    public let evaluations: Int
    /// The largest difference between the log-likelihood at which a search ended and the best before it.
    ///
    /// All but the best search are loose, to about a hundredth for a thousand returns; where this exceeds 0.2, the
    /// likelihood has several local maxima and more starts were tried.
    public let spread: Double
    /// By how much the log-likelihood could still rise if it were a parabola; nil where its curvature is not that of a
    /// maximum in every direction.
    public let remaining: Double?
    /// The bounds that the law lies on.
    public let activeBounds: [GARCHBound]
  }
}
