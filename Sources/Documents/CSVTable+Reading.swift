extension CSVTable {
  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the name of the file, for messages.
  /// - Throws: ``CSVError`` for the first thing that makes the bytes no table. A header without rows is a table.
  /// - Complexity: O(bytes); a line beyond ``longestLine`` is refused before anything is read.
  public init(_ bytes: [UInt8], source: String) throws(CSVError) {
    let span = bytes.span
    var reader = try CSVReader(span, source: source)
    var lines: [Int] = []
    var text: [UInt8] = []
    var ends: [Int] = []
    while try reader.nextRow(of: span) {
      lines.append(reader.line)
      for field in reader.fields {
        var index = field.lowerBound
        while index < field.upperBound {
          text.append(span[index])
          index += span[index] == .quote ? 2 : 1
        }
        ends.append(text.count)
      }
    }
    self.init(
      source: source, remarks: reader.remarks, header: reader.header, lines: lines, text: text, ends: ends)
  }
}
