/// One debt of an account against one collateral of it, in dollars at the venue's prices.
public struct CloseTerms: Equatable, Sendable {
  /// All debts of the account.
  public let totalDebt: Double
  /// The debt that is repaid.
  public let debt: Double
  /// The collateral that is taken.
  public let collateral: Double
  /// The account's health: weighted collateral over obligation.
  public let health: Double
  /// The dollars of collateral taken per dollar of debt repaid, at least 1.
  public let factor: Double
  /// The maintenance weight of the collateral.
  public let weight: Double
  /// The weighted collateral of the whole account.
  public let weightedCollateral: Double
  /// The obligation of the whole account: each debt times its weight.
  public let obligation: Double
  /// What a dollar of the debt counts in the obligation.
  public let debtWeight: Double

  /// The terms.
  ///
  /// - Precondition: No figure is negative or not a number, and `factor` is at least 1.
  public init(
    totalDebt: Double, debt: Double, collateral: Double, health: Double, factor: Double, weight: Double,
    weightedCollateral: Double, obligation: Double, debtWeight: Double = 1
  ) {
    precondition(totalDebt >= 0 && debt >= 0 && collateral >= 0, "debts and collateral are not negative")
    precondition(health >= 0 && factor >= 1, "a liquidator is not given less than what it repays")
    precondition(
      weight >= 0 && weightedCollateral >= 0 && obligation >= 0 && debtWeight >= 0, "what counts is not negative")
    self.totalDebt = totalDebt
    self.debt = debt
    self.collateral = collateral
    self.health = health
    self.factor = factor
    self.weight = weight
    self.weightedCollateral = weightedCollateral
    self.obligation = obligation
    self.debtWeight = debtWeight
  }
}
