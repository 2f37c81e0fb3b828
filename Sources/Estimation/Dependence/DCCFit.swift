public import Numerics

/// A dynamic correlation fitted to standardised residuals, with what the fit rests on.
public struct DCCFit: Equatable, Sendable {
  /// The law; its target is the unconditional correlation of the residuals.
  public let model: DCC
  /// Q of the step after the last, from which a simulation or a prediction starts.
  public let nextQ: Matrix
  /// The largest log-likelihood of the residuals; that of returns is less by the logarithm of each volatility.
  public let logLikelihood: Double
  /// The log-likelihood at the same innovations with the correlation held at the target: what the dynamics add to.
  public let constantLogLikelihood: Double
  /// The number of steps.
  public let observations: Int
  /// The number of parameters that were estimated, the elements of the target among them.
  public let parameterCount: Int
  /// How sure the parameters are; nil where a bound holds α or α + β, or where the likelihood is flat in some direction.
  public let standardErrors: StandardErrors?
  /// How the search went.
  public let convergence: Convergence

  /// The correlation of the step after the last.
  public var nextCorrelation: Matrix { nextQ.correlation }

  /// Akaike's information criterion, 2k - 2 log L; less is better.
  public var akaikeInformation: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

  /// Schwarz's information criterion, k log n - 2 log L; less is better.
  public var bayesianInformation: Double {
    Double(parameterCount) * Double(observations).logarithm - 2 * logLikelihood
  }

  /// Standard errors of the parameters; those that a bound holds have none.
  public struct StandardErrors: Equatable, Sendable {
    /// From the curvature of the likelihood: right where the innovations have the law that was fitted and the target
    /// is known.
    public let hessian: [DCCParameter: Double]
    /// From the curvature and the spread of the scores, each with what its step adds to the error of the target: right
    /// also where the innovations have another law.
    ///
    /// The target is the mean of products whose sum is, but for what Aielli (2013) found small, (1-β)/(1-α-β) times
    /// the sum of their surprises, as Francq, Horváth and Zakoïan (2011, Journal of Financial Econometrics 9, 619-656) have
    /// it for a targeted variance. The error of the volatilities is left out.
    public let robust: [DCCParameter: Double]
    /// The covariance behind ``robust``, in α, β and, where it was fitted, 1/ν.
    public let robustCovariance: Matrix
  }

  /// How the search for the largest likelihood went.
  public struct Convergence: Equatable, Sendable {
    /// How many searches were made, each from another start.
    public let starts: Int
    /// How often the likelihood was evaluated, over all searches.
    public let evaluations: Int
    /// The largest difference between the log-likelihood at which a search ended and the best before it.
    public let spread: Double
    /// By how much the log-likelihood could still rise if it were a parabola; nil where its curvature is not that of a
    /// maximum in every direction.
    public let remaining: Double?
    /// The bounds that the law lies on.
    public let activeBounds: [DCCBound]
  }
}
