import Documents
import Liquidation
import Margin
import Stress

/// November 2022 at Aave v2.
extension Crash {
  /// The thresholds and bonuses of Aave v2 at its launch.
  static let aaveV2: [String: CrashVenue.Terms] = [
    "ETH": .init(threshold: 0.825, incentive: .bonus(0.05)), "BTC": .init(threshold: 0.75, incentive: .bonus(0.1)),
  ]

  /// 7 to 10 November 2022: 1.5 billion dollars of debt against coins, from memory.
  ///
  /// Half of a debt may be repaid at a time. Depth and the capital of liquidators are half of what they were a year later, as
  /// in the shipped scenario.
  static func ftx(_ point: CrashRecord.Point, sales: CrashVenue.Sales) throws -> CrashRun {
    let record = try CrashRecord("2022-11_ftx_1h")
    let start = "2022-11-07T00:00Z"
    let coins = ["ETH", "BTC"]
    let prices = try record.opening(coins, at: start).merging(["USDC": 1]) { $1 }
    let path = try Scenario.observed(record.path(of: coins, from: start, hours: 96, through: point, still: ["USDC"]))
    let venue = CrashVenue(
      name: "Aave v2", terms: aaveV2, owed: ["USDC"],
      mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .share(0.5)))),
      oracle: OracleRules(standard: try OracleRule(heartbeatSeconds: 3_600, deviation: 0.005)),
      depth: try CrashVenue.shippedDepth(), depthMultiple: 0.5,
      liquidators: try CrashVenue.liquidators(capitalShare: 0.5), gasDollars: 50, sales: sales)
    let book = CrashLadder(
      debtDollars: 1_500_000_000, count: 3_000, collaterals: [("ETH", 0.7), ("BTC", 0.3)],
      debtAsset: "USDC", seed: 2022
    ).borrowers(prices: prices, thresholds: venue.thresholds)
    return try CrashRun(path, venue.setup(book, prices: prices, stepSeconds: 3_600), hours: 96)
  }

  /// 22 November 2022: 92 million CRV owed against 63.6 million USDC at a threshold of 88 %.
  ///
  /// The deeper run has the day's high, of which no hour is known, at the end of the hour that closed highest. In the whole
  /// market a purchase moves the price by the volatility of a day times the root of its share of the day's volume: 0.097,
  /// that of the 30 days before, and 211 million dollars, of one exchange alone. Otherwise it is as in the shipped market,
  /// where 2 million dollars lose 6 %.
  static func curveShort(highs: Bool, wholeMarket: Bool) throws -> CrashRun {
    let record = try CrashRecord("spot_close_hourly", asset: "CRV", close: "CRV")
    let start = "2022-11-22T00:00Z"
    let prices = try record.opening(["CRV"], at: start).merging(["USDC": 1]) { $1 }
    let path = try Scenario.observed(
      record.path(
        of: ["CRV"], from: start, hours: 24, through: .close, still: ["USDC"],
        changed: highs ? ["CRV": [18: highOfCurve()]] : [:]))
    let venue = CrashVenue(
      name: "Aave v2", terms: ["USDC": .init(threshold: 0.88, incentive: .bonus(0.045))], owed: ["CRV"],
      mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .share(0.5)))),
      depth: [
        "CRV": wholeMarket
          ? try DepthRule(
            sources: [DepthSource(.power(.impact, 0.097 * 0.5, at: .dollars(211_000_000 / 4), exponent: 0.5))],
            permanentShare: 0.2) : try CrashVenue.depth(0.06, dollars: 2_000_000)
      ], liquidators: try CrashVenue.liquidators(), gasDollars: 50)
    let short = CrashBorrower(name: "the short", held: [("USDC", 63_600_000)], owed: [("CRV", 92_000_000)])
    return try CrashRun(path, venue.setup([short], prices: prices, stepSeconds: 3_600), hours: 24)
  }

  private static func highOfCurve() throws -> Double {
    let table = try CrashRecord.table("prices_daily_high")
    let column = try table.position(ofColumn: "CRV")
    let row = (0..<table.rowCount).first { table[row: $0, column: 0] == "2022-11-22" }
    return try row.flatMap { try table.number(row: $0, column: column) } ?? .nan
  }
}
