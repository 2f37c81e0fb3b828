internal import Portfolio

/// A share of each contract's size.
struct FlatRateMargin: MarginModel {
  let book: PricedBook
  let initial: Double
  let maintenance: Double

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    let size = contracts.reduce(0) { $0 + book.notional(of: $1, in: state) }
    return MarginRequirement(initial: initial * size, maintenance: maintenance * size)
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    for position in contracts {
      let side = position.quantity < 0 ? -sign : sign
      book.addSignedNotional(of: position, times: side * maintenance, to: &form)
    }
    return true
  }
}
