/// Where a field of a table stands.
struct RowPlace {
  /// The name of the file.
  let source: String
  /// The line, counted from 1.
  let line: Int
  /// The name of the column.
  let column: String
}
