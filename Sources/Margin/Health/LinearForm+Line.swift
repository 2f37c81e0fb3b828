internal import Portfolio

extension LinearForm {
  /// The surplus as a constant and a multiple of the factor by which some prices are multiplied; nil where an option on one
  /// of them stands in the form.
  func line(moving assets: [Int], in state: MarketState, of book: PricedBook) -> (constant: Double, slope: Double)? {
    var line = (constant: constant, slope: 0.0)
    for (column, coefficient) in terms {
      let value = coefficient * column.value(in: state, of: book)
      switch column {
      case .price(let asset), .debt(let asset, _), .inverseFundingPaid(let asset):
        if assets.contains(asset) { line.slope += value } else { line.constant += value }
      case .mark(let instrument), .liveMark(let instrument):
        let moves = assets.contains(book.underlyings[instrument])
        if moves, case .option = book.book.instruments[instrument] { return nil }
        let isFixed = state.settlementPrices[instrument] != nil
        if moves, !isFixed { line.slope += value } else { line.constant += value }
      case .priceOverMark(let instrument):
        let isFixed = state.settlementPrices[instrument] != nil
        let moves = isFixed && assets.contains(book.underlyings[instrument])
        if moves { line.slope += value } else { line.constant += value }
      case .livePrice(let instrument):
        let moves = assets.contains(book.underlyings[instrument])
        if moves { line.slope += value } else { line.constant += value }
      case .dollarDebt, .fundingPaid, .live:
        line.constant += value
      }
    }
    return line
  }
}
