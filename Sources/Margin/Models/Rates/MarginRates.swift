internal import Portfolio

/// Margin as shares of sizes, by underlying.
///
/// Options are each margined by their own size, whatever else is held. Perpetuals and futures are where ``net`` is false;
/// where it is true, those on one underlying stand against each other whatever their expiries.
public struct MarginRates: Equatable, Sendable {
  /// The rates.
  public let schedules: ByUnderlying<RateSchedule>
  /// Whether long and short perpetuals and futures on one underlying stand against each other.
  public let net: Bool
  /// What all rates are scaled by; nil for the rates as they stand.
  public let holdingPeriod: HoldingPeriod?

  /// Rates by underlying.
  public init(_ schedules: ByUnderlying<RateSchedule>, net: Bool = false, holdingPeriod: HoldingPeriod? = nil) {
    self.schedules = schedules
    self.net = net
    self.holdingPeriod = holdingPeriod
  }

  /// The rates applied to a book.
  ///
  /// - Throws: ``MarginRuleError/noRule(key:underlying:known:)``.
  func model(
    for book: PricedBook, where needed: (Instrument) -> Bool
  ) throws(MarginRuleError) -> RateMargin {
    RateMargin(
      book: book, schedules: try schedules.places(in: book, "rates", where: needed), net: net,
      factor: holdingPeriod?.factor ?? 1)
  }
}
