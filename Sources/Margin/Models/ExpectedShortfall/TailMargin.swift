internal import Portfolio

/// A measure of what contracts may lose over a margin period.
struct TailMargin: MarginModel {
  private let book: PricedBook
  private let rule: TailMarginRule
  private let moves: MarketMoves
  /// The stressed observations, or the moves of a longer look-back's volatility.
  private let others: MarketMoves?
  /// The changes of many contracts from one market: of all from today's, where most requirements are asked for.
  private var known: (state: MarketState, changes: ChangeColumns, others: ChangeColumns?)

  init(book: PricedBook, rule: TailMarginRule, moves: MarketMoves, others: MarketMoves?) {
    self.book = book
    self.rule = rule
    self.moves = moves
    self.others = others
    let contracts = book.book.instruments.indices.filter {
      book.book.instruments[$0].isFuture || book.book.instruments[$0].isOption
    }
    known = Self.changes(of: contracts, book, moves, others, from: book.today)
  }

  private static func changes(
    of instruments: [Int], _ book: PricedBook, _ moves: MarketMoves, _ others: MarketMoves?, from state: MarketState
  ) -> (state: MarketState, changes: ChangeColumns, others: ChangeColumns?) {
    var form = LinearForm()
    for place in instruments {
      let entry: Double? = book.book.instruments[place].isFuture ? 1 : nil
      book.addGain(of: Position(instrument: place, role: .contract, quantity: 1, entryPrice: entry), to: &form)
    }
    let columns = form.terms.map(\.column)
    return (
      state, ChangeColumns(columns, of: book, moves: moves, from: state),
      others.map { ChangeColumns(columns, of: book, moves: $0, from: state) }
    )
  }

  func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel {
    var prepared = self
    prepared.known = Self.changes(of: instruments, book, moves, others, from: state)
    return prepared
  }

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    guard !contracts.isEmpty else { return MarginRequirement() }
    var form = LinearForm()
    for position in contracts { book.addGain(of: position, to: &form) }
    let isKnown = state == known.state
    let losses = losses(of: form, moves, isKnown ? known.changes : nil, in: state)
    let otherLosses = others.map { self.losses(of: form, $0, isKnown ? known.others : nil, in: state) }
    let size = contracts.reduce(0) { $0 + book.notional(of: $1, in: state) }
    let margin = max(calculated(losses, otherLosses), rule.leastShare * size)
    return MarginRequirement(initial: margin, maintenance: rule.maintenanceShare * margin)
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    contracts.isEmpty
  }

  private func calculated(_ losses: [Double], _ others: [Double]?) -> Double {
    let plain = { rule.measure.value(losses, confidence: rule.confidence) }
    switch rule.procyclicality {
    case nil: return max(0, plain())
    case .buffer(let buffer): return max(0, buffer.factor * plain())
    case .stressedObservations(_, let weight):
      return max(
        0, rule.measure.value(losses, stressed: others ?? [], stressedWeight: weight, confidence: rule.confidence))
    case .volatilityFloor:
      return max(0, plain(), rule.measure.value(others ?? [], confidence: rule.confidence))
    }
  }

  private func losses(
    of form: LinearForm, _ moves: MarketMoves, _ known: ChangeColumns?, in state: MarketState
  ) -> [Double] {
    let changes = known ?? ChangeColumns(form.terms.map(\.column), of: book, moves: moves, from: state)
    return changes.losses(of: form)
  }
}
