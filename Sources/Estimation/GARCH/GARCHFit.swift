internal import Numerics

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
  /// How sure the parameters are; nil where the likelihood is flat in some direction, as for returns of constant
  /// variance.
  public let standardErrors: StandardErrors?
  /// How the search went.
  public let convergence: Convergence

  /// Akaike's information criterion, 2k - 2 log L; less is better.
  public var akaikeInformation: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

  /// Schwarz's information criterion, k log n - 2 log L; less is better.
  public var bayesianInformation: Double {
    Double(parameterCount) * Double(observations).logarithm - 2 * logLikelihood
  }

  /// Standard errors of the parameters, in their units.
  ///
  /// A parameter that is held by a bound has none, and where the persistence is 1 those of α, γ and β are given that it
  /// is. With variance targeting they take the target for the true variance, and so are too small.
  public struct StandardErrors: Equatable, Sendable {
    /// From the curvature of the likelihood: right where the innovations have the law that was fitted.
    public let hessian: [GARCHParameter: Double]
    /// From the curvature and the spread of the scores (Bollerslev and Wooldridge 1992): right for the mean and the
    /// variance also where the innovations have another law.
    public let robust: [GARCHParameter: Double]
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
    /// likelihood has several local maxima and two more starts were tried.
    public let spread: Double
    /// By how much the log-likelihood could still rise if it were a parabola; nil where its curvature is not that of a
    /// maximum in every direction.
    public let remaining: Double?
    /// The bounds that the law lies on.
    public let activeBounds: [GARCHBound]
  }
}
