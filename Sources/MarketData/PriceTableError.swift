public import Documents

/// Why a table is not a price table.
public enum PriceTableError: Error, Equatable, Sendable {
  /// A first column of another name than `date` or `time`; `fitting` is the one that suits the first row, if any does.
  case firstColumn(source: String, found: String, fitting: String?)
  /// No column after the first.
  case noAssets(source: String)
  /// Fewer rows than the two that one return takes.
  case tooFewRows(source: String, found: Int)
  /// A span of time has fewer than two rows; the table's own first and last time say which spans have more.
  case tooFewRowsInSpan(source: String, found: Int, first: Timestamp?, last: Timestamp?)
  /// Cells that are no times or no prices, all of them, in the order of the file.
  case badCells(source: String, findings: [Finding])
}

extension PriceTableError: CustomStringConvertible {
  /// The one message; of many bad cells the first ten and the count.
  public var description: String {
    switch self {
    case .firstColumn(let source, let found, let fitting):
      "\(source): the first column is named \(excerpt(found)); rename it to "
        + (fitting ?? "date (with days such as 2024-03-01) or time (with times such as 2024-03-01T13:00Z)")
    case .noAssets(let source):
      "\(source) has no column after the first; add a column of prices per asset"
    case .tooFewRows(let source, let found):
      "\(source) has \(found == 0 ? "no row" : "one row") of prices; a return takes at least 2"
    case .tooFewRowsInSpan(let source, let found, let first, let last):
      "\(source) has \(found == 0 ? "no row" : "one row") in that span; a return takes at least 2, and the table runs from"
        + " \(first?.description ?? "nothing") to \(last?.description ?? "nothing")"
    case .badCells(let source, let findings):
      findings.count == 1
        ? findings[0].description
        : ([
          "\(source) has \(findings.count) bad cells"
            + (findings.count > 10 ? ", the first ten of which are" : "")
        ]
          + findings.prefix(10).map(\.description)).joined(separator: "\n  ")
    }
  }
}
