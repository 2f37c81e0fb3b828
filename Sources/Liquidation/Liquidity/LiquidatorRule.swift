/// Those who liquidate: what they need to earn, what they have, how fast they are and when they are not there.
///
/// They come if what the collateral brings on the market, after slippage, pays for the debt repaid, the fee of the loan that
/// carries it, gas, and the return that the risk asks for.
public struct LiquidatorRule: Equatable, Sendable {
  /// The dollars that all of them together can put to work; nil for any amount.
  public let capital: Double?
  /// The seconds after which capital that was put to work is free again, with what it earned.
  public let returnSeconds: Double
  /// The seconds from the moment at which an account is seen to be called to the liquidation.
  public let latencySeconds: Double
  /// The fee of the loan that carries the debt repaid, a fraction of it.
  public let flashFee: Double
  /// What the debt repaid has to earn before anybody comes, a fraction of it.
  public let requiredReturn: Double
  /// The most liquidations an hour while gas costs what it usually does; nil for any number.
  public let perHour: Double?
  /// When nobody comes at all.
  public let absences: [TimeWindow]

  /// Liquidators.
  ///
  /// - Throws: ``LiquidationRuleError/outOfBounds(place:key:value:low:high:)``.
  public init(
    capital: Double? = nil, returnSeconds: Double = 0, latencySeconds: Double = 0, flashFee: Double = 0,
    requiredReturn: Double = 0, perHour: Double? = nil, absences: [TimeWindow] = []
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "liquidators")
    try check.bounds(capital, "capital", 0, 1e15)
    try check.bounds(returnSeconds, "returnSeconds", 0, 31_536_000)
    try check.bounds(latencySeconds, "latencySeconds", 0, 31_536_000)
    try check.bounds(flashFee, "flashFee", 0, 1)
    try check.bounds(requiredReturn, "requiredReturn", 0, 1)
    try check.bounds(perHour, "perHour", 0, 1e9)
    self.init(
      checked: capital, returnSeconds, latencySeconds, flashFee, requiredReturn, perHour, absences)
  }

  private init(
    checked capital: Double?, _ returnSeconds: Double, _ latencySeconds: Double, _ flashFee: Double,
    _ requiredReturn: Double, _ perHour: Double?, _ absences: [TimeWindow]
  ) {
    self.capital = capital
    self.returnSeconds = returnSeconds
    self.latencySeconds = latencySeconds
    self.flashFee = flashFee
    self.requiredReturn = requiredReturn
    self.perHour = perHour
    self.absences = absences
  }

  /// Liquidators with any capital, at once, for nothing: the most that a venue can hope for.
  public static let ideal = LiquidatorRule(checked: nil, 0, 0, 0, 0, nil, [])

  /// The same liquidators with a share of their capital, and absent at other times too.
  public func stressed(capital share: Double, absences more: [TimeWindow]) -> LiquidatorRule {
    LiquidatorRule(
      checked: capital.map { $0 * share }, returnSeconds, latencySeconds, flashFee, requiredReturn, perHour,
      absences + more)
  }

  /// Whether nobody comes at a moment.
  public func areAbsent(at seconds: Double) -> Bool { absences.contains { $0.contains(seconds) } }
}
