import Documents
import Foundation
import Portfolio
import Testing

/// What a CSV text says, as the file `book.csv`.
func readCSV(_ text: String, prices: [String: Double] = [:]) throws(BookReadingError) -> BookReading {
  try BookReading(csv: Array(text.utf8), source: "book.csv", prices: prices)
}

/// What a JSON5 text says, as the file `book.json5`.
func readJSON(_ text: String) throws(BookReadingError) -> BookReading {
  try BookReading(json: Array(text.utf8), source: "book.json5")
}

/// A position as one line of words.
func words(_ position: Position, in book: Book) -> String {
  var words = ["\(position.role)", "\(position.quantity)", "\(book.instrument(of: position))"]
  if let entry = position.entryPrice { words.append("at \(entry)") }
  if let margin = position.isolatedMargin { words.append("margin \(margin)") }
  if let rate = position.interestRate { words.append("bears \(rate)") }
  return words.joined(separator: " ")
}

extension Book {
  /// The positions of an account, as words.
  func words(ofAccount account: Int) -> [String] {
    positions(of: account).map { PortfolioTests.words($0, in: self) }
  }
}

/// Observed positions that lie beside the package and are no part of it.
enum ObservedPositions {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/positions").standardizedFileURL

  static let areHere: Bool = FileManager.default.fileExists(atPath: folder.path)

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }
}

/// The books that come with the package.
enum ShippedBooks {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Models/books").standardizedFileURL

  static let names = ["lending.csv", "perpetuals.json5"]

  static func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: name))) }
}
