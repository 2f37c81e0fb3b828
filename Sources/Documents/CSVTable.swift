/// A table read from comma-separated text: a header and rows of as many fields, each row with its line in the file.
///
/// The text is RFC 4180 in UTF-8: fields may stand in quotes and then hold commas, line breaks and doubled quotes.
/// Beyond that a byte-order mark at the start, line ends of LF, CRLF or CR, blank lines at the end, blanks around bare
/// fields (which are dropped) and remarks before the header are accepted. A remark is a line that starts with `#`.
///
/// Rows and columns are counted from 0, lines of the file from 1.
public struct CSVTable: Sendable {
  /// The most bytes that a line may have.
  public static let longestLine: Int = 1 << 20

  /// The name of the file, for messages.
  public let source: String
  /// The lines before the header that start with `#`, without that mark and the blanks around the text.
  public let remarks: [String]
  /// The names of the columns; none is empty and none stands twice.
  public let header: [String]
  /// The line on which each row starts, rising.
  public let lines: [Int]

  /// The fields of all rows, one after another, as UTF-8 without quotes.
  let text: [UInt8]
  /// Where each field ends in `text`, row by row; a field starts where the one before it ends.
  let ends: [Int]

  /// How many rows stand under the header; may be 0.
  public var rowCount: Int { lines.count }

  /// The text of a field, empty where it is blank.
  ///
  /// - Parameters:
  ///   - row: the row, counted from 0 under the header.
  ///   - column: the column, counted from 0.
  public subscript(row row: Int, column column: Int) -> String {
    String(decoding: bytes(row: row, column: column), as: UTF8.self)
  }

  package func bytes(row: Int, column: Int) -> ArraySlice<UInt8> {
    precondition(header.indices.contains(column), "column \(column) of \(header.count)")
    let field = row * header.count + column
    return text[(field == 0 ? 0 : ends[field - 1])..<ends[field]]
  }

  /// The position of a column.
  ///
  /// - Parameter name: the name of the column as the header has it.
  /// - Returns: the position, counted from 0.
  /// - Throws: ``CSVError/unknownColumn(source:name:known:)`` where the header does not have it.
  public func position(ofColumn name: String) throws(CSVError) -> Int {
    guard let position = header.firstIndex(of: name) else {
      throw .unknownColumn(source: source, name: name, known: header)
    }
    return position
  }

  /// A field as a number.
  ///
  /// - Parameters:
  ///   - row: the row, counted from 0 under the header.
  ///   - column: the column, counted from 0.
  /// - Returns: the number, finite; nil where the field is blank.
  /// - Throws: ``CSVError/notANumber(source:line:column:value:fault:)`` where the field is anything but a decimal.
  public func number(row: Int, column: Int) throws(CSVError) -> Double? {
    let field = bytes(row: row, column: column)
    if field.isEmpty { return nil }
    do throws(NumberFault) {
      return try Double(decimal: field)
    } catch {
      throw .notANumber(
        source: source, line: lines[row], column: header[column], value: self[row: row, column: column], fault: error)
    }
  }

  /// A column of numbers without a blank.
  ///
  /// - Parameter name: the name of the column as the header has it.
  /// - Returns: one finite number per row; never empty.
  /// - Throws: ``CSVError`` for an unknown column, a table without rows, a blank, or a field that is no decimal.
  /// - Complexity: O(rows).
  public func numbers(inColumn name: String) throws(CSVError) -> [Double] {
    let column = try position(ofColumn: name)
    guard rowCount > 0 else { throw .noRows(source: source) }
    var numbers: [Double] = []
    numbers.reserveCapacity(rowCount)
    for row in 0..<rowCount {
      guard let number = try number(row: row, column: column) else {
        throw .blank(source: source, line: lines[row], column: name)
      }
      numbers.append(number)
    }
    return numbers
  }
}
