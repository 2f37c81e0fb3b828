/// A book as a file gave it, and what of the file was left out.
///
/// The forms stand in <doc:BookFiles>. Within an account the positions are ordered as collateral, debts and contracts,
/// collateral and debts by the names of their assets: the same book comes from every form.
public struct BookReading: Equatable, Sendable {
  /// The book.
  public let book: Book
  /// The columns that no form has, in the order of the header; none in a JSON document, where they are errors.
  public let ignoredColumns: [IgnoredColumn]

  init(book: Book, ignoredColumns: [IgnoredColumn]) {
    self.book = book
    self.ignoredColumns = ignoredColumns
  }

  /// Reads a book in whichever form it has: JSON where the text begins with a brace or a slash, else CSV.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: The name of the file, for messages.
  ///   - prices: Dollars per unit, for amounts in dollars of assets that the file has no price of.
  /// - Throws: ``BookReadingError`` for the first thing that is no book.
  public init(_ bytes: [UInt8], source: String, prices: [String: Double] = [:]) throws(BookReadingError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = content.first { !Array(" \t\r\n".utf8).contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "/") {
      try self.init(json: bytes, source: source)
    } else {
      try self.init(csv: bytes, source: source, prices: prices)
    }
  }

  /// Reads a book from CSV: one row per position where there is a column `kind`, else one row per account.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: The name of the file, for messages.
  ///   - prices: Dollars per unit, for amounts in dollars of assets that the file has no price of.
  /// - Throws: ``BookReadingError`` for the first thing that is no book.
  /// - Complexity: O(bytes), and memory for the book alone beside the bytes.
  public init(csv bytes: [UInt8], source: String, prices: [String: Double] = [:]) throws(BookReadingError) {
    let span = bytes.span
    var rows = try BookRows(span, source: source, prices: prices)
    if rows.header.contains(LongColumn.kind.rawValue) {
      var reader = try LongBookReader(rows.header, source: source, line: rows.headerLine)
      while try rows.next(of: span) { try reader.readRow(of: span, into: &rows) }
      self.init(book: try rows.book(), ignoredColumns: reader.columns.ignored)
    } else {
      let reader = try WideBookReader(&rows)
      while try rows.next(of: span) { try reader.readRow(of: span, into: &rows) }
      self.init(book: try rows.book(), ignoredColumns: reader.ignored)
    }
  }
}
