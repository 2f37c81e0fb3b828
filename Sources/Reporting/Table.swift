/// Rows and columns of text as a Markdown table that is aligned to be read as it stands.
public struct Table: Equatable, Sendable {
  /// A column's heading and the side to which its cells are set.
  public struct Column: Equatable, Sendable {
    /// The heading.
    public let heading: String
    /// Whether the cells end at the right, as numbers do.
    public let isNumeric: Bool

    /// A column of words, set to the left.
    public static func words(_ heading: String) -> Column { Column(heading: heading, isNumeric: false) }

    /// A column of numbers, set to the right.
    public static func numbers(_ heading: String) -> Column { Column(heading: heading, isNumeric: true) }
  }

  /// The columns.
  public let columns: [Column]
  /// The rows, one cell per column.
  public let rows: [[String]]

  /// A table.
  ///
  /// - Parameters:
  ///   - columns: The columns, at least one.
  ///   - rows: The rows.
  /// - Precondition: there is a column, and every row has one cell per column.
  public init(_ columns: [Column], rows: [[String]]) {
    precondition(!columns.isEmpty, "A table has a column")
    precondition(rows.allSatisfy { $0.count == columns.count }, "A row has one cell per column")
    self.columns = columns
    self.rows = rows
  }

  /// The table in Markdown, without a line end after the last row.
  ///
  /// Line ends in a cell become blanks, and bars are escaped.
  public var markdown: String {
    let headings = columns.map { Self.cell($0.heading) }
    let cells = rows.map { $0.map(Self.cell) }
    let widths = columns.indices.map { column in
      ([headings] + cells).reduce(3) { max($0, $1[column].count) }
    }
    func line(_ row: [String]) -> String {
      let padded = columns.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return columns[column].isNumeric ? padding + row[column] : row[column] + padding
      }
      return "| \(padded.joined(separator: " | ")) |"
    }
    let rule = columns.indices.map { column in
      columns[column].isNumeric
        ? String(repeating: "-", count: widths[column] - 1) + ":" : String(repeating: "-", count: widths[column])
    }
    return ([headings, rule] + cells).map(line).joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String { text.onOneLine.replacing("|", with: "\\|") }
}
