internal import Portfolio

/// What one option is marked at in a market and in all that a grid makes of it, dollars: the same for every account that
/// holds it.
struct OptionShifts: Sendable {
  let mark: Double
  /// One mark per row of the grid.
  let rows: [Double]
  /// At prices a ten-thousandth up and down, the volatility held; 0 where no charge asks for deltas.
  let above: Double
  let below: Double

  /// By how much of itself a price is moved for a delta.
  static let step = 1e-4

  init(
    of contract: OptionContract, at place: Int, in book: PricedBook, _ grid: ScenarioGrid, from state: MarketState
  ) {
    let asset = book.underlyings[place]
    let volatility = book.volatility(of: contract, instrument: place, in: state)
    var shifted = state
    /// A grid moves the volatility that the option is marked with, wherever a surface would go with the price.
    func shiftedMark(at price: Double, volatility target: Double) -> Double {
      shifted.prices[asset] = price
      shifted.volatilityLevels[asset] = state.volatilityLevels[asset]
      shifted.volatilityLevels[asset] *= target / book.volatility(of: contract, instrument: place, in: shifted)
      return book.mark(of: place, in: shifted)
    }
    mark = book.mark(of: place, in: state)
    let price = state.prices[asset]
    let days = 365 * book.remainingYears(of: place, in: state)
    rows = grid.rows.map { row in
      shiftedMark(
        at: price * (1 + row.priceMove),
        volatility: grid.volatility.shifted(volatility, by: row.volatilityMove, days: days))
    }
    let asksDeltas = grid.minimum.map { $0.netShare > 0 || $0.hedgedShare > 0 } ?? false
    let step = Self.step * price
    above = asksDeltas ? shiftedMark(at: price + step, volatility: volatility) : 0
    below = asksDeltas ? shiftedMark(at: price - step, volatility: volatility) : 0
  }
}
