/// Walks through comma-separated bytes and gathers the fields of the rows.
struct CSVScanner {
  private let source: String
  private let bytes: [UInt8]
  /// Blanks and line ends after the last row are no rows.
  private let end: Int
  private var position = 0

  /// The line at which the scanner stands, counted from 1.
  private(set) var line = 1
  /// The fields since the last `takeFields()`, one after another, without quotes.
  private(set) var text: [UInt8] = []
  /// Where each field ends in `text`.
  private(set) var ends: [Int] = []
  /// Whether the row read last was a line without a character.
  private(set) var lastRowIsEmpty = false

  init(_ bytes: [UInt8], source: String) {
    self.source = source
    self.bytes = bytes
    end = (bytes.lastIndex { !$0.isBlank && $0 != .lineFeed && $0 != .carriageReturn } ?? -1) + 1
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    text.reserveCapacity(bytes.count)
  }

  /// The lines from here that start with `#`.
  mutating func readRemarks() -> [String] {
    var remarks: [String] = []
    while position < end, bytes[position] == UInt8(ascii: "#") {
      let start = position + 1
      while position < end, bytes[position] != .lineFeed, bytes[position] != .carriageReturn { position += 1 }
      remarks.append(String(decoding: bytes[start..<position].withoutBlanks, as: UTF8.self))
      passLineEnd()
    }
    return remarks
  }

  /// Appends the fields of the next row and returns how many they are; nil at the end.
  mutating func readRow() throws(CSVError) -> Int? {
    guard position < end else { return nil }
    let start = position
    var count = 0
    while true {
      count += 1
      if position < end, bytes[position] == .quote {
        try readQuotedField(column: count)
      } else {
        try readBareField(column: count)
      }
      guard position < end, bytes[position] == .comma else { break }
      position += 1
    }
    lastRowIsEmpty = count == 1 && bytes[start..<position].allSatisfy(\.isBlank)
    passLineEnd()
    return count
  }

  /// The fields gathered so far as strings; the scanner forgets them.
  mutating func takeFields() -> [String] {
    var start = 0
    var fields: [String] = []
    for end in ends {
      fields.append(String(decoding: text[start..<end], as: UTF8.self))
      start = end
    }
    text.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    return fields
  }

  private mutating func readBareField(column: Int) throws(CSVError) {
    let start = position
    scan: while position < end {
      switch bytes[position] {
      case .comma, .lineFeed, .carriageReturn: break scan
      case .quote: throw .quoteInBareField(source: source, line: line, column: column)
      default: position += 1
      }
    }
    text.append(contentsOf: bytes[start..<position].withoutBlanks)
    ends.append(text.count)
  }

  private mutating func readQuotedField(column: Int) throws(CSVError) {
    let openingLine = line
    position += 1
    while true {
      guard position < end else { throw .unterminatedQuote(source: source, line: openingLine) }
      let byte = bytes[position]
      let next = position + 1 < end ? bytes[position + 1] : nil
      if byte == .quote {
        position += 1
        guard next == .quote else { break }
      } else if byte == .lineFeed || (byte == .carriageReturn && next != .lineFeed) {
        line += 1
      }
      text.append(byte)
      position += 1
    }
    while position < end, bytes[position].isBlank { position += 1 }
    if position < end, bytes[position] != .comma, bytes[position] != .lineFeed, bytes[position] != .carriageReturn {
      throw .textAfterQuote(source: source, line: line, column: column)
    }
    ends.append(text.count)
  }

  private mutating func passLineEnd() {
    guard position < end else { return }
    if bytes[position] == .carriageReturn, position + 1 < end, bytes[position + 1] == .lineFeed { position += 1 }
    position += 1
    line += 1
  }
}

extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Whether the byte is a space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
  /// The bytes between the blanks at either side.
  fileprivate var withoutBlanks: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}
