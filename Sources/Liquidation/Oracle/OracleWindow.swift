/// A stretch of a path in which something holds, its first moment included and its last one not.
public struct OracleWindow: Equatable, Sendable {
  /// When it begins, in seconds since the start of the path; 0 for what held before the path began.
  public let fromSeconds: Double
  /// When it ends, in seconds since the start of the path; nil for never.
  public let untilSeconds: Double?

  /// A window; without arguments, all of time.
  ///
  /// The rule of an oracle checks it when it is made.
  public init(fromSeconds: Double = 0, untilSeconds: Double? = nil) {
    self.fromSeconds = fromSeconds
    self.untilSeconds = untilSeconds
  }

  /// Whether somebody who sees everything so many seconds late sees it hold.
  ///
  /// The delay is added to the edges and not taken from the moment, here and in ``nextEdge(after:seenAfter:)``, so that
  /// rounding cannot put the two at odds.
  func holds(at seconds: Double, seenAfter delay: Double = 0) -> Bool {
    guard fromSeconds <= 0 || fromSeconds + delay <= seconds else { return false }
    guard let untilSeconds else { return true }
    return seconds < untilSeconds + delay
  }

  /// The first edge later than a moment, as seen with a delay; infinite where none is left.
  func nextEdge(after seconds: Double, seenAfter delay: Double = 0) -> Double {
    if fromSeconds > 0, fromSeconds + delay > seconds { return fromSeconds + delay }
    if let untilSeconds, untilSeconds + delay > seconds { return untilSeconds + delay }
    return .infinity
  }
}
