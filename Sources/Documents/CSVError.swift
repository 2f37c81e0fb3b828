/// Why a file is not a table, or a column of it not what the caller needs.
///
/// `source` is the name of the file and `line` the line in it, counted from 1; columns are named, or counted from 1
/// where they have no name.
public enum CSVError: Error, Equatable, Sendable {
  /// Nothing but blanks and remarks.
  case empty(source: String)
  /// A header without a row under it.
  case noRows(source: String)
  /// Bytes that are not UTF-8, or a zero byte.
  case notText(source: String, line: Int, byte: UInt8)
  /// A header of one column that holds a semicolon or a tab.
  case wrongSeparator(source: String, line: Int, separator: String)
  /// A line of more bytes than the bound.
  case lineTooLong(source: String, line: Int, bound: Int)
  /// A quoted field that is never closed; the line is the one that opens it.
  case unterminatedQuote(source: String, line: Int)
  /// Text between a closing quote and the next comma.
  case textAfterQuote(source: String, line: Int, column: Int)
  /// A quote inside a field that does not start with one.
  case quoteInBareField(source: String, line: Int, column: Int)
  /// A header field without a name.
  case unnamedColumn(source: String, line: Int, column: Int)
  /// A name that the header has twice, at these columns.
  case duplicateColumn(source: String, line: Int, name: String, first: Int, second: Int)
  /// A row with another number of fields than the header.
  case fieldCount(source: String, line: Int, found: Int, expected: Int)
  /// An empty line between rows.
  case emptyLine(source: String, line: Int)
  /// A column that the header does not name.
  case unknownColumn(source: String, name: String, known: [String])
  /// A blank where a number is needed.
  case blank(source: String, line: Int, column: String)
  /// A field that is not a finite decimal number.
  case notANumber(source: String, line: Int, column: String, value: String, fault: NumberFault)
}

extension CSVError: CustomStringConvertible {
  /// The one message: where, what, the bound and the remedy.
  public var description: String {
    switch self {
    case .empty(let source):
      "\(source) is empty; it needs a header line with the names of the columns, then one line per row"
    case .noRows(let source):
      "\(source) has a header and no rows; add at least one row"
    case .notText(let source, let line, let byte):
      "\(source) line \(line): byte 0x\(String(byte, radix: 16)) is not UTF-8 text; save the file as CSV in UTF-8"
    case .wrongSeparator(let source, let line, let separator):
      "\(source) line \(line): the columns are separated by \(separator == "\t" ? "tabs" : "semicolons"); "
        + "save the file with commas between columns and points in numbers"
    case .lineTooLong(let source, let line, let bound):
      "\(source) line \(line) is longer than \(bound) bytes; put each row on a line of its own"
    case .unterminatedQuote(let source, let line):
      "\(source) line \(line): the quote that opens here is never closed; close it, or write \"\" for a quote in a text"
    case .textAfterQuote(let source, let line, let column):
      "\(source) line \(line), column \(column): text after the closing quote; end the field there, "
        + "or write \"\" for a quote in a text"
    case .quoteInBareField(let source, let line, let column):
      "\(source) line \(line), column \(column): a quote inside a field that does not start with one; "
        + "put the whole field in quotes and write \"\" for the quote"
    case .unnamedColumn(let source, let line, let column):
      "\(source) line \(line): column \(column) has no name; name it, or take the column out"
    case .duplicateColumn(let source, let line, let name, let first, let second):
      "\(source) line \(line): column \(excerpt(name)) stands twice, as columns \(first) and \(second); "
        + "rename one or take it out"
    case .fieldCount(let source, let line, let found, let expected):
      "\(source) line \(line) has \(found) field\(found == 1 ? "" : "s") where the header has \(expected); "
        + (found > expected
          ? "a decimal comma splits a number in two: write 1.5, not 1,5" : "write a comma for every blank field, too")
    case .emptyLine(let source, let line):
      "\(source) line \(line) is empty with rows after it; take the line out, or fill the row in"
    case .unknownColumn(let source, let name, let known):
      "\(source) has no column \(excerpt(name)); it has \(listing(known))"
    case .blank(let source, let line, let column):
      "\(source) line \(line), column \(column): blank where a number is needed; fill it in, or take the row out"
    case .notANumber(let source, let line, let column, let value, let fault):
      "\(source) line \(line), column \(column): \(excerpt(value)) \(fault)"
    }
  }
}
