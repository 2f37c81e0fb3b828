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
      let size = sign * maintenance * abs(position.quantity)
      let asset = book.underlyings[position.instrument]
      switch book.book.instruments[position.instrument] {
      case .perpetual(_, .inverse), .future(_, _, .inverse): form.constant += size
      case .perpetual, .option, .asset: form.add(size, .price(asset: asset))
      case .future: form.add(size, .mark(instrument: position.instrument))
      }
    }
    return true
  }
}
