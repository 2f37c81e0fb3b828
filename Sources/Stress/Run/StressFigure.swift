public import Liquidation

/// A figure of a path that a run has the law of.
public enum StressFigure: String, CaseIterable, Sendable {
  /// The number of accounts of which something was liquidated.
  case accounts
  /// The debt repaid and the contracts closed, dollars.
  case repaid
  /// The collateral sold, dollars.
  case sold
  /// Debt that nothing is left to pay, dollars.
  case badDebt
  /// The most that the fund was below its start, dollars.
  case fundDrawdown
  /// What the backstop paid, and lost on what it took over, dollars.
  case backstopLoss
  /// What traders on the other side of bankrupt ones gave up, dollars.
  case deleveraged
  /// The most that one of them gave up, dollars.
  case mostDeleveraged
  /// What is left for those who lent or for all traders, dollars.
  case socialised
  /// What the accounts lost by being liquidated, dollars.
  case usersLoss
  /// What sales lost to slippage, dollars.
  case slippage
  /// What accounts that are still called at the end owe beyond their collateral, dollars.
  case uncovered

  /// The figure of a path.
  public func value(of outcome: PathOutcome) -> Double {
    switch self {
    case .accounts: Double(outcome.accounts)
    case .repaid: outcome.repaid
    case .sold: outcome.sold
    case .badDebt: outcome.badDebt
    case .fundDrawdown: outcome.fundDrawdown
    case .backstopLoss: outcome.backstopPaid + max(0, -outcome.backstopGain)
    case .deleveraged: outcome.deleveraged
    case .mostDeleveraged: outcome.mostDeleveraged
    case .socialised: outcome.socialised
    case .usersLoss: outcome.usersLoss
    case .slippage: outcome.slippage
    case .uncovered: outcome.uncovered
    }
  }
}
