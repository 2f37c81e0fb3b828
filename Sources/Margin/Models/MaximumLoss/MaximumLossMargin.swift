internal import Documents
internal import Portfolio

/// Options by the most that they can lose until they expire.
struct MaximumLossMargin: MarginModel {
  let book: PricedBook
  let initialCover: Double
  let maintenanceCover: Double
  let futures: FuturesMargin

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    var requirement = futures.requirement(of: contracts, in: state)
    for (asset, group) in book.grouped(contracts) {
      let options = book.netOptions(group)
      for expiry in Set(options.map(\.contract.expiry)).sorted() {
        let held = options.filter { $0.contract.expiry == expiry }
        let loss = largestLoss(of: held, in: state)
        let uncovered = max(0, -held.reduce(0) { $0 + ($1.contract.isPut ? 0 : $1.quantity) })
        let unit = uncovered * state.prices[asset]
        requirement += MarginRequirement(
          initial: max(0, loss + initialCover * unit), maintenance: max(0, loss + maintenanceCover * unit))
      }
    }
    return requirement
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    guard contracts.allSatisfy({ !book.instrument(of: $0).isOption }) else { return false }
    return futures.addMaintenance(of: contracts, sign: sign, to: &form)
  }

  /// The present value of some options of one expiry less their least pay-off up to the highest strike, dollars.
  ///
  /// An option that pays coins pays as many dollars as one that pays dollars, at the price at which it expires.
  private func largestLoss(
    of options: [(instrument: Int, contract: OptionContract, quantity: Double)], in state: MarketState
  ) -> Double {
    let value = options.reduce(0) { $0 + $1.quantity * book.mark(of: $1.instrument, in: state) }
    let payoffs = ([0] + options.map(\.contract.strike)).map { price in
      options.reduce(0) { $0 + $1.quantity * $1.contract.payoff(at: price) }
    }
    return value - (payoffs.min() ?? 0)
  }
}
