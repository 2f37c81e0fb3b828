/// The laws of returns that can be fitted.
public enum FittedDynamics: String, Codable, CaseIterable, Sendable {
  /// Jointly normal: nothing beyond the covariance is fitted.
  case gaussian
  /// Jointly Student t, with degrees of freedom by maximum likelihood.
  case studentT
}
