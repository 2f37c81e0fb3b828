internal import Portfolio

/// What the columns of linear forms change by in each move of a market, in dollars.
///
/// Every gain is a sum of multiples of columns, so that an option that many accounts hold is valued again once a move.
struct ChangeColumns: Sendable {
  private let count: Int
  private let changes: [LinearForm.Column: [Double]]

  /// The changes of some columns.
  ///
  /// - Complexity: O(moves x columns), with a valuation each.
  init(_ columns: [LinearForm.Column], of book: PricedBook, moves: MarketMoves, from state: MarketState) {
    count = moves.count
    var changes = columns.map { _ in [Double]() }
    for place in changes.indices { changes[place].reserveCapacity(moves.count) }
    let before = columns.map { $0.value(in: state, of: book) }
    var moved = state
    for move in 0..<moves.count {
      for asset in state.prices.indices {
        moved.prices[asset] = state.prices[asset] * moves.priceRatios[asset][move]
        moved.volatilityLevels[asset] = state.volatilityLevels[asset] * moves.volatilityRatios[asset][move]
      }
      for (place, column) in columns.enumerated() {
        changes[place].append(column.value(in: moved, of: book) - before[place])
      }
    }
    self.changes = Dictionary(uniqueKeysWithValues: zip(columns, changes))
  }

  /// The loss of a form in each move; a loss is positive.
  func losses(of form: LinearForm) -> [Double] {
    var losses = [Double](repeating: 0, count: count)
    for (column, coefficient) in form.terms {
      guard let change = changes[column] else { preconditionFailure("A form's columns are known") }
      for move in losses.indices { losses[move] -= coefficient * change[move] }
    }
    return losses
  }
}
