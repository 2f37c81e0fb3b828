/// A bound that a fitted dynamic correlation lies on, so that the data would rather have it beyond.
public enum DCCBound: String, CaseIterable, Sendable {
  /// α is 0: the correlation does not move, and β means nothing.
  case zeroAlpha
  /// β is 0: the correlation has no memory beyond one step.
  case zeroBeta
  /// α + β is 0.9999: the correlation hardly returns to a level.
  case largestPersistence
  /// The degrees of freedom are at their least, 2.05.
  case fewestDegreesOfFreedom
  /// The degrees of freedom are at their most, 500: the innovations cannot be told from normal ones.
  case mostDegreesOfFreedom
}
