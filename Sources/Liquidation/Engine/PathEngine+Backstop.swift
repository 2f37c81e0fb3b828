internal import Margin
internal import Portfolio

extension PathEngine {
  /// Hands an account over to the backstop: its collateral is sold, its equity and its contracts are the backstop's.
  mutating func takeOver(
    _ slot: Int, _ number: Int, _ positions: [Position], equity: Double, _ state: MarketState, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let book = venue.margin.book
    let first = Int(here.accounts[slot].first)
    let (before, size) = (quietValue(of: slot, number, setup), quietSize(of: slot, number, setup))
    var contracts = 0.0
    for index in positions.indices where positions[index].role == .contract {
      let position = positions[index].holding(here.quantities[first + index])
      guard position.quantity != 0 else { continue }
      contracts += book.value(of: position, in: state)
      let taken = book.entered(position, in: state)
      here.vault.positions.append(taken)
      here.quantities[first + index] = 0
      ledger.measure(
        book.value(of: taken, in: state) - book.value(of: position, in: state),
        of: contractSize(of: position, in: state, book))
      here.outcome.repaid += book.notional(of: position, in: state)
      // An option is worth something to whoever holds it; everything else begins at nothing.
      here.vault.cash -= book.value(of: taken, in: state)
    }
    here.accounts[slot].cash += contracts
    for collateral in collaterals(of: slot, number, venue) {
      let place = venue.holdings.range(of: Int(here.accounts[slot].account)).lowerBound + collateral
      let asset = setup.places[number][Int(venue.holdings.assets[place])]
      let units = here.quantities[first + collateral]
      let (worth, given) = (units * market.quiet[asset], units * market.price[asset])
      let dollars = market.sell(units, asset, setup)
      here.quantities[first + collateral] = 0
      here.accounts[slot].cash += dollars
      ledger.post(worth - dollars)
      if setup.assets[asset] != Instrument.dollar { here.outcome.sold += given }
      here.outcome.slippage += given - dollars
    }
    payDebts(slot, number, setup)
    let cash = here.accounts[slot].cash
    here.accounts[slot].cash = 0
    here.vault.cash += cash
    ledger.measure(quietValue(of: slot, number, setup) - before, of: size)
    here.outcome.usersLoss += max(0, equity)
    here.noteLiquidation(of: slot, venue.owners)
    here.accounts[slot].status = .closed
    tell(.takenOver, slot, venue, dollars: equity, health: here.accounts[slot].health)
  }

  /// Pays all that an account owes in dollars, at the market's prices.
  private mutating func payDebts(_ slot: Int, _ number: Int, _ setup: LiquidationSetup) {
    let holdings = setup.venues[number].holdings
    let account = here.accounts[slot]
    for (index, place) in holdings.range(of: Int(account.account)).enumerated() where holdings.roles[place] == .debt {
      let quantity = Int(account.first) + index
      let units = here.quantities[quantity] * here.growths[Int(holdings.rateNumbers[place])]
      guard units > 0 else { continue }
      let asset = setup.places[number][Int(holdings.assets[place])]
      here.quantities[quantity] = 0
      here.accounts[slot].cash -= units * market.price[asset]
      // Lenders get the price, and lose the claim.
      ledger.post(units * (market.price[asset] - market.quiet[asset]))
      here.outcome.repaid += units * market.price[asset]
    }
  }

  /// Closes an equal part of the first contracts that the backstop holds on the book.
  mutating func unwindVault(
    _ number: Int, first count: Int, passed: Double, _ state: MarketState, _ setup: LiquidationSetup
  ) {
    guard case .orderBook(let rule) = setup.venues[number].rules.mechanism else { return }
    let share = min(1, passed / rule.unwindSeconds)
    let book = setup.venues[number].margin.book
    for index in here.vault.positions.indices.prefix(count) {
      let position = here.vault.positions[index]
      let order = self.order(for: position, share: share, number, rule, state, setup)
      let left = order.share == 1 ? 0 : position.quantity * (1 - order.share)
      let value = book.value(of: position, in: state) * order.share
      fill(order, of: position, number, setup)
      here.vault.positions[index] = position.holding(left)
      here.vault.cash += value - order.cost
      ledger.measure(
        book.value(of: position.holding(left), in: state) - book.value(of: position, in: state),
        of: contractSize(of: position, in: state, book))
      ledger.post(order.cost)
      here.outcome.slippage += order.cost
    }
    // What is worth less than a dollar to close is settled at its mark, so that a path comes to rest.
    for position in here.vault.positions where book.notional(of: position, in: state) < 1 {
      let value = book.value(of: position, in: state)
      here.vault.cash += value
      ledger.measure(-value)
    }
    here.vault.positions.removeAll { book.notional(of: $0, in: state) < 1 }
  }

  /// What the backstop's contracts are worth in a state.
  func vaultValue(_ number: Int, _ state: MarketState, _ setup: LiquidationSetup) -> Double {
    here.vault.positions.reduce(0) { $0 + setup.venues[number].margin.book.value(of: $1, in: state) }
  }
}

extension PricedBook {
  /// The same contract as if it had been entered in a state: worth nothing there, but for an option.
  func entered(_ position: Position, in state: MarketState) -> Position {
    let mark = mark(of: position.instrument, in: state)
    let place = underlyings[position.instrument]
    let entry: Double?
    switch book.instruments[position.instrument] {
    // Funding counts from the day of the book, so that the entry takes off what was paid before.
    case .perpetual(_, .linear): entry = mark - state.fundingPaid[place]
    case .perpetual(_, .inverse): entry = mark / (1 + state.inverseFundingPaid[place] * mark)
    case .future: entry = mark
    case .asset, .option: entry = nil
    }
    return Position(
      instrument: position.instrument, role: .contract, quantity: position.quantity, entryPrice: entry)
  }
}
