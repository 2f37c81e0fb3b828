internal import Margin
internal import Portfolio

extension MarginEngine {
  /// The dollars that an account owes, as its statement has them, as multiples of columns.
  func debtForm(of account: Int) -> LinearForm {
    var form = LinearForm()
    for position in book.book.positions(of: account) where position.role == .debt {
      collateral.addOwed(by: position, times: 1, to: &form)
    }
    return form
  }

  /// The dollars that an account's contracts control until a moment, as multiples of columns.
  func notionalForm(of account: Int, until horizonYears: Double) -> LinearForm {
    var form = LinearForm(horizonYears: horizonYears)
    for position in book.book.positions(of: account) where position.role == .contract {
      book.addSignedNotional(of: position, times: position.quantity < 0 ? -1 : 1, to: &form)
    }
    return form
  }

  /// The dollars that an account's contracts control in a state of the market.
  func notional(of account: Int, in state: MarketState) -> Double {
    book.book.positions(of: account).reduce(0) {
      $1.role == .contract ? $0 + book.notional(of: $1, in: state) : $0
    }
  }
}
