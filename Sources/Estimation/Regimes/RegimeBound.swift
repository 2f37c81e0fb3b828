/// A bound that fitted regimes lie on, so that the data would rather have them beyond.
///
/// States count from 0, the calmest first.
public enum RegimeBound: Hashable, Sendable {
  /// In some direction the variance of a state is at its least, 0.01 of that of the body of the returns.
  case leastVariance(state: Int)
  /// A state is never followed by another, less often than once in a million steps.
  case neverFollows(from: Int, to: Int)
}
