import Documents
import MarketData
import Testing

@Suite("Observed prices", .enabled(if: ObservedPrices.areHere, "the observed prices are not beside the package"))
struct ObservedPricesTests {
  @Test("of eighteen coins by day read as they are described")
  func daily() throws {
    let prices = try PriceTable(ObservedPrices.table("prices_daily.csv"))
    #expect(prices.times.count == 1_824 && prices.assets.count == 18)
    #expect(prices.times.first?.description == "2019-01-01" && prices.times.last?.description == "2023-12-29")
    #expect(prices.step == 86_400)
    let crash = try #require(prices.times.firstIndex(of: Timestamp("2020-03-12")))
    #expect(prices.prices[0][crash] == 4_800)

    let report = QualityReport(prices)
    let missing = report.findings.filter { $0.kind == .missingPrices && $0.column == "FTT" }
    #expect(missing.contains { $0.firstTime?.description == "2022-11-15" && ($0.count ?? 0) > 300 })
    #expect(report.findings.contains { $0.kind == .jump && $0.column == "LUNA" && ($0.value ?? 0) < -2 })
    #expect(report.findings.allSatisfy { $0.severity == .warning })
  }

  @Test("of coins that hardly overlap are blamed on the one in the way")
  func overlap() throws {
    let returns = LogReturns(try PriceTable(ObservedPrices.table("prices_daily.csv")))
    #expect(try returns.commonDates(["BTC", "ETH", "SOL", "LINK"]).count > 1_000)
    #expect(try returns.pairwise("BTC", "LUNA").times.last?.description == "2022-05-12")
  }

  @Test("by the hour are refused for the name of their first column, and read under its right one")
  func hourly() throws {
    let name = "hourly/spot_close_hourly.csv"
    let table = try ObservedPrices.table(name)
    #expect(table.rowCount == 43_796)
    let error = try caught(PriceTableError.self) { try PriceTable(table) }
    #expect(error == .firstColumn(source: name, found: "ts_utc", fitting: "time"))

    let renamed = Array("time".utf8) + (try ObservedPrices.bytes(name)).dropFirst("ts_utc".utf8.count)
    let prices = try PriceTable(CSVTable(renamed, source: name))
    #expect(prices.step == 3_600 && prices.times.count == 43_796)
  }
}
