internal import Portfolio

/// Options by the most that they can lose until they expire.
///
/// The options of one underlying and one expiry form a group. All that matters at expiry is one price, and the group's
/// pay-off bends only at strikes: the least pay-off at 0 and at the strikes, taken from the group's present value, is the
/// loss. Where more calls are sold than bought, no price ends the loss above the highest strike, and each such call needs a
/// multiple of the underlying: a whole unit covers it. What is asked of a group is at least 0.
///
/// So a put that is sold needs its strike in cash, a spread the distance of its strikes, a call that is sold a unit of the
/// underlying, and an option that is bought needs what it is worth: its premium may be lost. Groups of different expiries do
/// not cover each other: what is left of the one when the other expires is not known. Neither do perpetuals and futures,
/// which have rates of their own.
public struct MaximumLossRule: Equatable, Sendable {
  /// The units of the underlying that a call sold without cover needs to be opened.
  public let initialCover: Double
  /// The units that keep it.
  public let maintenanceCover: Double
  /// The rates of perpetuals and futures; nil where the venue has none.
  public let futures: MarginRates?

  /// A rule.
  ///
  /// - Throws: ``MarginRuleError`` where a cover is not from 1 to 10, or the second is above the first.
  public init(
    initialCover: Double = 1, maintenanceCover: Double = 1, futures: MarginRates? = nil
  ) throws(MarginRuleError) {
    try MarginCheck.bounds(initialCover, "initialCover", 1, 10)
    try MarginCheck.bounds(maintenanceCover, "maintenanceCover", 1, 10)
    try MarginCheck.order(initial: initialCover, maintenance: maintenanceCover, "maintenanceCover")
    self.initialCover = initialCover
    self.maintenanceCover = maintenanceCover
    self.futures = futures
  }

  /// The rule applied to a book.
  func model(for book: PricedBook) throws(MarginRuleError) -> MaximumLossMargin {
    MaximumLossMargin(
      book: book, initialCover: initialCover, maintenanceCover: maintenanceCover,
      futures: try FuturesMargin(futures, for: book))
  }
}
