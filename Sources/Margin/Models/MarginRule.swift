public import Portfolio

/// A margin model as a venue card describes it.
public enum MarginRule: Equatable, Sendable {
  /// A share of each contract's size, whatever stands against it.
  case flatRate(initial: Double, maintenance: Double)

  /// The rule applied to a priced book.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - moves: What a rule that simulates takes its losses from; nil where there is none.
  /// - Returns: The model.
  /// - Throws: ``MarginRuleError``.
  public func model(for book: PricedBook, moves: MarketMoves?) throws(MarginRuleError) -> any MarginModel {
    switch self {
    case .flatRate(let initial, let maintenance):
      return FlatRateMargin(book: book, initial: initial, maintenance: maintenance)
    }
  }
}
