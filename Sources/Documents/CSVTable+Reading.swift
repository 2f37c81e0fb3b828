extension CSVTable {
  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the name of the file, for messages.
  /// - Throws: ``CSVError`` for the first thing that makes the bytes no table. A header without rows is a table.
  /// - Complexity: O(bytes); a line beyond ``longestLine`` is refused before anything is read.
  public init(_ bytes: [UInt8], source: String) throws(CSVError) {
    try CSVTable.checkLines(bytes, source: source)
    try CSVTable.checkText(bytes, source: source)
    var scanner = CSVScanner(bytes, source: source)
    let remarks = scanner.readRemarks()

    let headerLine = scanner.line
    guard let width = try scanner.readRow() else { throw .empty(source: source) }
    let header = scanner.takeFields()
    try CSVTable.checkHeader(header, source: source, line: headerLine)

    var lines: [Int] = []
    while true {
      let line = scanner.line
      guard let found = try scanner.readRow() else { break }
      if scanner.lastRowIsEmpty, width > 1 { throw .emptyLine(source: source, line: line) }
      guard found == width else { throw .fieldCount(source: source, line: line, found: found, expected: width) }
      lines.append(line)
    }
    self.init(
      source: source, remarks: remarks, header: header, lines: lines, text: scanner.text, ends: scanner.ends)
  }

  private static func checkLines(_ bytes: [UInt8], source: String) throws(CSVError) {
    var line = 1
    var start = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == .lineFeed || byte == .carriageReturn {
        start = index + 1
        if byte == .lineFeed || index + 1 == bytes.count || bytes[index + 1] != .lineFeed { line += 1 }
      } else if index - start >= longestLine {
        throw .lineTooLong(source: source, line: line, bound: longestLine)
      }
    }
  }

  private static func checkText(_ bytes: [UInt8], source: String) throws(CSVError) {
    let fault: Int?
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      fault = bytes.firstIndex(of: 0)
    } catch {
      fault = error.byteOffsets.lowerBound
    }
    guard let fault else { return }
    let line =
      1 + (0..<fault).count { bytes[$0] == .lineFeed || (bytes[$0] == .carriageReturn && bytes[$0 + 1] != .lineFeed) }
    throw .notText(source: source, line: line, byte: bytes[fault])
  }

  private static func checkHeader(_ header: [String], source: String, line: Int) throws(CSVError) {
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
}
