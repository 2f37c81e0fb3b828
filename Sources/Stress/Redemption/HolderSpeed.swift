/// How fast holders ask for their dollars, given what the market thinks that a token is worth below par.
///
/// The market's discount is what it takes for lost, 1 - min(1, reserves / tokens), and for every day in the queue
/// ``queueSensitivity``; a price of the token below par in the model counts too where the rule follows it. The holders that
/// do not wait in the queue ask at `min(most, base + slope max(0, discount - threshold))` per day.
///
/// The days in the queue are the greater of two that everybody sees: the time for which the issuer paid and the oldest
/// request was not served; and the time until doors open, with that in which the daily limit works off the queue.
public struct HolderSpeed: Equatable, Sendable {
  /// The share of the tokens outside the queue that is redeemed per day at par.
  public let base: Double
  /// What a discount of 1 beyond the threshold adds to it, per day.
  public let slope: Double
  /// The discount below which nobody runs, a fraction.
  public let threshold: Double
  /// The largest share per day.
  public let most: Double
  /// The discount that a day in the queue makes, a fraction per day.
  public let queueSensitivity: Double
  /// Whether the price of the token in the model, where it is lower, is the market's.
  public let followsMarket: Bool

  /// Speeds; an issuer checks them when it is made.
  public init(
    base: Double, slope: Double = 0, threshold: Double = 0, most: Double = Self.largestSpeed,
    queueSensitivity: Double = 0, followsMarket: Bool = false
  ) {
    self.base = base
    self.slope = slope
    self.threshold = threshold
    self.most = most
    self.queueSensitivity = queueSensitivity
    self.followsMarket = followsMarket
  }

  /// The largest speed that is believed: all tokens within a minute or so.
  public static let largestSpeed = 10_000.0

  /// The share of the tokens outside the queue that is asked for per day.
  ///
  /// - Parameter discount: What the market thinks a token is worth below par, a fraction.
  /// - Returns: The speed; of a speed s that stands still, a share of 1 - exp(-s) is asked for within a day.
  public func perDay(discount: Double) -> Double {
    min(most, base + slope * max(0, discount - threshold))
  }
}
