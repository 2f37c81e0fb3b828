internal import Portfolio

/// A measure of what contracts may lose over a margin period.
struct TailMargin: MarginModel {
  private let book: PricedBook
  private let rule: TailMarginRule
  private let moves: MarketMoves
  /// The stressed observations, or the moves of a longer look-back's volatility.
  private let others: MarketMoves?
  /// The changes of all contracts from today's market, where most requirements are asked for.
  private let today: ChangeColumns
  private let othersToday: ChangeColumns?

  init(book: PricedBook, rule: TailMarginRule, moves: MarketMoves, others: MarketMoves?) {
    self.book = book
    self.rule = rule
    self.moves = moves
    self.others = others
    var form = LinearForm()
    for (place, instrument) in book.book.instruments.enumerated() where instrument.isFuture || instrument.isOption {
      let entry: Double? = instrument.isFuture ? 1 : nil
      book.addGain(of: Position(instrument: place, role: .contract, quantity: 1, entryPrice: entry), to: &form)
    }
    let columns = form.terms.map(\.column)
    today = ChangeColumns(columns, of: book, moves: moves, from: book.today)
    othersToday = others.map { ChangeColumns(columns, of: book, moves: $0, from: book.today) }
  }

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    guard !contracts.isEmpty else { return MarginRequirement() }
    var form = LinearForm()
    for position in contracts { book.addGain(of: position, to: &form) }
    let losses = losses(of: form, moves, today, in: state)
    let otherLosses = others.map { self.losses(of: form, $0, othersToday, in: state) }
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
    of form: LinearForm, _ moves: MarketMoves, _ today: ChangeColumns?, in state: MarketState
  ) -> [Double] {
    if state == book.today, let today { return today.losses(of: form) }
    return ChangeColumns(form.terms.map(\.column), of: book, moves: moves, from: state).losses(of: form)
  }
}
