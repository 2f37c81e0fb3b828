internal import MarketModel
package import Portfolio

extension PricedBook {
  /// Adds the value of a contract to a form.
  package func addGain(of position: Position, to form: inout LinearForm) {
    let asset = underlyings[position.instrument]
    let quantity = position.quantity
    switch (book.instruments[position.instrument], position.entryPrice) {
    case (.perpetual(_, .linear), let entry?):
      form.add(quantity, .price(asset: asset))
      if derivatives[asset].funding != nil { form.add(-quantity, .fundingPaid(asset: asset)) }
      form.constant -= quantity * entry
    case (.perpetual(_, .inverse), let entry?):
      form.add(quantity / entry, .price(asset: asset))
      if derivatives[asset].funding != nil { form.add(-quantity, .inverseFundingPaid(asset: asset)) }
      form.constant -= quantity
    case (.future(_, _, .linear), let entry?):
      form.add(quantity, .mark(instrument: position.instrument))
      form.constant -= quantity * entry
    case (.future(_, _, .inverse), let entry?):
      form.add(quantity / entry, .price(asset: asset))
      form.add(-quantity, .priceOverMark(instrument: position.instrument))
    default:
      form.add(quantity, .mark(instrument: position.instrument))
    }
  }
}
