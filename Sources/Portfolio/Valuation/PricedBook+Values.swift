internal import Foundation
internal import Kernels
internal import MarketModel

extension PricedBook {
  /// The dollars that one unit of an instrument is worth or stands at.
  ///
  /// For an asset its price; for a perpetual the price of its underlying; for a future the price at which it trades; for an
  /// option its value. After its expiry a contract keeps what it settled at: see ``settledMark(of:at:price:)``.
  /// - Parameters:
  ///   - instrument: The place of the instrument in the book.
  ///   - state: The market.
  /// - Returns: Dollars per unit, at least 0.
  public func mark(of instrument: Int, in state: MarketState) -> Double {
    let place = underlyings[instrument]
    let price = state.prices[place]
    if let settled = state.settlementPrices[instrument] {
      return settledMark(of: instrument, at: settled, price: price)
    }
    switch book.instruments[instrument] {
    case .asset, .perpetual: return price
    case .future: return price * exp(state.basis[place] * remainingYears(of: instrument, in: state))
    case .option(let contract): return optionValue(contract, instrument, in: state)
    }
  }

  /// What a position is worth to its account.
  ///
  /// - Parameters:
  ///   - position: A position of the book.
  ///   - state: The market.
  ///   - debtRate: The interest per year, continuous, of a debt that has none of its own.
  /// - Returns: Dollars: at least 0 for collateral, at most 0 for a debt; for a perpetual or a future the gain since its
  ///   entry, less what funding took since the book was taken; for an option its value, negative where it is short.
  public func value(of position: Position, in state: MarketState, debtRate: Double = 0) -> Double {
    let mark = mark(of: position.instrument, in: state)
    let place = underlyings[position.instrument]
    let quantity = position.quantity
    switch (book.instruments[position.instrument], position.role) {
    case (.asset, .debt): return -quantity * mark * exp((position.interestRate ?? debtRate) * state.years)
    case (.asset, _), (.option, _): return quantity * mark
    case (.perpetual(_, let settlement), _):
      let entry = position.entryPrice ?? mark
      return settlement == .linear
        ? quantity * (mark - entry - state.fundingPaid[place])
        : quantity * (mark / entry - 1 - state.inverseFundingPaid[place] * mark)
    case (.future(_, _, let settlement), _):
      let entry = position.entryPrice ?? mark
      return settlement == .linear
        ? quantity * (mark - entry) : quantity * (1 / entry - 1 / mark) * state.prices[place]
    }
  }

  /// The dollars of the underlying that a position controls: its size, whatever it has gained.
  ///
  /// - Returns: Dollars, at least 0: quantity times price for linear contracts and options, the face value for inverse
  ///   perpetuals and futures, and the market value of assets; 0 for a contract that has settled.
  public func notional(of position: Position, in state: MarketState) -> Double {
    guard !hasSettled(position.instrument, in: state) else { return 0 }
    let quantity = abs(position.quantity)
    let price = state.prices[underlyings[position.instrument]]
    switch book.instruments[position.instrument] {
    case .asset, .option: return quantity * price
    case .perpetual(_, .inverse), .future(_, _, .inverse): return quantity
    case .perpetual(_, .linear): return quantity * price
    case .future(_, _, .linear): return quantity * mark(of: position.instrument, in: state)
    }
  }

  /// The years from a state to an instrument's expiry; 0 after it, and for what never expires.
  public func remainingYears(of instrument: Int, in state: MarketState) -> Double {
    expiryYears[instrument] == .infinity ? 0 : max(0, expiryYears[instrument] - state.years)
  }
}
