/// What happens in one step of a redemption run; a record of plain numbers.
///
/// Dollars but where something else is said. What is said of a state is so at the end of the step.
public struct RedemptionStep: Equatable, Sendable {
  /// The number of the step, from 1.
  public internal(set) var step: Int
  /// The seconds from the start to its end.
  public internal(set) var seconds: Double
  /// What the market took a token to be worth below par when requests came, a fraction.
  public internal(set) var discount: Double = 0
  /// The days in the queue that the market counts with; see ``HolderSpeed``.
  public internal(set) var queueDays: Double = 0
  /// What the reserves gained by the market.
  public internal(set) var marketGain: Double = 0
  /// What they gained as prices recovered from sales, less what the sales of this step took from the price of the rest.
  public internal(set) var impactGain: Double = 0
  /// What of a frozen share was written off.
  public internal(set) var writeOff: Double = 0
  /// What earlier sales paid in.
  public internal(set) var settled: Double = 0
  /// The tokens for which dollars were asked.
  public internal(set) var requested: Double = 0
  /// What sales of this step raise, at once or later; dollars that were drawn count among them.
  public internal(set) var proceeds: Double = 0
  /// What was sold, at its price before, less what it raises.
  public internal(set) var saleLoss: Double = 0
  /// The tokens redeemed.
  public internal(set) var redeemed: Double = 0
  /// What was paid for them.
  public internal(set) var paid: Double = 0
  /// The cash at hand that is no part of a tier.
  public internal(set) var cash: Double = 0
  /// The cash that earlier sales are still to pay.
  public internal(set) var pending: Double = 0
  /// The reserves: all tiers at their prices, frozen shares in full, cash at hand and to come.
  public internal(set) var reserves: Double = 0
  /// The tokens outstanding, those in the queue among them.
  public internal(set) var outstanding: Double = 0
  /// The tokens in the queue.
  public internal(set) var queued: Double = 0
  /// The dollars of reserves per token outstanding; see ``RedemptionOutcome/backing``.
  public internal(set) var backing: Double = 0
  /// What the reserves are off the sum of all that came and went since the start: rounding, or an error.
  public internal(set) var residual: Double = 0

  init(step: Int, seconds: Double) {
    self.step = step
    self.seconds = seconds
  }

  /// What the market takes a token to be worth, in dollars.
  public var price: Double { 1 - discount }
}
