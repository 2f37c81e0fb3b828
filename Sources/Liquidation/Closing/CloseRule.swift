/// How much of an account one liquidation at a fixed spread may close.
public struct CloseRule: Equatable, Sendable {
  /// How much as a rule.
  public enum Amount: Equatable, Sendable {
    /// A share of all debts of the account, applied to one of them: Aave's close factor since v3.3.
    case share(Double)
    /// All of the debt.
    case whole
    /// No more than what brings the account's health to this: Mars, Euler v1.
    case toHealth(Double)
  }

  /// How much as a rule.
  public let amount: Amount
  /// The health at or below which the whole debt may be repaid; nil where health does not matter.
  public let wholeBelowHealth: Double?
  /// The dollars of the debt, or of the collateral, below which it may be; nil where size does not matter.
  public let wholeBelowDollars: Double?
  /// The least dollars of debt and of collateral that a liquidation may leave, where it leaves some of both; nil for any.
  public let leastLeftover: Double?

  /// A rule.
  ///
  /// - Parameters:
  ///   - amount: How much as a rule: a share from 0 to 1, or a health from 1 to 100.
  ///   - wholeBelowHealth: The health, 0 to 1, at or below which the whole debt may be repaid.
  ///   - wholeBelowDollars: The dollars of the debt or of the collateral below which it may be.
  ///   - leastLeftover: The least dollars of either that may be left beside some of the other.
  ///   - place: Where the rule stands, for messages.
  /// - Throws: ``LiquidationRuleError`` for the first figure outside its bounds.
  public init(
    amount: Amount, wholeBelowHealth: Double? = nil, wholeBelowDollars: Double? = nil, leastLeftover: Double? = nil,
    place: String = "close"
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: place)
    switch amount {
    case .share(let share): try check.bounds(share, "share", 0, 1)
    case .whole: break
    case .toHealth(let health): try check.bounds(health, "health", 1, 100)
    }
    try check.bounds(wholeBelowHealth, "wholeBelowHealth", 0, 1)
    try check.bounds(wholeBelowDollars, "wholeBelowDollars", 0)
    try check.bounds(leastLeftover, "leastLeftover", 0)
    self.amount = amount
    self.wholeBelowHealth = wholeBelowHealth
    self.wholeBelowDollars = wholeBelowDollars
    self.leastLeftover = leastLeftover
  }
}
