public import Portfolio

/// A margin model as a venue card describes it.
public indirect enum MarginRule: Equatable, Sendable {
  /// A share of each contract's size, whatever stands against it.
  case flatRate(initial: Double, maintenance: Double)
  /// Shares of sizes, by underlying.
  case rates(MarginRates)
  /// Options by a formula each, perpetuals and futures by rates.
  case optionStandard(OptionStandardRule)
  /// The worst of a grid of moves.
  case scenarioGrid(ScenarioGridRule)
  /// A tail measure of losses over a margin period.
  case expectedShortfall(TailMarginRule)
  /// Options by the most that they can lose until they expire.
  case maximumLoss(MaximumLossRule)
  /// A rule that is shown each contract alone.
  case isolated(MarginRule)
  /// A rule with charges by size and a buffer on top.
  case withAddOns(MarginRule, AddOns)

  /// The rule applied to a priced book.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - moves: What a rule that simulates takes its losses from; nil where there is none.
  /// - Returns: The model.
  /// - Throws: ``MarginRuleError``.
  public func model(for book: PricedBook, moves: MarketMoves?) throws(MarginRuleError) -> any MarginModel {
    LiveMargin(book: book, base: try liveModel(for: book, moves: moves))
  }

  /// The model of contracts of which none has settled.
  private func liveModel(for book: PricedBook, moves: MarketMoves?) throws(MarginRuleError) -> any MarginModel {
    switch self {
    case .flatRate(let initial, let maintenance):
      let rates = try RatePair(initial: initial, maintenance: maintenance)
      return FlatRateMargin(book: book, initial: rates.initial, maintenance: rates.maintenance)
    case .rates(let rates): return try rates.model(for: book) { $0.isFuture || $0.isOption }
    case .optionStandard(let rule): return try rule.model(for: book)
    case .scenarioGrid(let rule): return try rule.model(for: book)
    case .expectedShortfall(let rule): return try rule.model(for: book, moves: moves)
    case .maximumLoss(let rule): return try rule.model(for: book)
    case .isolated(let base): return IsolatedMargin(base: try base.liveModel(for: book, moves: moves))
    case .withAddOns(let base, let addOns):
      return AddOnMargin(
        book: book, base: try base.liveModel(for: book, moves: moves),
        charges: book.assets.map { addOns.charges?[$0] }, factor: addOns.buffer?.factor ?? 1)
    }
  }

  /// The days over which the rule needs moves of the market; nil where it needs none.
  public var marginPeriodDays: Double? {
    switch self {
    case .expectedShortfall(let rule): rule.days
    case .isolated(let base), .withAddOns(let base, _): base.marginPeriodDays
    case .flatRate, .rates, .optionStandard, .scenarioGrid, .maximumLoss: nil
    }
  }
}
