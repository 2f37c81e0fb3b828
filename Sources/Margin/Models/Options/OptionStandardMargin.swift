internal import Portfolio

/// Options by a formula, each by itself.
struct OptionStandardMargin: MarginModel {
  let book: PricedBook
  /// By the place of the underlying.
  let formulas: [OptionStandard?]
  let futures: FuturesMargin

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    var requirement = futures.requirement(of: contracts, in: state)
    for option in book.netOptions(contracts) where option.quantity != 0 {
      let asset = book.underlyings[option.instrument]
      let formula = formula(asset)
      let price = state.prices[asset]
      let mark = book.mark(of: option.instrument, in: state)
      // What the published margin is short of where the balance that it is compared with has no options in it.
      let inBalance = formula.markInEquity ? 0 : option.quantity * mark
      if option.quantity > 0 {
        let quantity = option.quantity
        requirement.initial += quantity * formula.longInitial.amount(price: price, mark: mark) + inBalance
        requirement.maintenance += quantity * formula.longMaintenance.amount(price: price, mark: mark) + inBalance
      } else {
        let isPut = option.contract.isPut
        let out = option.contract.outOfTheMoney(at: price)
        let kept = formula.maintenance.amount(isPut, price: price, outOfTheMoney: out, mark: mark)
        let opening = formula.initial.amount(isPut, price: price, outOfTheMoney: out, mark: mark)
        let published = formula.addsMark ? mark : 0
        requirement.initial -= option.quantity * (max(opening, kept) + published) - inBalance
        requirement.maintenance -= option.quantity * (kept + published) - inBalance
      }
    }
    return requirement
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    guard futures.addMaintenance(of: contracts, sign: sign, to: &form) else { return false }
    for option in book.netOptions(contracts) where option.quantity != 0 {
      let asset = book.underlyings[option.instrument]
      let formula = formula(asset)
      let settles = book.settles(option.instrument, by: form.horizonYears)
      var marks = formula.markInEquity ? 0 : option.quantity
      if option.quantity > 0 {
        guard formula.longMaintenance.markShare * formula.longMaintenance.underlyingShare == 0 else { return false }
      } else {
        // A put's mark and what an option is out of the money bend the margin.
        let charge = formula.maintenance
        let bends = option.contract.isPut && charge.putMarkShare > 0
        guard charge.share <= charge.floor, !bends else { return false }
        if formula.addsMark { marks -= option.quantity }
        form.add(
          -sign * option.quantity * charge.floor,
          settles ? .livePrice(instrument: option.instrument) : .price(asset: asset))
      }
      if marks != 0 {
        form.add(
          sign * marks, settles ? .liveMark(instrument: option.instrument) : .mark(instrument: option.instrument))
      }
    }
    return true
  }

  private func formula(_ asset: Int) -> OptionStandard {
    guard let formula = formulas[asset] else { preconditionFailure("Every option's underlying has a formula") }
    return formula
  }
}
