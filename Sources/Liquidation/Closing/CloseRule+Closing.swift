extension CloseRule {
  /// The most of a debt that one liquidation may repay, before the collateral bounds it.
  ///
  /// A health h is reached by repaying x of the debt with x = (h obligation - weighted collateral) / (h debt weight -
  /// weight factor). Where the denominator is not above 0 no repayment brings health closer, and the whole debt may be
  /// repaid; where health is at h already, nothing may (euler-xyz/euler-contracts, `Liquidation.computeLiqOpp`).
  ///
  /// - Parameter terms: The debt and the collateral.
  /// - Returns: Dollars, 0 to the debt; exactly the debt where all of it may be repaid. A share is one of all debts of the
  ///   account (aave-dao/aave-v3-origin, v3.3, `LiquidationLogic.executeLiquidationCall`).
  public func largestRepayment(_ terms: CloseTerms) -> Double {
    if let wholeBelowHealth, terms.health <= wholeBelowHealth { return terms.debt }
    if let wholeBelowDollars, min(terms.debt, terms.collateral) < wholeBelowDollars { return terms.debt }
    switch amount {
    case .share(let share): return min(terms.debt, share * terms.totalDebt)
    case .whole: return terms.debt
    case .toHealth(let health):
      let missing = health * terms.obligation - terms.weightedCollateral
      guard missing > 0 else { return 0 }
      let gain = health * terms.debtWeight - terms.weight * terms.factor
      return gain > 0 ? min(terms.debt, missing / gain) : terms.debt
    }
  }

  /// The largest liquidation that the rule allows and that repays no more than a liquidator wants to.
  ///
  /// A liquidation that would leave less than ``leastLeftover`` of the debt or of the collateral, and some of both, is
  /// cut to one that leaves just that.
  ///
  /// - Parameters:
  ///   - terms: The debt and the collateral.
  ///   - repay: The most dollars that the liquidator wants to repay, not negative.
  /// - Returns: What is repaid and seized, never more than the debt and the collateral. Exactly the debt, or exactly the
  ///   collateral, where the liquidation closes it. Nil where nothing is allowed.
  public func closing(of terms: CloseTerms, atMost repay: Double = .infinity) -> Closing? {
    precondition(repay >= 0, "a liquidator repays no negative amount")
    let most = min(largestRepayment(terms), repay)
    guard most > 0, terms.collateral > 0 else { return nil }
    let price = terms.debt * terms.factor
    let whole =
      // A sliding factor may be just what the collateral pays: rounding leaves nothing of either then.
      abs(price - terms.collateral) <= Self.resolution * terms.collateral
      ? Closing(repaid: terms.debt, seized: terms.collateral)
      : price < terms.collateral
        ? Closing(repaid: terms.debt, seized: price)
        : Closing(repaid: min(terms.debt, terms.collateral / terms.factor), seized: terms.collateral)
    if most >= whole.repaid * (1 - Self.resolution) { return whole }
    var repaid = most
    if let leastLeftover {
      repaid = min(repaid, terms.debt - leastLeftover, (terms.collateral - leastLeftover) / terms.factor)
    }
    guard repaid > 0 else { return nil }
    return Closing(repaid: repaid, seized: min(terms.collateral, repaid * terms.factor))
  }

  /// The share by which rounding may keep a liquidation from closing what it should.
  private static let resolution = 1e-12
}
