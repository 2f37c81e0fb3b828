/// An instant in whole seconds since 1970-01-01T00:00Z.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00Z; negative before.
  public let seconds: Int

  /// The instant that many seconds after 1970-01-01T00:00Z.
  public init(seconds: Int) { self.seconds = seconds }

  /// Whether `lhs` is earlier than `rhs`.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.seconds < rhs.seconds }
}
