public import Liquidation

/// How an issuer redeems its tokens: first come, first served.
public struct RedemptionTerms: Equatable, Sendable {
  /// What a token is redeemed at.
  public enum Payout: String, CaseIterable, Sendable {
    /// One dollar while there are any: who comes late finds less.
    case par
    /// One dollar or, where there is less, the reserves over the tokens outstanding at that moment.
    case backing
  }

  /// The share of the payout that the issuer keeps, a fraction below 1.
  public let fee: Double
  /// The most dollars that the issuer pays per day, spread evenly over it; nil where nothing limits it.
  public let dailyLimit: Double?
  /// The dollars that the issuer wants at hand beyond what the queue is owed, at once or to come: what is short of them is
  /// raised from tiers that settle late, in good time.
  public let buffer: Double
  /// Whether requests that are not paid wait for their turn; otherwise they lapse at the end of their step.
  public let queue: Bool
  /// What a token is redeemed at.
  public let payout: Payout
  /// When nothing is paid, in rising order; requests come nevertheless.
  public let closed: [TimeWindow]

  /// Terms; an issuer checks them when it is made.
  public init(
    fee: Double = 0, dailyLimit: Double? = nil, buffer: Double = 0, queue: Bool = true, payout: Payout = .par,
    closed: [TimeWindow] = []
  ) {
    self.fee = fee
    self.dailyLimit = dailyLimit
    self.buffer = buffer
    self.queue = queue
    self.payout = payout
    self.closed = closed
  }
}
