/// The market that liquidations meet, the same for all venues of a run: depth, liquidators, gas, and tokens whose price hangs
/// on other prices.
public struct LiquidityRules: Equatable, Sendable {
  /// How far sales of each asset move its price; an asset that is not here takes any size at its price.
  public let depth: [String: DepthRule]
  /// The same of the books on which venues close perpetuals, futures and options, by the underlying.
  public let contractDepth: [String: DepthRule]
  /// Those who liquidate, at all venues together.
  public let liquidators: LiquidatorRule
  /// What a liquidation costs to send.
  public let gas: GasRule
  /// Tokens that are worth no more than what stands behind them.
  public let backed: [BackedToken]
  /// The seconds from one look at the accounts to the next within a step, above 0.
  public let lookSeconds: Double
  /// The half-life, in seconds, with which the volatility that depth follows forgets a path's returns.
  public let volatilityHalfLifeSeconds: Double

  /// Liquidity from its parts.
  ///
  /// - Throws: ``LiquidationRuleError/outOfBounds(place:key:value:low:high:)``.
  public init(
    depth: [String: DepthRule] = [:], contractDepth: [String: DepthRule] = [:],
    liquidators: LiquidatorRule = .ideal, gas: GasRule = .free, backed: [BackedToken] = [],
    lookSeconds: Double = 300, volatilityHalfLifeSeconds: Double = 21_600
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "liquidity")
    try check.bounds(lookSeconds, "lookSeconds", 1, 31_536_000)
    try check.bounds(volatilityHalfLifeSeconds, "volatilityHalfLifeSeconds", 1, 31_536_000)
    self.init(
      checked: depth, contractDepth, liquidators, gas, backed, lookSeconds, volatilityHalfLifeSeconds)
  }

  private init(
    checked depth: [String: DepthRule], _ contractDepth: [String: DepthRule], _ liquidators: LiquidatorRule,
    _ gas: GasRule, _ backed: [BackedToken], _ lookSeconds: Double, _ volatilityHalfLifeSeconds: Double
  ) {
    self.depth = depth
    self.contractDepth = contractDepth
    self.liquidators = liquidators
    self.gas = gas
    self.backed = backed
    self.lookSeconds = lookSeconds
    self.volatilityHalfLifeSeconds = volatilityHalfLifeSeconds
  }

  /// A market that takes any size at its price, with liquidators who want nothing.
  public static let unlimited = LiquidityRules(checked: [:], [:], .ideal, .free, [], 300, 21_600)

  /// The same market with other liquidators and another gas.
  public func replacing(liquidators: LiquidatorRule, gas: GasRule) -> LiquidityRules {
    LiquidityRules(
      checked: depth, contractDepth, liquidators, gas, backed, lookSeconds, volatilityHalfLifeSeconds)
  }
}
