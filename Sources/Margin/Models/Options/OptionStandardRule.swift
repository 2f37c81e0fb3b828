internal import Portfolio

/// Options by a formula, each by itself; perpetuals and futures by rates.
public struct OptionStandardRule: Equatable, Sendable {
  /// The formulas.
  public let options: ByUnderlying<OptionStandard>
  /// The rates of perpetuals and futures; nil where the venue has none.
  public let futures: MarginRates?

  /// A rule from its parts.
  public init(options: ByUnderlying<OptionStandard>, futures: MarginRates? = nil) {
    self.options = options
    self.futures = futures
  }

  /// The rule applied to a book.
  func model(for book: PricedBook) throws(MarginRuleError) -> OptionStandardMargin {
    OptionStandardMargin(
      book: book, formulas: try options.places(in: book, "options") { $0.isOption },
      futures: try FuturesMargin(futures, for: book))
  }
}
