internal import Portfolio

/// What the columns of linear forms change by in each move of a market, in dollars.
///
/// Every gain is a sum of multiples of columns, so that an option that many accounts hold is valued again once a move. What
/// follows a price in proportion is not valued again at all.
struct ChangeColumns: Sendable {
  private let count: Int
  private let changes: [LinearForm.Column: [Double]]

  /// The changes of some columns.
  ///
  /// - Complexity: O(moves x columns), with a valuation each for columns that follow no price in proportion.
  init(_ columns: [LinearForm.Column], of book: PricedBook, moves: MarketMoves, from state: MarketState) {
    count = moves.count
    var changes: [LinearForm.Column: [Double]] = [:]
    var curved: [(column: LinearForm.Column, before: Double, changes: [Double])] = []
    for column in columns {
      let before = column.value(in: state, of: book)
      switch column.response(in: state, of: book) {
      case .proportional(let asset): changes[column] = moves.priceRatios[asset].map { before * ($0 - 1) }
      case .constant: changes[column] = Array(repeating: 0, count: count)
      case .curved: curved.append((column, before, []))
      }
    }
    if !curved.isEmpty {
      for place in curved.indices { curved[place].changes.reserveCapacity(count) }
      var moved = state
      for move in 0..<count {
        for asset in state.prices.indices {
          moved.prices[asset] = state.prices[asset] * moves.priceRatios[asset][move]
          moved.volatilityLevels[asset] = state.volatilityLevels[asset] * moves.volatilityRatios[asset][move]
        }
        for place in curved.indices {
          let value = curved[place].column.value(in: moved, of: book)
          curved[place].changes.append(value - curved[place].before)
        }
      }
      for (column, _, values) in curved { changes[column] = values }
    }
    self.changes = changes
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
