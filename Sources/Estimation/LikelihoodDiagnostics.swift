/// How probable one law makes the returns that all assets share.
public struct LikelihoodDiagnostics: Equatable, Sendable {
  /// The law.
  public let dynamics: FittedDynamics
  /// The largest log-likelihood, with means, scatter and, for the t, degrees of freedom free, and its criteria.
  public let criteria: InformationCriteria

  init(_ dynamics: FittedDynamics, logLikelihood: Double, assets: Int, observations: Int) {
    self.dynamics = dynamics
    criteria = InformationCriteria(
      logLikelihood: logLikelihood,
      parameters: assets + assets * (assets + 1) / 2 + (dynamics == .studentT ? 1 : 0), observations: observations)
  }
}

extension LikelihoodDiagnostics: Codable {
  private enum CodingKeys: String, CodingKey { case dynamics }

  /// Reads the law and, beside it, the criteria.
  public init(from decoder: any Decoder) throws {
    dynamics = try decoder.container(keyedBy: CodingKeys.self).decode(FittedDynamics.self, forKey: .dynamics)
    criteria = try InformationCriteria(from: decoder)
  }

  /// Writes the law and, beside it, the criteria.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dynamics, forKey: .dynamics)
    try criteria.encode(to: encoder)
  }
}
