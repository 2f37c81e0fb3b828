import Liquidation
import Margin
import Stress

/// 4 and 5 August 2024 at Aave v3.
extension Crash {
  static let yenHours = 48

  /// The thresholds and bonuses of the shipped card of Aave v3 on Ethereum.
  static let aaveV3: [String: CrashVenue.Terms] = [
    "ETH": .init(threshold: 0.83, incentive: .bonus(0.05)),
    "wstETH": .init(threshold: 0.81, incentive: .bonus(0.06)),
    "BTC": .init(threshold: 0.78, incentive: .bonus(0.05)), "USDC": .init(threshold: 0.78, incentive: .bonus(0.045)),
  ]

  /// Bars of four hours, between which prices go along a line in logarithms.
  ///
  /// Staked ether follows ether, but for a discount, of which 0.017 was reported, that is at its deepest at 02:00 of the 5th
  /// and is made good in half a day.
  private static func yenPath(
    _ record: CrashRecord, _ point: CrashRecord.Point, discount: Double
  ) throws -> Scenario {
    try .observed(
      record.path(
        of: ["ETH", "BTC"], from: yenStart, hours: yenHours, through: point,
        follow: ["wstETH": Scenario.Leader("ETH")], still: ["USDC"]),
      shocks: [
        Scenario.Shock(
          assets: ["wstETH"], atSeconds: 90_000, overSeconds: 3_600, move: -discount, recoverySeconds: 43_200)
      ])
  }

  private static let yenStart = "2024-08-04T00:00Z"

  /// Depth and gas are those of the shipped scenario.
  private static func aave(categories: [String: CollateralCategory] = [:]) throws -> CrashVenue {
    CrashVenue(
      name: "Aave v3", terms: aaveV3, owed: ["USDC"], categories: categories,
      mechanism: .fixedSpread(
        try FixedSpreadRule(
          close: CloseRule(
            amount: .share(0.5), wholeBelowHealth: 0.95, wholeBelowDollars: 2_000, leastLeftover: 1_000),
          protocolFee: 0.1)),
      oracle: OracleRules(standard: try OracleRule(heartbeatSeconds: 3_600, deviation: 0.005)),
      depth: try CrashVenue.shippedDepth(), depthMultiple: 0.5, liquidators: try CrashVenue.liquidators(),
      gasDollars: 500)
  }

  private static func yenPrices(_ record: CrashRecord) throws -> [String: Double] {
    let opening = try record.opening(["ETH", "BTC"], at: yenStart)
    return opening.merging(["wstETH": (opening["ETH"] ?? .nan) * 1.17, "USDC": 1]) { $1 }
  }

  /// An invented book: 4 billion dollars of dollar debts against coins, a judgement; loops of staked ether are left out.
  static func yen(_ point: CrashRecord.Point, sales: CrashVenue.Sales) throws -> CrashRun {
    let record = try CrashRecord("2024-08-05_yen_unwind_4h_perp", barSeconds: 14_400)
    let prices = try yenPrices(record)
    var venue = try aave()
    venue.sales = sales
    let book = CrashLadder(
      debtDollars: 4_000_000_000, count: 5_000, collaterals: [("ETH", 0.5), ("wstETH", 0.3), ("BTC", 0.2)],
      debtAsset: "USDC", seed: 2024
    ).borrowers(prices: prices, thresholds: venue.thresholds)
    return try CrashRun(
      yenPath(record, point, discount: 0.017), venue.setup(book, prices: prices, stepSeconds: 3_600), hours: yenHours)
  }

  /// The 54 largest of some real accounts, as they stood two years later.
  static func realAccounts(_ point: CrashRecord.Point, discount: Double = 0.017) throws -> CrashRun {
    let record = try CrashRecord("2024-08-05_yen_unwind_4h_perp", barSeconds: 14_400)
    let prices = try yenPrices(record)
    let book = try RealAccount.all().map { $0.borrower(prices: prices) }
    let venue = try aave(categories: RealAccount.categories)
    return try CrashRun(
      yenPath(record, point, discount: discount), venue.setup(book, prices: prices, stepSeconds: 3_600), hours: yenHours
    )
  }

  /// The real accounts after a fall of all coins at once.
  static func realAccounts(fall: Double) throws -> CrashRun {
    let record = try CrashRecord("2024-08-05_yen_unwind_4h_perp", barSeconds: 14_400)
    let prices = try yenPrices(record)
    let book = try RealAccount.all().map { $0.borrower(prices: prices) }
    let shock = try Scenario.Shock(assets: ["ETH", "wstETH", "BTC"], atSeconds: 0, move: -fall)
    let scenario = try Scenario(name: "a fall", sources: ["a test"], alone: true, shocks: [shock])
    var venue = try aave(categories: RealAccount.categories)
    venue.depth = [:]
    venue.oracle = OracleRules()
    return try CrashRun(scenario, venue.setup(book, prices: prices, stepSeconds: 3_600), hours: 1)
  }
}
