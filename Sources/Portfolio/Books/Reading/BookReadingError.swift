public import Documents

/// Why a file is no book.
///
/// `source` is the name of the file and `line` the line in it, counted from 1; columns are named as the header has them.
public enum BookReadingError: Error, Equatable, Sendable {
  /// The text is no table, or a number in it is none.
  case table(CSVError)
  /// The text is no document of the form.
  case document(DocumentError)
  /// A row says what no account may hold, in the column that is named where one alone is at fault.
  case row(source: String, line: Int, column: String?, fault: BookError)
  /// An entry of a document says what no account may hold.
  case entry(source: String, path: String, fault: BookError)
  /// An account has a second row where one is all, or a second entry in a document; `place` is the line or the path.
  case duplicateAccount(source: String, place: String, account: String)
  /// A column that the form needs, and those that it knows.
  case missingColumn(source: String, line: Int, name: String, nearest: String?, known: [String])
  /// A header of neither form.
  case unknownForm(source: String, line: Int, header: [String])
  /// A column of the form of one row per account, in a table of one row per position.
  case mixedForms(source: String, line: Int, column: String)
  /// A column `prefix:asset` with a prefix that is none, or without an asset.
  case unknownPrefix(source: String, line: Int, column: String, nearest: String?, known: [String])
  /// A field that must be filled in for what else the row says.
  case blank(source: String, line: Int, column: String, need: String)
  /// A field that has no meaning for what else the row says.
  case misplaced(source: String, line: Int, column: String, value: String, kind: String)
  /// A word that is none of those that the column may hold.
  case unknownWord(source: String, line: Int, column: String, value: String, nearest: String?, known: [String])
  /// Both an amount in units and one in dollars.
  case quantityAndValue(source: String, line: Int, columns: [String])
  /// A text that is no time.
  case notATime(source: String, line: Int, column: String, fault: TimestampError)
  /// A value that is another than an earlier one of the same account or asset.
  case contradiction(source: String, line: Int, column: String, of: String, value: String, earlier: String)
  /// An amount in dollars of an asset without a price, of which another row gives an amount in units.
  case valueWithoutPrice(source: String, line: Int, asset: String, unitsLine: Int)
  /// A remark that begins as one that is read and does not go on as one.
  case badRemark(source: String, line: Int, remark: String, form: String)
  /// A book without accounts.
  case noAccounts(source: String)
}
