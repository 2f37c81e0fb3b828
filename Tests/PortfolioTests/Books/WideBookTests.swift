import Portfolio
import Testing

@Suite("A table of one row per account")
struct WideBookTests {
  @Test("gives the book that the same positions give row by row")
  func sameBook() throws {
    let wide = try readCSV(
      """
      # price BTC: 40000
      account,category,debt:USDC,collateral:ETH,collateral_usd:BTC,perpetual:SOL,entry:SOL
      a,stable,100,2,20000,,
      b,,0,,,-7.5,95
      c,,,,0,,
      """
    ).book
    let long = try readCSV(
      """
      # price BTC: 40000
      account,category,kind,asset,quantity,entry_price
      a,stable,collateral,BTC,0.5,
      a,,collateral,ETH,2,
      a,,debt,USDC,100,
      b,,perpetual,SOL,-7.5,95
      c,,,,,
      """
    ).book
    #expect(wide == long)
    #expect(wide.accounts.count == 3)
  }

  @Test("takes accounts that are known in sum, in dollars of assets that each row names")
  func summary() throws {
    let reading = try readCSV(
      """
      account,collateral_asset,collateral_usd,debt_asset,debt_usd,liquidation_threshold,health_factor
      a,mixed,1000,dollars,500,0.8,1.6
      b,other,300,,0,0.75,
      """)
    #expect(reading.book.words(ofAccount: 0) == ["collateral 1000.0 mixed", "debt 500.0 dollars"])
    #expect(reading.book.words(ofAccount: 1) == ["collateral 300.0 other"])
    #expect(reading.book.prices == ["mixed": 1, "dollars": 1, "other": 1])
    #expect(reading.book.accounts.map(\.liquidationThreshold) == [0.8, 0.75])
    #expect(reading.ignoredColumns.map(\.name) == ["health_factor"])
  }

  @Test("takes units and dollars of one asset in different rows where it has a price")
  func bothUnits() throws {
    let book = try readCSV("account,collateral:ETH,collateral_usd:ETH\na,2,\nb,0,500\n", prices: ["ETH": 2_000]).book
    #expect(book.positions.map(\.quantity) == [2, 0.25])
  }
}
