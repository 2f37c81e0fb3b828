extension Timestamp {
  /// Reads `2024-03-01`, `2024-03-01T13:00Z` or `2024-03-01T13:00:30Z`.
  ///
  /// Nothing else is accepted: no offset, no fraction of a second, no blank around the text, no 24:00, no leap second.
  ///
  /// - Parameter text: the text as it stands in the file.
  /// - Throws: ``TimestampError`` where the form is another or the day or the time does not exist.
  public init(_ text: String) throws(TimestampError) {
    let bytes = Array(text.utf8)
    guard let form = Form(of: bytes) else { throw .form(text: text) }
    func number(_ digits: Range<Int>) -> Int {
      bytes[digits].reduce(0) { 10 * $0 + Int($1 - UInt8(ascii: "0")) }
    }
    let day = CalendarDay(year: number(0..<4), month: number(5..<7), day: number(8..<10))
    guard let length = CalendarDay.length(ofMonth: day.month, year: day.year), 1...length ~= day.day else {
      throw .noSuchDay(text: text)
    }
    let hour = form == .date ? 0 : number(11..<13)
    let minute = form == .date ? 0 : number(14..<16)
    let second = form == .seconds ? number(17..<19) : 0
    guard hour < 24, minute < 60, second < 60 else { throw .noSuchTime(text: text) }
    self.init(seconds: day.seconds + hour * 3_600 + minute * 60 + second, form: form)
  }
}

extension Timestamp.Form {
  /// The form that a text has, whatever its digits.
  fileprivate init?(of bytes: [UInt8]) {
    let shape = bytes.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 ? UInt8(ascii: "0") : $0 }
    switch String(decoding: shape, as: UTF8.self) {
    case "0000-00-00": self = .date
    case "0000-00-00T00:00Z": self = .minutes
    case "0000-00-00T00:00:00Z": self = .seconds
    default: return nil
    }
  }
}

extension Timestamp: CustomStringConvertible {
  /// The instant in its form, which reads back as an equal timestamp of the same form.
  public var description: String {
    let day = CalendarDay(holding: seconds)
    let intoDay = CalendarDay.secondsIntoDay(seconds)
    func padded(_ value: Int, to width: Int) -> String {
      let digits = String(value)
      return String(repeating: "0", count: width - digits.count) + digits
    }
    let date = "\(padded(day.year, to: 4))-\(padded(day.month, to: 2))-\(padded(day.day, to: 2))"
    let minutes = "\(date)T\(padded(intoDay / 3_600, to: 2)):\(padded(intoDay / 60 % 60, to: 2))"
    return switch form {
    case .date: date
    case .minutes: "\(minutes)Z"
    case .seconds: "\(minutes):\(padded(intoDay % 60, to: 2))Z"
    }
  }
}

extension Timestamp: Codable {
  /// Reads the timestamp from one string.
  ///
  /// - Parameter decoder: a decoder that holds one string.
  /// - Throws: `DecodingError` where there is no string or it is no timestamp.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  /// Writes the timestamp as one string, in its form.
  ///
  /// - Parameter encoder: the encoder that takes the string.
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
