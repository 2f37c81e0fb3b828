import Liquidation
import Margin
import Stress

/// 12 May 2022, LUNA at Venus.
///
/// The feed had a smallest answer of 0.107 dollars. 230 million LUNA at that answer and a collateral factor of 55 % let borrow
/// 13.5 million dollars; at a cent they are worth 2.3 million, and the difference is the loss that was reported. The number of
/// LUNA is from memory, and fits. That loss is at the market's price, so that LUNA is sold at it here, in any size.
extension Crash {
  static let lunaUnits = 230_000_000.0
  static let smallestAnswer = 0.107

  /// Replays eight hours from 08:00, and frees the feed when a cent is traded for the first time, at 14:00.
  static func venus(_ point: CrashRecord.Point, floored: Bool) throws -> CrashRun {
    let record = try CrashRecord("2022-05_terra_1h")
    let start = "2022-05-12T08:00Z"
    let prices = try record.opening(["LUNA"], at: start).merging(["USDT": 1]) { $1 }
    let path = try Scenario.observed(
      record.path(of: ["LUNA"], from: start, hours: 8, through: point, still: ["USDT"]))
    let fault = OracleFault(.floor(minimum: smallestAnswer), window: OracleWindow(untilSeconds: 6 * 3_600))
    let venue = CrashVenue(
      name: "Venus", terms: ["LUNA": .init(threshold: 0.55, incentive: .bonus(0.1))], owed: ["USDT"],
      mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .share(0.5)))),
      oracle: OracleRules(standard: .market, assets: floored ? ["LUNA": try OracleRule(faults: [fault])] : [:]),
      depth: [:], liquidators: try CrashVenue.liquidators())
    let account = CrashBorrower(
      name: "whoever bought at a cent", held: [("LUNA", lunaUnits)],
      owed: [("USDT", 0.55 * smallestAnswer * lunaUnits * 0.999)])
    return try CrashRun(path, venue.setup([account], prices: prices, stepSeconds: 3_600), hours: 8)
  }
}
