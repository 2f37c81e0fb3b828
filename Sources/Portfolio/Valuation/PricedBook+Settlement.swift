internal import Kernels

extension PricedBook {
  /// Whether an instrument is a contract that has expired: what it gained is cash, and nothing of it is at risk.
  ///
  /// - Parameters:
  ///   - instrument: The place of the instrument in the book.
  ///   - state: The market.
  /// - Returns: True where the state holds a settlement price or is not before the expiry; false for what never expires.
  public func hasSettled(_ instrument: Int, in state: MarketState) -> Bool {
    settles(instrument, by: state.years)
      || !state.settlementPrices.isEmpty && state.settlementPrices[instrument] != nil
  }

  /// Whether an instrument expires some years after the book was taken, or before.
  public func settles(_ instrument: Int, by years: Double) -> Bool {
    expiryYears[instrument] <= years && expiryYears[instrument] < .infinity
  }

  /// What a contract that has settled stands at for good.
  ///
  /// A future stands at the price at which it settled, so that what was gained in dollars no longer moves, and what was
  /// gained in coins is worth those coins. An option that pays dollars is worth its intrinsic value at settlement, one that
  /// pays coins the coins that it paid.
  /// - Parameters:
  ///   - instrument: The place of the instrument in the book.
  ///   - settlement: What its underlying stood at when it settled, dollars per unit.
  ///   - price: What its underlying stands at now.
  /// - Returns: Dollars per unit, at least 0; the price for what never expires.
  public func settledMark(of instrument: Int, at settlement: Double, price: Double) -> Double {
    switch book.instruments[instrument] {
    case .asset, .perpetual: return price
    case .future: return settlement
    case .option(let contract):
      let sign = contract.kind == .call ? 1.0 : -1.0
      let payOff = max(0, sign * (settlement - contract.strike))
      return contract.settlement == .linear ? payOff : payOff / settlement * price
    }
  }
}
