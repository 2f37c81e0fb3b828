internal import Foundation
internal import Kernels
internal import MarketModel

extension PricedBook {
  /// The implied volatility of an option in a state: its own, or the surface's at its strike, times the level.
  ///
  /// - Returns: Per year, within the bounds of the surface's moves where there is a surface.
  public func volatility(of contract: OptionContract, instrument: Int, in state: MarketState) -> Double {
    let place = underlyings[instrument]
    let market = derivatives[place]
    let years = remainingYears(of: instrument, in: state)
    let level = state.volatilityLevels[place]
    let stands: Double
    if let own = contract.volatility {
      stands = own
    } else if let surface = market.surface {
      // A strike keeps its volatility where the surface stays at the prices of the day on which it was read.
      let reference = surface.moves.rule == .stickyStrike ? today.prices[place] : state.prices[place]
      let forward = reference * exp(state.basis[place] * years)
      stands = surface.volatility(logMoneyness: log(contract.strike / forward), years: years)
    } else {
      preconditionFailure("A priced book's options have volatilities")
    }
    guard let moves = market.surface?.moves else { return stands * level }
    return min(max(stands * level, moves.floor), moves.cap)
  }

  /// The dollars that one option is worth.
  func optionValue(_ contract: OptionContract, _ instrument: Int, in state: MarketState) -> Double {
    let place = underlyings[instrument]
    let (price, years) = (state.prices[place], remainingYears(of: instrument, in: state))
    let growth = exp(state.basis[place] * years)
    let forward = price * growth
    let value = BlackFormula.price(
      contract.kind, forward: forward, strike: contract.strike, years: years,
      volatility: volatility(of: contract, instrument: instrument, in: state))
    // Paid in coins: the value in coins at the forward price, each of which is worth the price today.
    return contract.settlement == .linear ? value * exp(-derivatives[place].interestRate * years) : value / growth
  }
}
