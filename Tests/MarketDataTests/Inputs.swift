import Documents
import Foundation
import MarketData
import Testing

/// A table read from a text.
func csv(_ text: String, source: String = "prices.csv") throws -> CSVTable {
  try CSVTable(Array(text.utf8), source: source)
}

/// A price table read from a text.
func priceTable(_ text: String) throws -> PriceTable {
  try PriceTable(csv(text))
}

/// Daily prices from 2024-01-01 on: one column per asset, nil where blank.
func dailyPrices(_ columns: [(asset: String, prices: [Double?])]) throws -> PriceTable {
  let start = try Timestamp("2024-01-01").seconds
  var text = "date," + columns.map(\.asset).joined(separator: ",") + "\n"
  for row in columns[0].prices.indices {
    let cells = columns.map { column in column.prices[row].map { "\($0)" } ?? "" }
    text += "\(Timestamp(seconds: start + row * 86_400))," + cells.joined(separator: ",") + "\n"
  }
  return try priceTable(text)
}

/// The error of type `E` that the body throws.
func caught<E: Error & Equatable, T>(
  _ type: E.Type, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> T
) throws -> E {
  try #require(
    #expect(throws: type, sourceLocation: sourceLocation) { _ = try body() }, sourceLocation: sourceLocation)
}

/// Observed prices that lie beside the package and are no part of it.
enum ObservedPrices {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data").standardizedFileURL

  static let areHere: Bool = FileManager.default.fileExists(atPath: folder.path)

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: name)))
  }

  static func table(_ name: String) throws -> CSVTable {
    try CSVTable(bytes(name), source: name)
  }
}
