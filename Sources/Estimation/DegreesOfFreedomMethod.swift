/// What is held while the degrees of freedom of a t are fitted.
public enum DegreesOfFreedomMethod: String, Codable, CaseIterable, Sendable {
  /// Nothing: location, scatter and degrees of freedom together maximise the likelihood.
  case joint
  /// The mean and the sample covariance of the same returns, so that volatility and tails fit them together.
  case givenCovariance
}
