/// An instant in whole seconds since 1970-01-01T00:00Z, which remembers how it was written.
///
/// Two timestamps are equal when they are the same instant: `2024-03-01` equals `2024-03-01T00:00Z`. The calendar is
/// the proleptic Gregorian one of ISO 8601, years 0000 to 9999, always UTC, without leap seconds.
public struct Timestamp: Sendable {
  /// How an instant is written.
  public enum Form: Sendable {
    /// `2024-03-01`, the first second of that day.
    case date
    /// `2024-03-01T13:00Z`.
    case minutes
    /// `2024-03-01T13:00:30Z`.
    case seconds
  }

  /// Seconds since 1970-01-01T00:00Z; negative before.
  public let seconds: Int
  /// How the instant is printed.
  public let form: Form

  /// The instant that many seconds after 1970-01-01T00:00Z, in the shortest form that holds it.
  ///
  /// - Precondition: the instant lies in the years 0000 to 9999.
  public init(seconds: Int) {
    let intoDay = CalendarDay.secondsIntoDay(seconds)
    self.init(seconds: seconds, form: intoDay == 0 ? .date : intoDay % 60 == 0 ? .minutes : .seconds)
  }

  init(seconds: Int, form: Form) {
    precondition(Timestamp.bounds.contains(seconds), "a timestamp lies in the years 0000 to 9999")
    self.seconds = seconds
    self.form = form
  }

  /// 0000-01-01 to the last second of 9999-12-31.
  private static let bounds = -62_167_219_200..<253_402_300_800
}

extension Timestamp: Comparable, Hashable {
  /// Whether both are the same instant, however written.
  public static func == (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.seconds == rhs.seconds }

  /// Whether `lhs` is earlier than `rhs`.
  public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.seconds < rhs.seconds }

  /// Feeds the instant, not its form, to the hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(seconds) }
}
