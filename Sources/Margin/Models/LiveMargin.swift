internal import Portfolio

/// A margin model that is shown no contract that has settled: nothing of it is at risk.
struct LiveMargin: MarginModel {
  let book: PricedBook
  let base: any MarginModel

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    guard contracts.contains(where: { book.hasSettled($0.instrument, in: state) }) else {
      return base.requirement(of: contracts, in: state)
    }
    return base.requirement(of: contracts.filter { !book.hasSettled($0.instrument, in: state) }, in: state)
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    base.addMaintenance(of: contracts, sign: sign, to: &form)
  }

  func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel {
    let live = instruments.filter { !book.hasSettled($0, in: state) }
    return LiveMargin(book: book, base: base.prepared(for: state, instruments: live))
  }
}
