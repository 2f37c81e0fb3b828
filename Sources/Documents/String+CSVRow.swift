extension String {
  /// Appends a line of comma-separated fields, in quotes where they would read back as something else without.
  ///
  /// - Parameter fields: The fields; nil for a blank one.
  package mutating func appendCSVRow(_ fields: [String?]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { append(",") }
      guard let field else { continue }
      let bytes = field.utf8
      let needsQuotes =
        bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        || bytes.first == 0x20 || bytes.first == 0x09 || bytes.last == 0x20 || bytes.last == 0x09
      if needsQuotes {
        append("\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"")
      } else {
        append(field)
      }
    }
    append("\n")
  }
}
