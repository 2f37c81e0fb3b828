/// Reads comma-separated text row by row and keeps no more than the row at hand.
///
/// The bytes are not held here: every call gets the same ones. A field is the range of its bytes, without the blanks
/// around it and without its quotes, but with the doubled quotes of a quoted field as they stand. Only a quoted field
/// can hold quotes, so equal bytes are equal texts; ``text(_:)`` makes one quote of two.
package struct CSVReader {
  /// The name of the file, for messages.
  package let source: String
  /// The lines before the header that start with `#`, from the file's first line on, without that mark and the blanks
  /// around the text.
  package private(set) var remarks: [String] = []
  /// The names of the columns; none is empty and none stands twice.
  package private(set) var header: [String] = []
  /// The line of the header.
  package private(set) var headerLine = 0
  /// The line on which the row that was read last starts; lines are counted from 1.
  package private(set) var line = 0
  /// The bytes of each field of the row that was read last.
  package private(set) var fields: [Range<Int>] = []

  /// Blanks and line ends after the last row are no rows.
  private let end: Int
  private var position = 0
  /// The line at ``position``.
  private var nextLine = 1

  /// Reads the remarks and the header.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the name of the file, for messages.
  /// - Throws: ``CSVError`` where there is no header, where a line is too long or where the bytes are no text, wherever
  ///   in the file that is.
  package init(_ bytes: Span<UInt8>, source: String) throws(CSVError) {
    try Self.checkLines(bytes, source: source)
    try Self.checkText(bytes, source: source)
    self.source = source
    var end = bytes.count
    while end > 0, bytes[end - 1].isBlank || bytes[end - 1].isLineEnd { end -= 1 }
    self.end = end
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }

    while position < end, bytes[position] == UInt8(ascii: "#") {
      let start = position + 1
      while position < end, !bytes[position].isLineEnd { position += 1 }
      remarks.append(Self.text(bytes.extracting(Self.withoutBlanks(start..<position, of: bytes))))
      passLineEnd(of: bytes)
    }
    headerLine = nextLine
    guard position < end else { throw .empty(source: source) }
    try readFields(of: bytes)
    header = fields.map { Self.text(bytes.extracting($0)) }
    try Self.checkHeader(header, source: source, line: headerLine)
  }

  /// Reads the next row; its fields are as many as the header's.
  ///
  /// - Parameter bytes: the bytes that the reader was made with.
  /// - Returns: whether there was a row.
  /// - Throws: ``CSVError`` where the next line is no row.
  /// - Complexity: O(bytes of the row).
  package mutating func nextRow(of bytes: Span<UInt8>) throws(CSVError) -> Bool {
    guard position < end else { return false }
    line = nextLine
    let start = position
    try readFields(of: bytes)
    guard fields.count == header.count else {
      if fields.count == 1, bytes.isBlank(in: start..<position) { throw .emptyLine(source: source, line: line) }
      throw .fieldCount(source: source, line: line, found: fields.count, expected: header.count)
    }
    return true
  }

  /// The text of a field, one quote for two.
  package static func text(_ field: Span<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(field.count)
    var index = 0
    while index < field.count {
      bytes.append(field[index])
      let isDoubled = field[index] == .quote && index + 1 < field.count && field[index + 1] == .quote
      index += isDoubled ? 2 : 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func readFields(of bytes: Span<UInt8>) throws(CSVError) {
    fields.removeAll(keepingCapacity: true)
    while true {
      if position < end, bytes[position] == .quote {
        try readQuotedField(of: bytes)
      } else {
        try readBareField(of: bytes)
      }
      guard position < end, bytes[position] == .comma else { break }
      position += 1
    }
    passLineEnd(of: bytes)
  }

  private mutating func readBareField(of bytes: Span<UInt8>) throws(CSVError) {
    let start = position
    var place = start
    while place < end {
      let byte = bytes[place]
      // All that ends a field stands below the digits and letters that fill most of them.
      if byte <= .comma {
        if byte == .comma || byte.isLineEnd { break }
        if byte == .quote {
          throw .quoteInBareField(source: source, line: nextLine, column: fields.count + 1)
        }
      }
      place += 1
    }
    position = place
    fields.append(Self.withoutBlanks(start..<place, of: bytes))
  }

  private mutating func readQuotedField(of bytes: Span<UInt8>) throws(CSVError) {
    let openingLine = nextLine
    position += 1
    let start = position
    while true {
      guard position < end else { throw .unterminatedQuote(source: source, line: openingLine) }
      let byte = bytes[position]
      let next = position + 1 < end ? bytes[position + 1] : nil
      if byte == .quote {
        guard next == .quote else { break }
        position += 1
      } else if byte == .lineFeed || (byte == .carriageReturn && next != .lineFeed) {
        nextLine += 1
      }
      position += 1
    }
    fields.append(start..<position)
    position += 1
    while position < end, bytes[position].isBlank { position += 1 }
    if position < end, bytes[position] != .comma, !bytes[position].isLineEnd {
      throw .textAfterQuote(source: source, line: nextLine, column: fields.count)
    }
  }

  private mutating func passLineEnd(of bytes: Span<UInt8>) {
    guard position < end else { return }
    if bytes[position] == .carriageReturn, position + 1 < end, bytes[position + 1] == .lineFeed { position += 1 }
    position += 1
    nextLine += 1
  }

  private static func withoutBlanks(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, bytes[lower].isBlank { lower += 1 }
    while lower < upper, bytes[upper - 1].isBlank { upper -= 1 }
    return lower..<upper
  }
}
