/// How a redemption run ends on one path, and who is left with what.
///
/// Tokens are claims on a dollar each; dollars but where something else is said.
public struct RedemptionOutcome: Equatable, Sendable {
  /// The number of the path; 0 where the prices were given.
  public internal(set) var path: Int
  /// The tokens outstanding at the start.
  public internal(set) var supply: Double
  /// The reserves at the end, frozen shares in full.
  public internal(set) var reserves: Double = 0
  /// The tokens outstanding at the end, those in the queue among them.
  public internal(set) var outstanding: Double = 0
  /// The tokens in the queue at the end: asked for and not paid.
  public internal(set) var queued: Double = 0
  /// The dollars of reserves per token outstanding at the end.
  ///
  /// Where less than a billionth of the tokens is left, what it was when there were more.
  public internal(set) var backing: Double = 0
  /// The least dollars of reserves per token outstanding at the start or at the end of a step.
  public internal(set) var leastBacking: Double = 0
  /// The largest discount of the market, a fraction.
  public internal(set) var deepestDiscount: Double = 0
  /// Those who were paid in the step in which they asked.
  public internal(set) var prompt = Redeemed()
  /// Those who were paid after a wait in the queue.
  public internal(set) var waited = Redeemed()
  /// The days that the tokens redeemed waited, summed over them.
  public internal(set) var tokenDays: Double = 0
  /// The longest wait in days, of tokens redeemed or still in the queue at the end; less than a billionth of the supply
  /// does not count.
  public internal(set) var longestWaitDays: Double = 0
  /// What sales gave up against the price before each.
  public internal(set) var saleLoss: Double = 0
  /// What of frozen shares was written off.
  public internal(set) var writeOff: Double = 0
  /// What the reserves gained by the market, less where it fell.
  public internal(set) var marketGain: Double = 0
  /// The first step with a discount above ``RedemptionEngine/depegDiscount``; nil where there is none.
  public internal(set) var depegStep: Int?
  /// The first step at whose end the reserves are gone and tokens are left; nil where there is none.
  public internal(set) var failureStep: Int?

  init(path: Int, supply: Double) {
    self.path = path
    self.supply = supply
  }

  /// Tokens that were redeemed, and what they got.
  public struct Redeemed: Equatable, Sendable {
    /// The tokens.
    public internal(set) var tokens = 0.0
    /// The dollars paid for them.
    public internal(set) var dollars = 0.0

    /// The dollars per token; nil where there are none.
    public var perToken: Double? { tokens > 0 ? dollars / tokens : nil }
  }

  /// All tokens that were redeemed.
  public var redeemed: Redeemed {
    Redeemed(tokens: prompt.tokens + waited.tokens, dollars: prompt.dollars + waited.dollars)
  }

  /// What those who stayed are left with: dollars per token at the end, at most 1.
  ///
  /// What the reserves hold beyond a dollar per token is the issuer's.
  public var remainingPayout: Double { min(1, backing) }

  /// What those who stayed lost: dollars per token at the end, not negative.
  public var stayersLoss: Double { 1 - remainingPayout }

  /// What those who redeemed lost: dollars per token, fees among them; 0 where nobody did.
  public var redeemersLoss: Double { redeemed.perToken.map { 1 - $0 } ?? 0 }

  /// What all holders lost together, in dollars.
  public var holdersLoss: Double { redeemed.tokens - redeemed.dollars + outstanding * stayersLoss }

  /// The days that a token redeemed waited on average; 0 where none was.
  public var meanWaitDays: Double { redeemed.tokens > 0 ? tokenDays / redeemed.tokens : 0 }
}
