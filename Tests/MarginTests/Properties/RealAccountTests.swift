import Documents
import Foundation
import Margin
import Portfolio
import Testing

/// Accounts that lie beside the package and are no part of it.
enum ObservedAccounts {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/positions/aave_v3_ethereum_top54_2026-07.csv").standardizedFileURL

  static let areHere: Bool = FileManager.default.fileExists(atPath: file.path)

  static func table() throws -> CSVTable { try CSVTable(Array(Data(contentsOf: file)), source: file.lastPathComponent) }
}

@Suite("Accounts of Aave v3 Ethereum, July 2026")
struct RealAccountTests {
  @Test("the reported health of all 54 to 1.3e-4 of it", .enabled(if: ObservedAccounts.areHere))
  func health() throws {
    let table = try ObservedAccounts.table()
    #expect(table.rowCount == 54)
    let collateral = try table.numbers(inColumn: "collateral_usd")
    let debt = try table.numbers(inColumn: "debt_usd")
    let thresholds = try table.numbers(inColumn: "avg_liq_threshold")
    let reported = try table.numbers(inColumn: "health_factor")
    var book = try Book(prices: ["wstETH": 1])
    for row in 0..<table.rowCount {
      try book.append(
        Account(
          id: table[row: row, column: try table.position(ofColumn: "account")], liquidationThreshold: thresholds[row]),
        lines: [.held("wstETH", collateral[row]), .owed("USD", debt[row])])
    }
    let engine = try MarginEngine(MarginVenue(collateral: CollateralRules(assets: [:])), book: PricedBook(book))
    for row in 0..<table.rowCount {
      let statement = engine.statement(of: row, in: engine.book.today)
      #expect(abs(try #require(statement.healthFactor) / reported[row] - 1) < 1.3e-4)
    }
  }
}
