/// A mean over time that an oracle answers with in the place of the price itself.
public enum OracleSmoothing: Equatable, Sendable {
  /// The arithmetic mean over the last so many seconds, each moment weighing the same.
  case twap(seconds: Double)
  /// A mean in which a moment weighs half of what one a half-life later does.
  ///
  /// Over `t` seconds at a price `p` it goes from `e` to `p + (e - p) 2^(-t / halfLifeSeconds)`.
  case ema(halfLifeSeconds: Double)
}
