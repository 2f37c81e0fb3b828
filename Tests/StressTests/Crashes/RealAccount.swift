import Documents
import Liquidation
import Margin
import Testing

/// One of the 54 largest borrowers of a sample, as the chain had it: sums in dollars and an average threshold.
struct RealAccount {
  /// What stands against what.
  enum Kind: Equatable {
    /// Staked ether against ether.
    case loop
    /// Two assets that move together, neither of which is known to be ether.
    case pair
    /// Coins against dollars.
    case coins
  }

  let name: String
  let collateral: Double
  let staked: Double
  let debt: Double
  let etherDebt: Double
  let threshold: Double
  let health: Double

  static let file = "positions/aave_v3_ethereum_top54_2026-07"

  static func all() throws -> [RealAccount] {
    let table = try CrashRecord.table(file)
    let columns = try [
      "collateral_usd", "target_collateral_usd", "debt_usd", "eth_debt_usd", "avg_liq_threshold", "health_factor",
    ].map { try table.position(ofColumn: $0) }
    return try (0..<table.rowCount).map { row in
      let figures = try columns.map { try #require(try table.number(row: row, column: $0)) }
      return RealAccount(
        name: table[row: row, column: 0], collateral: figures[0], staked: figures[1], debt: figures[2],
        etherDebt: min(figures[2], figures[3]), threshold: figures[4], health: figures[5])
    }
  }

  /// Whoever owes ether in the main holds what is staked of it, whatever its name.
  ///
  /// A threshold of 90 % and more is that of a
  /// category, whose assets move together.
  var kind: Kind {
    if etherDebt > 0.5 * debt { return .loop }
    return threshold >= 0.9 ? .pair : .coins
  }

  /// The e-mode of ether, of which the bonus is 1 %.
  static let categories = [
    "ether": CollateralCategory(
      weights: CollateralWeights(initial: 0.93, maintenance: 0.95), incentive: .bonus(0.01), collateral: ["wstETH"],
      borrowable: ["ETH"])
  ]

  /// The account's positions, in what it is taken to hold.
  ///
  /// Coins beside staked ether are bitcoin where the average threshold is bitcoin's or below, and ether above it. A pair's
  /// collateral is counted in dollars.
  func borrower(prices: [String: Double]) -> CrashBorrower {
    func units(_ asset: String, _ dollars: Double) -> (asset: String, units: Double) {
      (asset, dollars / (prices[asset] ?? 1))
    }
    var held: [(asset: String, units: Double)]
    switch kind {
    case .loop: held = [units("wstETH", collateral)]
    case .pair: held = [units("USDC", collateral)]
    case .coins:
      held = [units("wstETH", staked), units(threshold < 0.785 ? "BTC" : "ETH", collateral - staked)]
    }
    held.removeAll { $0.units < 1e-6 }
    return CrashBorrower(
      name: name, held: held,
      owed: [units("ETH", etherDebt), units("USDC", debt - etherDebt)].filter { $0.units > 1e-6 },
      threshold: threshold, category: kind == .loop && etherDebt == debt ? "ether" : nil)
  }
}
