/// Where a table says what an account is called and what else is said of it as a whole.
struct AccountColumns {
  let name: Int
  let category: Int?
  let marginModel: Int?
  let liquidationThreshold: Int?

  /// Whether the table says anything beside the name.
  var hasAttributes: Bool { category != nil || marginModel != nil || liquidationThreshold != nil }

  /// Finds the columns.
  ///
  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - source: The name of the file, for messages.
  ///   - line: The line of the header.
  ///   - known: The names of all columns that the form may have.
  /// - Throws: ``BookReadingError/missingColumn(source:line:name:nearest:known:)`` where there is no account.
  init(_ header: [String], source: String, line: Int, known: [String]) throws(BookReadingError) {
    name = try header.place(of: LongColumn.account.rawValue, source: source, line: line, known: known)
    category = header.firstIndex(of: LongColumn.category.rawValue)
    marginModel = header.firstIndex(of: LongColumn.marginModel.rawValue)
    liquidationThreshold = header.firstIndex(of: LongColumn.liquidationThreshold.rawValue)
  }
}
