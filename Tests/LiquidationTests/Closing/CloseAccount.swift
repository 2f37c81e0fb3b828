import Liquidation

/// An account that is liquidated step by step: dollars by asset, with plain sums and no cleverness.
struct CloseAccount {
  struct Asset { var dollars: Double, weight: Double, factor: Double }
  var collateral: [Asset]
  var debts: [Double]

  var totalDebt: Double { debts.reduce(0, +) }
  var weightedCollateral: Double { collateral.map { $0.dollars * $0.weight }.reduce(0, +) }
  var health: Double { weightedCollateral / totalDebt }
  /// Debt that no collateral stands against: Aave's deficit.
  var deficit: Double { collateral.allSatisfy { $0.dollars == 0 } ? totalDebt : 0 }

  func terms(debt: Int, collateral asset: Int) -> CloseTerms {
    CloseTerms(
      totalDebt: totalDebt, debt: debts[debt], collateral: collateral[asset].dollars, health: health,
      factor: collateral[asset].factor, weight: collateral[asset].weight, weightedCollateral: weightedCollateral,
      obligation: totalDebt)
  }

  /// Liquidates as much as the rule allows.
  mutating func liquidate(
    _ rule: CloseRule, debt: Int = 0, collateral asset: Int = 0, atMost repay: Double = .infinity
  ) -> Closing? {
    guard let closing = rule.closing(of: terms(debt: debt, collateral: asset), atMost: repay) else { return nil }
    debts[debt] -= closing.repaid
    collateral[asset].dollars -= closing.seized
    return closing
  }
}

/// Close rules that venues published.
enum CloseVenues {
  /// Aave v3.3 with the threshold of its contract, 2,000 dollars, or of its documentation's examples, 1,000.
  static func aave(threshold: Double = 2_000) throws -> CloseRule {
    try CloseRule(
      amount: .share(0.5), wholeBelowHealth: 0.95, wholeBelowDollars: threshold, leastLeftover: threshold / 2)
  }
}
