public import Numerics

/// A t copula fitted to observations of several assets, with what the fit rests on.
public struct StudentTCopulaFit: Equatable, Sendable {
  /// The copula.
  public let copula: StudentTCopula
  /// Kendall's rank correlations (tau-b), from which the correlation follows as sin(πτ/2).
  public let kendallTau: Matrix
  /// What was done to that correlation to make it one; nil where it was one.
  public let repair: NearestCorrelation?
  /// The standard error of the degrees of freedom; nil where they are bounded, as for normal dependence.
  ///
  /// It counts what the ranks and the rank correlations add to the error, as
  /// ``init(_:assets:)`` says. An interval is better formed for 1/ν, whose error is this divided by ν².
  public let standardError: Double?
  /// The standard error from the curvature of the likelihood alone, as if margins and correlations were known; nil where
  /// the other is.
  public let curvatureStandardError: Double?
  /// The largest log-likelihood of the pseudo-observations, of the copula's density.
  public let logLikelihood: Double
  /// The log-likelihood of the normal copula with the same correlation: what the t adds to.
  public let gaussianLogLikelihood: Double
  /// The number of observations.
  public let observations: Int
  /// The share of the observations of each asset that are equal to another one.
  public let tiedShares: [Double]
  /// How the search went.
  public let convergence: Convergence

  /// The number of parameters that were estimated: the correlations and the degrees of freedom.
  public var parameterCount: Int { copula.correlation.rows * (copula.correlation.rows - 1) / 2 + 1 }

  /// How the search for the degrees of freedom went.
  public struct Convergence: Equatable, Sendable {
    /// How many searches were made, each of a part of the range.
    public let starts: Int
    /// How often the likelihood was evaluated, over all searches.
    public let evaluations: Int
    /// The bound that the degrees of freedom lie on.
    public let activeBound: Bound?
  }

  /// A bound that the degrees of freedom lie on, so that the data would rather have them beyond.
  public enum Bound: String, CaseIterable, Sendable {
    /// They are at their least, 1.
    case fewestDegreesOfFreedom
    /// They are at their most, 500: the dependence cannot be told from normal.
    case mostDegreesOfFreedom
  }

  /// The degrees of freedom that are tried.
  public static let degreesOfFreedom = 1.0...500.0
  /// The fewest observations that are fitted.
  public static let fewestObservations = 100
}
