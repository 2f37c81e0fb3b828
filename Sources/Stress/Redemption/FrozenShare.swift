/// The part of a reserve that cannot be used for a while, such as deposits at a bank that was closed.
public struct FrozenShare: Equatable, Sendable {
  /// The share of the reserve, a fraction.
  public let share: Double
  /// Seconds from the start until it is returned.
  public let untilSeconds: Double
  /// The fraction of it that is then returned; the rest is written off at that moment, not before.
  public let returned: Double
  /// The fraction of it that the market takes for lost until then.
  public let feared: Double

  /// A frozen share; an issuer checks it when it is made.
  public init(share: Double, untilSeconds: Double, returned: Double = 1, feared: Double = 0) {
    self.share = share
    self.untilSeconds = untilSeconds
    self.returned = returned
    self.feared = feared
  }
}
