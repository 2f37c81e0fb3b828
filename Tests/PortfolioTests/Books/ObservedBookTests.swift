import Portfolio
import Testing

/// The asset that the file names is not that of all the collateral: names are made up for both sums.
@Suite("Observed accounts", .enabled(if: ObservedPositions.areHere, "../shared/data/positions is absent"))
struct ObservedBookTests {
  @Test("are read in sum, with the health factors that were reported to 1.3e-4")
  func healthFactors() throws {
    let lines = try ObservedPositions.text("aave_v3_ethereum_top54_2026-07.csv").split(whereSeparator: \.isNewline)
    let text = lines.enumerated().map { index, line in
      index == 0
        ? line.split(separator: ",").map { $0 == "avg_liq_threshold" ? "liquidation_threshold" : $0 }
          .joined(separator: ",") + ",collateral_asset,debt_asset"
        : line + ",collateral,debt"
    }
    let reading = try readCSV(text.joined(separator: "\n"))
    let book = reading.book
    #expect(book.accounts.count == 54)
    #expect(book.prices == ["collateral": 1, "debt": 1])
    #expect(
      reading.ignoredColumns.map(\.name) == [
        "chain", "target_asset", "health_factor", "target_collateral_usd", "eth_debt_usd", "block", "snapshot_ts",
      ])
    for (index, account) in book.accounts.enumerated() {
      let fields = lines[index + 1].split(separator: ",", omittingEmptySubsequences: false)
      let positions = book.positions(of: index)
      #expect(positions.map(\.role) == [.collateral, .debt])
      let (held, owed) = (positions[positions.startIndex], positions[positions.startIndex + 1])
      let threshold = try #require(account.liquidationThreshold)
      let reported = try #require(Double(fields[6]))
      #expect(abs(held.quantity * threshold / owed.quantity - reported) <= 1.3e-4 * reported)
    }
  }
}
