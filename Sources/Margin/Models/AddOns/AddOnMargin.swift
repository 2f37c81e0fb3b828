internal import Portfolio

/// A margin model with charges by size and a buffer on top.
struct AddOnMargin: MarginModel {
  let book: PricedBook
  let base: any MarginModel
  /// By the place of the underlying; nil where nothing is charged.
  let charges: [SizeCharges?]
  /// What the sum is multiplied by.
  let factor: Double

  func requirement(of contracts: [Position], in state: MarketState) -> MarginRequirement {
    let base = base.requirement(of: contracts, in: state)
    var added = 0.0
    for (asset, group) in book.grouped(contracts) {
      guard let charges = charges[asset] else { continue }
      let units = group.reduce(0) { $0 + abs(book.units(of: $1, in: state)) }
      added += charges.rate(units) * group.reduce(0) { $0 + book.notional(of: $1, in: state) }
    }
    return MarginRequirement(initial: factor * (base.initial + added), maintenance: factor * (base.maintenance + added))
  }

  func addMaintenance(of contracts: [Position], sign: Double, to form: inout LinearForm) -> Bool {
    guard base.addMaintenance(of: contracts, sign: sign * factor, to: &form) else { return false }
    for (asset, group) in book.grouped(contracts) {
      guard let charges = charges[asset] else { continue }
      // The units of a face value move with the price.
      guard !group.contains(where: { book.instrument(of: $0).countsFace }),
        !book.sizesChange(group, by: form.horizonYears)
      else { return false }
      let rate = charges.rate(group.reduce(0) { $0 + abs($1.quantity) })
      for position in group {
        let side: Double = position.quantity < 0 ? -1 : 1
        book.addSignedNotional(of: position, times: sign * factor * side * rate, to: &form)
      }
    }
    return true
  }

  func prepared(for state: MarketState, instruments: [Int]) -> any MarginModel {
    AddOnMargin(
      book: book, base: base.prepared(for: state, instruments: instruments), charges: charges, factor: factor)
  }
}
