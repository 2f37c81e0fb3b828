/// Why a text is not a timestamp.
public enum TimestampError: Error, Equatable, Sendable {
  /// The text has neither of the forms `2024-03-01` and `2024-03-01T13:00Z`.
  case form(text: String)
  /// The calendar has no such day.
  case noSuchDay(text: String)
  /// The clock has no such time.
  case noSuchTime(text: String)
}

extension TimestampError: CustomStringConvertible {
  /// The text, what is wrong with it and what to write instead.
  public var description: String {
    switch self {
    case .form(let text):
      "\(excerpt(text)) is neither a date nor a time; write 2024-03-01, or 2024-03-01T13:00Z (UTC, with the Z)"
    case .noSuchDay(let text):
      "\(excerpt(text)) names a day that the calendar does not have; correct the month or the day"
    case .noSuchTime(let text):
      "\(excerpt(text)) names a time outside 00:00 to 23:59:59; correct the hour, the minute or the second"
    }
  }
}
