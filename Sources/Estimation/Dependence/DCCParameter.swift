/// A parameter of a dynamic correlation.
public enum DCCParameter: Int, CaseIterable, Sendable {
  /// The weight of the last residuals, α.
  case alpha
  /// The weight of the last Q, β.
  case beta
  /// The degrees of freedom of t innovations, ν.
  case degreesOfFreedom
}
