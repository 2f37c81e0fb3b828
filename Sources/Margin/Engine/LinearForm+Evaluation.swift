internal import Numerics
public import Portfolio

extension LinearForm {
  /// The sum in a state of the market: the surplus of the account whose form this is.
  ///
  /// - Parameters:
  ///   - state: The market.
  ///   - book: The book whose assets and instruments the columns name.
  /// - Returns: Dollars.
  public func value(in state: MarketState, of book: PricedBook) -> Double {
    terms.reduce(constant) { $0 + $1.coefficient * $1.column.value(in: state, of: book) }
  }
}

extension LinearForm.Column {
  /// The number that stands in a column in a state of the market.
  ///
  /// - Parameters:
  ///   - state: The market.
  ///   - book: The book whose assets and instruments the column names.
  /// - Returns: In the unit of the column.
  public func value(in state: MarketState, of book: PricedBook) -> Double {
    switch self {
    case .price(let asset): state.prices[asset]
    case .debt(let asset, let rate): state.prices[asset] * (rate * state.years).exponential
    case .dollarDebt(let rate): (rate * state.years).exponential
    case .fundingPaid(let asset): state.fundingPaid[asset]
    case .inverseFundingPaid(let asset): state.inverseFundingPaid[asset] * state.prices[asset]
    case .mark(let instrument): book.mark(of: instrument, in: state)
    case .priceOverMark(let instrument):
      state.prices[book.underlyings[instrument]] / book.mark(of: instrument, in: state)
    case .livePrice(let instrument):
      book.hasSettled(instrument, in: state) ? 0 : state.prices[book.underlyings[instrument]]
    case .liveMark(let instrument): book.hasSettled(instrument, in: state) ? 0 : book.mark(of: instrument, in: state)
    case .live(let instrument): book.hasSettled(instrument, in: state) ? 0 : 1
    }
  }

  /// How the number follows the prices of a state where all else stays.
  enum Response {
    /// It is a multiple of the price of an asset.
    case proportional(asset: Int)
    /// It stays.
    case constant
    /// It is valued again.
    case curved
  }

  /// How the number follows the prices of a state where all else stays: of options it has to be found out.
  func response(in state: MarketState, of book: PricedBook) -> Response {
    switch self {
    case .price(let asset), .debt(let asset, _), .inverseFundingPaid(let asset): .proportional(asset: asset)
    case .dollarDebt, .fundingPaid, .live: .constant
    case .mark(let instrument) where !book.hasSettled(instrument, in: state):
      book.book.instruments[instrument].isOption
        ? .curved : .proportional(asset: book.underlyings[instrument])
    case .liveMark(let instrument) where !book.hasSettled(instrument, in: state):
      LinearForm.Column.mark(instrument: instrument).response(in: state, of: book)
    case .livePrice(let instrument) where !book.hasSettled(instrument, in: state):
      .proportional(asset: book.underlyings[instrument])
    case .liveMark, .livePrice: .constant
    case .mark, .priceOverMark: .curved
    }
  }
}
