import Documents
import Foundation
import Margin
import MarketModel
import Portfolio

/// A book in a file with today's prices, its isolated positions as accounts of their own.
struct BookFile {
  /// What a report calls the book.
  let name: String
  /// The book, priced.
  let priced: PricedBook
  /// For each account of the book the number of the account in the file that it is a part of.
  let owners: [Int]
  /// The names of the accounts in the file.
  let names: [String]
  /// The number of positions in the file.
  let positions: Int

  /// Reads a book and its prices.
  ///
  /// Columns that nothing reads are named in a warning.
  init(_ path: String, prices: String?, market: MarketModel, output: OutputOptions) throws {
    let file = try SourceFile(path)
    let table = try prices.map { try TodaysPrices(SourceFile($0)) }
    let prices = table?.prices ?? [:]
    do {
      let reading = try BookReading(Array(file.data), source: path, prices: prices)
      for column in reading.ignoredColumns { output.warn("\(path): \(column)") }
      guard !reading.book.positions.isEmpty else {
        throw Failure(.badData, "\(path): no account holds or owes anything: give one a position")
      }
      try table?.checkFilled(for: reading.book.instruments.map(\.underlying))
      names = reading.book.accounts.map(\.id)
      positions = reading.book.positions.count
      let parts = reading.book.separatingIsolatedPositions()
      owners = parts.origins
      priced = try PricedBook(
        parts.book, prices: prices, derivatives: market.derivatives, volatilities: market.volatilities)
      name = reading.book.name.isEmpty ? file.name : reading.book.name
    } catch let error as BookError {
      throw Failure(.badData, "\(path): \(error)")
    }
  }
}
