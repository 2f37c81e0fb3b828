/// A liquidator repays some of an account's debt and gets collateral of a greater value.
///
/// How much greater, the venue's incentive says; how much of the debt, the close rule.
public struct FixedSpreadRule: Equatable, Sendable {
  /// What may be repaid at a time.
  public let close: CloseRule
  /// The share of the liquidator's bonus that goes to the venue's treasury, from 0 to 1.
  public let protocolFee: Double

  /// A rule.
  ///
  /// - Throws: ``LiquidationRuleError/outOfBounds(place:key:value:low:high:)``.
  public init(close: CloseRule, protocolFee: Double = 0) throws(LiquidationRuleError) {
    try RuleCheck(place: "mechanism").bounds(protocolFee, "protocolFee", 0, 1)
    self.close = close
    self.protocolFee = protocolFee
  }

  /// The units of collateral that the liquidator gets for itself, at a price in dollars above 0.
  func sold(in closing: Closing, at price: Double) -> Double {
    (closing.seized - protocolFee * (closing.seized - closing.repaid)) / price
  }
}
