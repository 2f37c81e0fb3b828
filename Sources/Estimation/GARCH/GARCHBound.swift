/// A bound that a fitted GARCH law lies on, so that the data would rather have it beyond.
public enum GARCHBound: String, CaseIterable, Sendable {
  /// ω is at its least, 1e-8 of the variance of the returns.
  case smallestOmega
  /// α is 0: rises do not move the variance.
  case zeroAlpha
  /// α + γ is 0: falls do not move the variance.
  case zeroAlphaAndGamma
  /// β is 0: the variance has no memory beyond one step.
  case zeroBeta
  /// The persistence is 1, or with variance targeting 1 - 1e-6: the variance does not return to a level.
  case unitPersistence
  /// The degrees of freedom are at their least, 2.05.
  case fewestDegreesOfFreedom
  /// The degrees of freedom are at their most, 500: the innovations cannot be told from normal ones.
  case mostDegreesOfFreedom
}
