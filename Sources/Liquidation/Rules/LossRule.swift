/// Who pays where an account cannot: an insurance fund, then traders on the other side or a backstop, then everybody.
public struct LossRule: Equatable, Sendable {
  /// The dollars in the insurance fund at the start, at least 0.
  public let fund: Double
  /// The share of liquidation penalties and fees that goes into the fund, from 0 to 1; the rest is the treasury's.
  public let refillShare: Double
  /// Whether traders on the other side are deleveraged before the backstop pays, and in which order.
  public let deleveraging: Deleveraging
  /// Who pays when the fund is empty; nil for nobody.
  public let backstop: Backstop?

  /// How the contracts of an account that is worth less than nothing are closed against those of others.
  public enum Deleveraging: String, CaseIterable, Sendable {
    /// They are not: they go to the market.
    case none
    /// Against the most profitable and most leveraged first; last those whose losses are greatest for their leverage.
    case queue
    /// Against all on the other side who have a gain, each by the same share of what it can bear, and then so against those
    /// who have none.
    case proRata
  }

  /// A provider of last resort.
  public enum Backstop: Equatable, Sendable {
    /// Dollars that stand ready.
    case dollars(Double)
    /// Tokens that are sold on the market to raise what is missing: a staked or a minted native token.
    case tokens(asset: String, units: Double)
  }

  /// A rule.
  ///
  /// - Throws: ``LiquidationRuleError/outOfBounds(place:key:value:low:high:)``.
  public init(
    fund: Double = 0, refillShare: Double = 1, deleveraging: Deleveraging = .none, backstop: Backstop? = nil
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "losses")
    try check.bounds(fund, "fund", 0, 1e15)
    try check.bounds(refillShare, "refillShare", 0, 1)
    switch backstop {
    case .dollars(let dollars): try check.bounds(dollars, "backstop.dollars", 0, 1e15)
    case .tokens(_, let units): try check.bounds(units, "backstop.units", 0, 1e30)
    case nil: break
    }
    self.fund = fund
    self.refillShare = refillShare
    self.deleveraging = deleveraging
    self.backstop = backstop
  }

  /// The same rule with another order of deleveraging.
  public func deleveraging(_ other: Deleveraging) -> LossRule {
    LossRule(checked: fund, refillShare, other, backstop)
  }

  private init(checked fund: Double, _ refillShare: Double, _ deleveraging: Deleveraging, _ backstop: Backstop?) {
    self.fund = fund
    self.refillShare = refillShare
    self.deleveraging = deleveraging
    self.backstop = backstop
  }

  /// A venue where nobody pays but those who lent.
  public static let lenders = LossRule(checked: 0, 1, .none, nil)
}
