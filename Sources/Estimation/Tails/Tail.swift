/// A side of a law.
public enum Tail: String, CaseIterable, Sendable {
  /// The smallest values.
  case lower
  /// The largest values.
  case upper
}
