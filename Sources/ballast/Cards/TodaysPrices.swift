import Documents
import MarketData
import Portfolio

/// The last row of a price table: what everything stands at today.
struct TodaysPrices {
  /// Dollars per unit, of the assets that have a price in the row.
  let prices: [String: Double]
  /// The assets whose field is blank.
  private let blank: Set<String>
  /// Where the row is, as a message names it.
  private let place: String

  /// Reads a price table, of which a single row is enough.
  init(_ file: SourceFile) throws {
    let rows = try CSVTable(Array(file.data), source: file.path)
    guard rows.rowCount > 0 else {
      throw Failure(.badData, "\(file.path) has no row of prices: the last one holds today's: add it")
    }
    let table = try PriceTable(rows, leastRows: 1)
    place = "\(file.path) line \(table.lines[table.lines.count - 1])"
    var prices: [String: Double] = [:]
    var blank: Set<String> = []
    for (asset, column) in zip(table.assets, table.prices) {
      if let price = column[column.count - 1] { prices[asset] = price } else { blank.insert(asset) }
    }
    if let dollar = prices[Instrument.dollar], dollar != 1 {
      throw Failure(
        .badData, "\(place), column \(Instrument.dollar): \(dollar): the price of a dollar is 1: leave the column out")
    }
    (self.prices, self.blank) = (prices, blank)
  }

  /// Refuses a blank price of an asset that a book needs, which an older price would fill in silently.
  func checkFilled(for assets: [String]) throws(Failure) {
    guard let asset = assets.first(where: blank.contains) else { return }
    throw Failure(
      .badData,
      "\(place), column \(asset): blank, and the last row holds today's prices: fill it in, or leave the column"
        + " out where the book has the price")
  }
}
