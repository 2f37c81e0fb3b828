import Documents
import Foundation
import Kernels
import Portfolio
import Testing

/// Options with their value and Greeks in many digits; `Reference/README.md` says how the figures were made.
struct OptionReference {
  /// One option with its figures.
  struct Row: CustomStringConvertible {
    let kind: OptionTerms.Kind
    let cells: [String: Double]
    let line: Int

    subscript(name: String) -> Double { cells[name] ?? .nan }

    var description: String { "line \(line): \(kind) \(cells)" }
  }

  let rows: [Row]

  init(_ name: String) throws {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Reference"))
    let table = try CSVTable(Array(Data(contentsOf: url)), source: name)
    rows = try (0..<table.rowCount).map { row in
      var cells: [String: Double] = [:]
      for (column, name) in table.header.enumerated().dropFirst() {
        cells[name] = try table.number(row: row, column: column)
      }
      let kind = try #require(OptionTerms.Kind(rawValue: table[row: row, column: 0]))
      return Row(kind: kind, cells: cells, line: table.lines[row])
    }
  }

  /// The greatest error of a figure in its unit, which is its exact size where none is given, and where it stands.
  func worst(
    _ name: String, unit: (Row) -> Double? = { _ in nil }, of figure: (Row) -> Double
  ) -> (error: Double, row: Row?) {
    var worst: (error: Double, row: Row?) = (0, nil)
    for row in rows {
      let error = abs(figure(row) - row[name]) / (unit(row) ?? abs(row[name]))
      if !(error <= worst.error) { worst = (error, row) }
    }
    return worst
  }
}
