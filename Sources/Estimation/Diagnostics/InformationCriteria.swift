internal import Numerics

/// A log-likelihood with the criteria that charge it for its parameters.
public struct InformationCriteria: Equatable, Sendable, Codable {
  /// The largest log-likelihood.
  public let logLikelihood: Double
  /// The number of free parameters.
  public let parameters: Int
  /// The number of observations.
  public let observations: Int

  /// Akaike's criterion, 2k - 2 log L; the smaller, the better.
  public let akaike: Double
  /// Schwarz's Bayesian criterion, k log n - 2 log L; the smaller, the better.
  public let bayesian: Double

  /// The criteria of a fit.
  ///
  /// - Parameters:
  ///   - logLikelihood: The largest log-likelihood.
  ///   - parameters: The number of free parameters.
  ///   - observations: The number of observations.
  /// - Precondition: there is an observation, and the number of parameters is not negative.
  public init(logLikelihood: Double, parameters: Int, observations: Int) {
    precondition(observations > 0 && parameters >= 0, "A fit has observations")
    self.logLikelihood = logLikelihood
    self.parameters = parameters
    self.observations = observations
    akaike = 2 * Double(parameters) - 2 * logLikelihood
    bayesian = Double(parameters) * Double(observations).logarithm - 2 * logLikelihood
  }
}
