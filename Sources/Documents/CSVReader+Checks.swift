extension CSVReader {
  /// Refuses a line of more bytes than the bound.
  static func checkLines(_ bytes: Span<UInt8>, source: String) throws(CSVError) {
    var start = 0
    for index in bytes.indices where bytes[index].isLineEnd {
      if index - start > CSVTable.longestLine { break }
      start = index + 1
    }
    // The first line that is too long starts here, or the file ends within its bound.
    var length = 0
    while start + length < bytes.count, !bytes[start + length].isLineEnd { length += 1 }
    if length > CSVTable.longestLine {
      throw .lineTooLong(source: source, line: line(of: start, in: bytes), bound: CSVTable.longestLine)
    }
  }

  /// Refuses bytes that are not UTF-8, and zero bytes.
  static func checkText(_ bytes: Span<UInt8>, source: String) throws(CSVError) {
    var fault: Int?
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      for index in bytes.indices where bytes[index] == 0 {
        fault = index
        break
      }
    } catch {
      fault = error.byteOffsets.lowerBound
    }
    guard let fault else { return }
    throw .notText(source: source, line: line(of: fault, in: bytes), byte: bytes[fault])
  }

  /// Refuses columns without a name, names that stand twice, and separators that are no commas.
  static func checkHeader(_ header: [String], source: String, line: Int) throws(CSVError) {
    if header.count == 1 {
      for separator in [";", "\t"] where header[0].contains(separator) {
        throw .wrongSeparator(source: source, line: line, separator: separator)
      }
    }
    var firstColumns: [String: Int] = [:]
    for (column, name) in header.enumerated() {
      if name.isEmpty { throw .unnamedColumn(source: source, line: line, column: column + 1) }
      if let first = firstColumns.updateValue(column, forKey: name) {
        throw .duplicateColumn(source: source, line: line, name: name, first: first + 1, second: column + 1)
      }
    }
  }

  /// The line of a byte.
  private static func line(of place: Int, in bytes: Span<UInt8>) -> Int {
    var line = 1
    for index in 0..<place where bytes[index].isLineEnd {
      let isFirstOfTwo = bytes[index] == .carriageReturn && index + 1 < bytes.count && bytes[index + 1] == .lineFeed
      if !isFirstOfTwo { line += 1 }
    }
    return line
  }
}

extension UInt8 {
  static let comma = UInt8(ascii: ",")
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Whether the byte is a space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

  /// Whether the byte is a line feed or a carriage return.
  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}

extension Span<UInt8> {
  /// Whether some of the bytes are nothing but blanks and line ends.
  func isBlank(in range: Range<Int>) -> Bool {
    for index in range where !self[index].isBlank && !self[index].isLineEnd { return false }
    return true
  }
}
