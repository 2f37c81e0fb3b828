/// A venue closes the contracts of an account itself, by orders on its own book, step by step.
///
/// Hyperliquid's: a position above 100,000 dollars is closed by a fifth first, the rest after 30 seconds; where equity falls
/// below two thirds of maintenance margin, the backstop takes everything over (documentation, "Liquidations").
public struct OrderBookRule: Equatable, Sendable {
  /// The share of each contract that the first order closes where the account is larger than ``largeDollars``, above 0.
  public let firstShare: Double
  /// The size of contracts, dollars, above which the first order is for ``firstShare`` only; nil where every order is for
  /// the whole.
  public let largeDollars: Double?
  /// The seconds from one order to the next.
  public let cooldownSeconds: Double
  /// The share of a closed contract's size that the account pays to the insurance fund.
  public let fee: Double
  /// The most that an order moves the price that it gets, a fraction; what would be worse waits for the next order.
  public let slippageLimit: Double
  /// The share of the size of an option that its closing costs, in the place of slippage on the underlying's book.
  public let optionSpread: Double
  /// The share of maintenance margin below which the equity of an account lets the backstop take it over; nil where
  /// there is no such rule.
  public let backstopShare: Double?
  /// The seconds over which the backstop unwinds what it took over, in equal parts of what is left.
  public let unwindSeconds: Double
  /// How much the venue's mark follows its own book and not the index, from 0 to 1.
  public let markWeight: Double

  /// A rule.
  ///
  /// - Throws: ``LiquidationRuleError/outOfBounds(place:key:value:low:high:)``.
  public init(
    firstShare: Double = 1, largeDollars: Double? = nil, cooldownSeconds: Double = 0, fee: Double = 0,
    slippageLimit: Double = 0.1, optionSpread: Double = 0.01, backstopShare: Double? = nil,
    unwindSeconds: Double = 3_600, markWeight: Double = 0
  ) throws(LiquidationRuleError) {
    let check = RuleCheck(place: "mechanism")
    try check.bounds(firstShare, "firstShare", 0.001, 1)
    try check.bounds(largeDollars, "largeDollars", 0)
    try check.bounds(cooldownSeconds, "cooldownSeconds", 0, 604_800)
    try check.bounds(fee, "fee", 0, 0.5)
    try check.bounds(slippageLimit, "slippageLimit", 0.0001, 0.99)
    try check.bounds(optionSpread, "optionSpread", 0, 0.99)
    try check.bounds(backstopShare, "backstopShare", 0, 1)
    try check.bounds(unwindSeconds, "unwindSeconds", 1, 31_536_000)
    try check.bounds(markWeight, "markWeight", 0, 1)
    self.firstShare = firstShare
    self.largeDollars = largeDollars
    self.cooldownSeconds = cooldownSeconds
    self.fee = fee
    self.slippageLimit = slippageLimit
    self.optionSpread = optionSpread
    self.backstopShare = backstopShare
    self.unwindSeconds = unwindSeconds
    self.markWeight = markWeight
  }
}
