internal import Margin
internal import Numerics
internal import Portfolio

extension LinearForm.Column {
  /// What the column holds in a state of the market.
  func value(in state: MarketState, of book: PricedBook) -> Double {
    switch self {
    case .price(let asset): state.prices[asset]
    case .debt(let asset, let rate): state.prices[asset] * (rate * state.years).exponential
    case .dollarDebt(let rate): (rate * state.years).exponential
    case .fundingPaid(let asset): state.fundingPaid[asset]
    case .inverseFundingPaid(let asset): state.inverseFundingPaid[asset] * state.prices[asset]
    case .mark(let instrument): book.mark(of: instrument, in: state)
    case .priceOverMark(let instrument):
      state.prices[book.underlyings[instrument]] / book.mark(of: instrument, in: state)
    }
  }
}
