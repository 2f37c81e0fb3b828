public import Numerics

/// Jumps of one asset of its own, fitted to its returns, with what the fit rests on.
public struct OwnJumpFit: Equatable, Sendable {
  /// The asset's name.
  public let asset: String
  /// The law per year; its last kind of jump is the fitted one, any other was given.
  public let law: MertonLaw
  /// The fitted jumps, per year.
  public let jumps: MertonLaw.Jumps
  /// The largest log-likelihood, the sum of `law.logDensities(of:over:)` for a step.
  public let logLikelihood: Double
  /// The number of steps.
  public let observations: Int
  /// The number of parameters that were estimated: drift, volatility, and rate, mean and volatility of the jumps.
  public let parameterCount: Int
  /// The expected number of jumps in the sample, given the returns.
  public let expectedJumps: Double
  /// How sure the parameters are; nil where the likelihood has no strict maximum there, as may be on a bound.
  ///
  /// Each array has one element. They take given jumps for known.
  public let standardErrors: CommonJumpFit.StandardErrors?
  /// How the search went.
  public let convergence: JumpConvergence

  /// Akaike's information criterion, 2k - 2 log L; less is better.
  public var akaikeInformation: Double { 2 * Double(parameterCount) - 2 * logLikelihood }

  /// Schwarz's information criterion, k log n - 2 log L; less is better.
  public var bayesianInformation: Double {
    Double(parameterCount) * Double(observations).logarithm - 2 * logLikelihood
  }
}
