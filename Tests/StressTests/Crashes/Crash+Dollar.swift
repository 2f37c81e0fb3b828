import Liquidation
import Margin
import Stress

/// 10 to 13 March 2023: loans of a dollar against USDC.
extension Crash {
  /// How a venue saw USDC.
  enum DollarFeed: Sendable {
    /// As it was traded.
    case market
    /// No lower than 0.88.
    case floored
    /// As a dollar.
    case par
  }

  /// UST of 9 to 12 May 2022, 100 million dollars lent against it at loan-to-values from 0.50 to 0.75, of which 0.80 may be
  /// reached; the venue sees the market.
  static func terraUSD(_ point: CrashRecord.Point) throws -> CrashRun {
    let record = try CrashRecord(
      "stable_and_wrapped_vs_usdt_hourly", asset: "UST", close: "UST_close", low: "UST_low")
    let start = "2022-05-09T00:00Z"
    let path = try Scenario.observed(
      record.path(of: ["UST"], from: start, hours: 96, through: point, still: ["USDT"]))
    let venue = try stablecoins("UST", threshold: 0.80, bonus: 0.05)
    let prices = try record.opening(["UST"], at: start).merging(["USDT": 1]) { $1 }
    let book = loans(against: "UST", loanToValues: 0.50...0.75)
    return try CrashRun(path, venue.setup(book, prices: prices, stepSeconds: 3_600), hours: 96)
  }

  /// 100 million dollars lent against USDC at loan-to-values from 0.70 to 0.93, of which 0.95 may be reached: an invented
  /// book, as for pairs of stablecoins.
  ///
  /// With the wick, the low of the worst hour is the 0.81029 that one exchange printed.
  static func dollar(_ point: CrashRecord.Point, feed: DollarFeed, wick: Bool = false) throws -> CrashRun {
    let record = try CrashRecord(
      "stress/2023-03_usdc_dai_depeg_1h_usd", asset: "USDC", open: "kraken_usdcusd_open",
      close: "kraken_usdcusd_close", low: "kraken_usdcusd_low")
    let start = "2023-03-10T20:00Z"
    let prices = try record.opening(["USDC"], at: start).merging(["USDT": 1]) { $1 }
    // The worst hour of the record begins at 07:00 on the 11th, eleven hours after the start.
    let path = try Scenario.observed(
      record.path(
        of: ["USDC"], from: start, hours: 64, through: point, still: ["USDT"],
        changed: wick ? ["USDC": [12: 0.81029]] : [:]))
    var venue = try stablecoins("USDC", threshold: 0.95, bonus: 0.01)
    if feed == .par { venue.par = ["USDC"] }
    if feed == .floored {
      venue.oracle = OracleRules(
        standard: try OracleRule(deviation: 0.0025, faults: [OracleFault(.floor(minimum: 0.88))]))
    }
    let book = loans(against: "USDC", loanToValues: 0.70...0.93)
    return try CrashRun(path, venue.setup(book, prices: prices, stepSeconds: 3_600), hours: 64)
  }

  private static func stablecoins(_ asset: String, threshold: Double, bonus: Double) throws -> CrashVenue {
    CrashVenue(
      name: "stablecoins", terms: [asset: .init(threshold: threshold, incentive: .bonus(bonus))], owed: ["USDT"],
      mechanism: .fixedSpread(
        try FixedSpreadRule(
          close: CloseRule(
            amount: .share(0.5), wholeBelowHealth: 0.95, wholeBelowDollars: 2_000, leastLeftover: 1_000))),
      oracle: OracleRules(standard: try OracleRule(deviation: 0.0025)),
      // A judgement: a sale of 50 million dollars loses half a percent, where 5.67 billion were exchanged in a day.
      depth: [asset: try CrashVenue.depth(0.005, dollars: 50_000_000)], liquidators: try CrashVenue.liquidators(),
      gasDollars: 50)
  }

  private static func loans(against asset: String, loanToValues: ClosedRange<Double>) -> [CrashBorrower] {
    let (count, width) = (500, loanToValues.upperBound - loanToValues.lowerBound)
    return (0..<count).map { index in
      let debt = 100_000_000.0 / Double(count)
      let loanToValue = loanToValues.lowerBound + width * (Double(index) + 0.5) / Double(count)
      return CrashBorrower(
        name: "borrower \(index)", held: [(asset, debt / loanToValue)], owed: [("USDT", debt)])
    }
  }
}
