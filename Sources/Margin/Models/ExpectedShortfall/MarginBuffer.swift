/// A margin above the calculated one that is built in calm and may be used up when calculated margins rise.
///
/// The first of the three tools of Commission Delegated Regulation (EU) 153/2013, Article 28(1)(a): a buffer of at least 25 %
/// of the calculated margins, which may be exhausted temporarily while those rise significantly.
public struct MarginBuffer: Equatable, Sendable {
  /// The buffer as a share of the calculated margin, a fraction.
  public let share: Double
  /// Whether the buffer is released: the margin is then the calculated one.
  public let released: Bool

  /// A buffer.
  ///
  /// - Throws: ``MarginRuleError/rateOutOfBounds(key:value:)``.
  public init(share: Double, released: Bool = false) throws(MarginRuleError) {
    try MarginCheck.rate(share, "share")
    self.share = share
    self.released = released
  }

  /// What a calculated margin is multiplied by.
  public var factor: Double { released ? 1 : 1 + share }
}
