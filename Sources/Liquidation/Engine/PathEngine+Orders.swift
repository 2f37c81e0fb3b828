internal import Margin
internal import Portfolio

extension PathEngine {
  /// What an order to close a share of a position comes to.
  func order(
    for position: Position, share: Double, _ number: Int, _ rule: OrderBookRule, _ state: MarketState,
    _ setup: LiquidationSetup
  ) -> ContractOrder {
    let book = setup.venues[number].margin.book
    let size = book.notional(of: position, in: state)
    guard size > 0 else { return ContractOrder(units: 0, filled: 0, cost: 0, size: 0) }
    let underlying = book.underlyings[position.instrument]
    let answer = state.prices[underlying]
    let units = size / answer
    if case .option = book.book.instruments[position.instrument] {
      return ContractOrder(
        units: units, filled: units * share, cost: rule.optionSpread * size * share, size: size * share)
    }
    let place = bookPlace(of: underlying, number, setup)
    let best = market.unitPrice(place) * market.factor(place)
    let wanted = units * share
    if position.quantity > 0 {
      let filled = min(wanted, market.sellable(downTo: best * (1 - rule.slippageLimit), place, setup))
      let dollars = market.proceeds(of: filled, place, setup)
      return ContractOrder(units: units, filled: filled, cost: filled * answer - dollars, size: filled * answer)
    }
    let filled = min(wanted, market.buyable(upTo: best * (1 + rule.slippageLimit), place, setup))
    let dollars = market.cost(of: filled, place, setup)
    return ContractOrder(units: units, filled: filled, cost: dollars - filled * answer, size: filled * answer)
  }

  /// Takes the order off the book, which moves it.
  mutating func fill(_ order: ContractOrder, of position: Position, _ number: Int, _ setup: LiquidationSetup) {
    let book = setup.venues[number].margin.book
    if case .option = book.book.instruments[position.instrument] { return }
    guard order.filled > 0 else { return }
    let place = bookPlace(of: book.underlyings[position.instrument], number, setup)
    if position.quantity > 0 {
      _ = market.sell(order.filled, place, setup)
    } else {
      _ = market.buy(order.filled, place, setup)
    }
  }

  /// The book on which contracts on an asset are closed: their own, or where it has no depth that of the asset.
  private func bookPlace(of underlying: Int, _ number: Int, _ setup: LiquidationSetup) -> Int {
    let asset = setup.places[number][underlying]
    return setup.depths[setup.assets.count + asset] == nil ? asset : setup.assets.count + asset
  }
}
