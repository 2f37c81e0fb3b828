/// How probable one law makes the returns that all assets share.
public struct LikelihoodDiagnostics: Equatable, Sendable, Codable {
  /// The law.
  public let dynamics: FittedDynamics
  /// The largest log-likelihood, with means, scatter and, for the t, degrees of freedom free.
  public let logLikelihood: Double
  /// The number of free parameters.
  public let parameters: Int
  /// Akaike's criterion, twice the parameters less twice the log-likelihood: the smaller, the better.
  public let akaike: Double

  init(_ dynamics: FittedDynamics, logLikelihood: Double, assets: Int) {
    self.dynamics = dynamics
    self.logLikelihood = logLikelihood
    parameters = assets + assets * (assets + 1) / 2 + (dynamics == .studentT ? 1 : 0)
    akaike = 2 * Double(parameters) - 2 * logLikelihood
  }
}
