internal import Kernels
internal import Margin
internal import MarketModel
internal import Numerics
internal import Portfolio

/// What the columns that accounts are worth multiples of lose on each of many moves.
struct LossTable {
  /// What an account loses: multiples of what columns lose.
  struct Multiples: Sendable {
    var terms: [(column: Int, coefficient: Double)] = []
    /// The dollars that are lost whatever the market does: interest.
    var constant = 0.0
  }

  private let book: PricedBook
  private let years: Double
  private var columns: [LinearForm.Column] = []
  private var numbers: [LinearForm.Column: Int] = [:]

  init(_ book: PricedBook, years: Double) {
    self.book = book
    self.years = years
  }

  /// What an account loses by its collateral, and what by its debts and contracts; nil where it has none of the one.
  mutating func multiples(
    of account: Int, _ rules: CollateralRules
  ) -> (collateral: Multiples?, rest: Multiples?) {
    var (collateral, rest) = (LinearForm(), LinearForm())
    var (hasCollateral, hasRest) = (false, false)
    for position in book.book.positions(of: account) {
      let place = book.underlyings[position.instrument]
      let asset = book.assets[place]
      switch position.role {
      case .collateral:
        hasCollateral = true
        collateral.add(position.quantity, .price(asset: place))
      case .debt:
        hasRest = true
        let rate = position.interestRate ?? rules.assets[asset]?.borrowRate ?? 0
        rest.add(-position.quantity, .debt(asset: place, rate: rate))
      case .contract:
        hasRest = true
        book.addGain(of: position, to: &rest)
      }
    }
    return (hasCollateral ? multiples(of: collateral) : nil, hasRest ? multiples(of: rest) : nil)
  }

  /// The loss of each column on the first moves: one array per column.
  func losses(on moves: MarketMoves, count: Int) -> [[Double]] {
    let today = book.today
    let before = columns.map { $0.value(in: today, of: book) }
    var losses = columns.map { _ in Array(repeating: 0.0, count: count) }
    var state = today
    state.years += years
    for move in 0..<count {
      for asset in today.prices.indices {
        state.prices[asset] = today.prices[asset] * moves.priceRatios[asset][move]
        state.volatilityLevels[asset] = today.volatilityLevels[asset] * moves.volatilityRatios[asset][move]
      }
      for (column, kind) in columns.enumerated() {
        losses[column][move] = before[column] - kind.value(in: state, of: book)
      }
    }
    return losses
  }

  /// Debts become prices, of which there are few: all have grown for the same time.
  private mutating func multiples(of form: LinearForm) -> Multiples {
    var multiples = Multiples()
    for (column, coefficient) in form.terms {
      switch column {
      case .debt(let asset, let rate):
        let growth = (rate * years).exponential
        multiples.terms.append((number(of: .price(asset: asset)), coefficient * growth))
        multiples.constant += coefficient * book.today.prices[asset] * (1 - growth)
      case .fundingPaid, .inverseFundingPaid: break
      default: multiples.terms.append((number(of: column), coefficient))
      }
    }
    return multiples
  }

  private mutating func number(of column: LinearForm.Column) -> Int {
    if let number = numbers[column] { return number }
    numbers[column] = columns.count
    columns.append(column)
    return columns.count - 1
  }
}
