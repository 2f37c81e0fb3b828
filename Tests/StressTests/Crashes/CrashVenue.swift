import Liquidation
import Margin
import Portfolio
import Stress

/// A venue of the time and the market that its liquidations met.
struct CrashVenue {
  /// What a sale does to prices.
  enum Sales: Sendable {
    /// Any size is sold at the price of the record, which holds what was sold in those hours already.
    case atTheRecord
    /// Sales lose by the depth of the market, and move no price that others see.
    case losing
    /// They move it, on top of the record, and half of that is gone after so many seconds.
    case moving(forSeconds: Double)
  }

  /// A collateral's threshold and what its liquidator earns.
  struct Terms {
    var threshold: Double
    var incentive: LiquidationIncentive
  }

  var name: String
  var terms: [String: Terms]
  /// The assets that may be owed and count nothing.
  var owed: [String] = []
  var par: Set<String> = []
  var categories: [String: CollateralCategory] = [:]
  var mechanism: Mechanism
  var oracle = OracleRules()
  var depth: [String: DepthRule]
  /// What that depth is multiplied by.
  var depthMultiple = 1.0
  var liquidators = LiquidatorRule.ideal
  var gasDollars = 0.0
  var lookSeconds = 300.0
  var sales = Sales.losing

  /// The thresholds of the collaterals.
  var thresholds: [String: Double] { terms.mapValues(\.threshold) }

  /// The venue with a book, at the prices of the start.
  func setup(_ borrowers: [CrashBorrower], prices: [String: Double], stepSeconds: Double) throws -> LiquidationSetup {
    var book = try Book(name: name, prices: prices)
    for borrower in borrowers {
      var positions: [Position] = []
      for (role, amounts) in [(Position.Role.collateral, borrower.held), (.debt, borrower.owed)] {
        for (asset, units) in amounts where units > 0 {
          positions.append(Position(instrument: try book.place(of: .asset(asset)), role: role, quantity: units))
        }
      }
      try book.append(
        Account(id: borrower.name, category: borrower.category, liquidationThreshold: borrower.threshold),
        positions: positions)
    }
    var rules = terms.mapValues {
      CollateralRule(initialWeight: $0.threshold, maintenanceWeight: $0.threshold, incentive: $0.incentive)
    }
    for asset in owed where rules[asset] == nil {
      rules[asset] = CollateralRule(initialWeight: 0, maintenanceWeight: 0)
    }
    let margin = try MarginEngine(
      MarginVenue(collateral: CollateralRules(assets: rules, par: par, categories: categories)), book: PricedBook(book))
    var (depth, feedsBack) = (depth, false)
    switch sales {
    case .atTheRecord: depth = [:]
    case .losing: break
    case .moving(let seconds):
      feedsBack = true
      depth = try depth.mapValues {
        try DepthRule(sources: $0.sources, permanentShare: $0.permanentShare, recoveryHalfLifeSeconds: seconds)
      }
    }
    return try LiquidationSetup(
      [LiquidationVenue(name: name, margin: margin, rules: LiquidationRules(oracle: oracle, mechanism: mechanism))],
      liquidity: LiquidityRules(
        depth: depth, liquidators: liquidators, gas: GasRule(dollars: gasDollars), lookSeconds: lookSeconds),
      stepSeconds: stepSeconds, depthMultiple: depthMultiple, feedsBack: feedsBack)
  }

  /// A power law of slippage: what a sale of so many dollars loses.
  ///
  /// A fifth of it is for good, and half of the rest is gone after an hour, as in the shipped market.
  static func depth(_ slippage: Double, dollars: Double, exponent: Double = 0.92) throws -> DepthRule {
    try DepthRule(
      sources: [DepthSource(.power(.slippage, slippage, at: .dollars(dollars), exponent: exponent))],
      permanentShare: 0.2)
  }

  /// The shipped market's: fits to an aggregator's quotes of November 2023.
  ///
  /// A dollar is bought and sold at its price.
  static func shippedDepth() throws -> [String: DepthRule] {
    [
      "ETH": try depth(0.0100, dollars: 20_900_000), "BTC": try depth(0.0178, dollars: 11_200_000, exponent: 0.90),
      "wstETH": try depth(0.0117, dollars: 22_000_000, exponent: 0.94),
    ]
  }

  /// The shipped market's liquidators with a share of their capital.
  static func liquidators(
    capitalShare: Double = 1, perHour: Double? = 1_200, absences: [TimeWindow] = []
  ) throws -> LiquidatorRule {
    try LiquidatorRule(
      capital: 300_000_000 * capitalShare, returnSeconds: 900, flashFee: 0.0005, requiredReturn: 0.001,
      perHour: perHour, absences: absences)
  }
}
