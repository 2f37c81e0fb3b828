internal import Margin
internal import Portfolio

extension PathEngine {
  /// Closes contracts of an account on the venue's book, or lets the backstop or other traders take them.
  ///
  /// In this order: an account that is worth less than nothing, and for which the fund has not enough, is closed against
  /// others where the venue does that; any other that is worth less than the backstop's share of its margin goes
  /// to the backstop; the rest goes to the book, as far as the slippage limit and the rule for large positions allow.
  mutating func closeContracts(
    _ slot: Int, _ number: Int, _ rule: OrderBookRule, _ state: MarketState, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let account = Int(here.accounts[slot].account)
    let positions = here.positions(ofSlot: slot, venue)
    guard positions.contains(where: { $0.role == .contract && $0.quantity != 0 }) else {
      return sellForDebt(slot, number, rule, setup)
    }
    let statement = venue.margin.statement(
      of: account, holding: positions[...], cash: here.accounts[slot].cash, in: state)
    let size = venue.margin.book.notional(ofContracts: positions, in: state)
    let scale = statement.collateral + abs(statement.gain) + statement.debt + size
    // Whoever gave others all that it was worth is at 0 but for rounding, and not bankrupt.
    if statement.equity < -AccountValue.resolution * scale, venue.rules.losses.deleveraging != .none,
      here.fund < -statement.equity
    {
      deleverage(slot, number, missing: -statement.equity - max(0, here.fund), state, setup)
    } else if let share = rule.backstopShare, case .dollars? = venue.rules.losses.backstop,
      statement.equity < share * statement.maintenanceMargin
    {
      return takeOver(slot, number, positions, equity: statement.equity, state, setup)
    }
    let isLarge = rule.largeDollars.map { size > $0 } ?? false
    // The first order of a call: whoever was called before, and well again, begins anew.
    let isFirst = here.accounts[slot].readyAt < here.accounts[slot].since
    let share = isLarge && isFirst ? rule.firstShare : 1
    let first = Int(here.accounts[slot].first)
    for index in positions.indices where positions[index].role == .contract {
      let position = positions[index].holding(here.quantities[first + index])
      guard position.quantity != 0 else { continue }
      close(position, at: index, share: share, slot, number, rule, state, setup)
    }
    here.accounts[slot].readyAt = seconds + rule.cooldownSeconds
    settleWithoutContracts(slot, number, scale: scale, setup)
  }

  private mutating func close(
    _ position: Position, at index: Int, share: Double, _ slot: Int, _ number: Int, _ rule: OrderBookRule,
    _ state: MarketState, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let book = venue.margin.book
    let order = self.order(for: position, share: share, number, rule, state, setup)
    guard order.filled > 0 || order.units == 0 else { return }
    let value = book.value(of: position, in: state) * order.share
    let fee = rule.fee * order.size
    let isLast = order.share == 1
    let quantity = Int(here.accounts[slot].first) + index
    let (cashBefore, left) = (here.accounts[slot].cash, isLast ? 0 : position.quantity * (1 - order.share))
    here.quantities[quantity] = left
    here.accounts[slot].cash += value - order.cost - fee
    // The account's contracts are worth less by what was closed, its cash more by what that brought.
    ledger.measure(
      here.accounts[slot].cash - cashBefore
        + book.value(of: position.holding(left), in: state) - book.value(of: position, in: state),
      of: contractSize(of: position, in: state, book) + abs(cashBefore))
    fill(order, of: position, number, setup)
    ledger.post(order.cost)
    earn(fee, number, venue)
    here.noteLiquidation(of: slot, venue.owners)
    here.outcome.repaid += order.size
    here.outcome.slippage += order.cost
    here.outcome.usersLoss += order.cost + fee
    if story != nil {
      tell(
        .closed, slot, venue, asset: "\(book.book.instruments[position.instrument])",
        units: (position.quantity - left).magnitude, dollars: order.size, paid: order.cost + fee,
        health: here.accounts[slot].health)
    }
  }

  /// The sums of which the value of a contract is a difference, dollars: its size, and its size at entry.
  func contractSize(of position: Position, in state: MarketState, _ book: PricedBook) -> Double {
    2 * book.notional(of: position, in: state) + abs(book.value(of: position, in: state))
  }

  /// Settles what an account owes in cash once it has no contract: its collateral is sold, and what is still missing is bad debt.
  ///
  /// - Parameters:
  ///   - slot: The place of the account among those that are remembered.
  ///   - number: The number of the venue.
  ///   - scale: The dollars of the sums whose difference its cash is: what is missing of that by no more than rounding is
  ///     nobody's loss.
  ///   - setup: The venues and their market.
  mutating func settleWithoutContracts(_ slot: Int, _ number: Int, scale: Double, _ setup: LiquidationSetup) {
    let holdings = setup.venues[number].holdings
    let account = here.accounts[slot]
    let range = holdings.range(of: Int(account.account))
    for (index, place) in range.enumerated() where holdings.roles[place] == .contract {
      guard here.quantities[Int(account.first) + index] == 0 else { return }
    }
    convert(slot, number, setup)
    guard here.accounts[slot].cash < 0 else { return }
    let loss = -here.accounts[slot].cash
    here.accounts[slot].cash = 0
    ledger.measure(loss)
    if loss > AccountValue.resolution * scale {
      book(loss, quiet: loss, slot, number, asset: Instrument.dollar, setup)
    } else {
      ledger.post(-loss)
    }
    // What is owed in another asset is bought at the next look.
    if largestDebt(of: slot, number, setup.venues[number]) == nil { here.accounts[slot].status = .closed }
  }

  /// Sells collateral, the most valuable first, for dollars that an account owes.
  private mutating func convert(_ slot: Int, _ number: Int, _ setup: LiquidationSetup) {
    let venue = setup.venues[number]
    let holdings = venue.holdings
    let account = here.accounts[slot]
    let start = holdings.range(of: Int(account.account)).lowerBound
    for collateral in collaterals(of: slot, number, venue) where here.accounts[slot].cash < 0 {
      let asset = setup.places[number][Int(holdings.assets[start + collateral])]
      let held = here.quantities[Int(account.first) + collateral]
      let units = leastUnits(raising: -here.accounts[slot].cash, of: held, asset, setup)
      let before = quietValue(of: slot, number, setup)
      let (worth, given) = (units * market.quiet[asset], units * market.price[asset])
      let dollars = market.sell(units, asset, setup)
      here.quantities[Int(account.first) + collateral] = max(0, held - units)
      here.accounts[slot].cash += dollars
      ledger.measure(quietValue(of: slot, number, setup) - before, of: quietSize(of: slot, number, setup) + worth)
      ledger.post(worth - dollars)
      // Dollars that pay for dollars are no sale.
      guard setup.assets[asset] != Instrument.dollar else { continue }
      here.outcome.sold += given
      here.outcome.slippage += given - dollars
      here.outcome.usersLoss += given - dollars
      tell(
        .converted, slot, venue, asset: setup.assets[asset], units: units, dollars: given,
        paidAsset: Instrument.dollar, paidUnits: dollars, paid: dollars)
    }
  }

  /// The least units that bring some dollars, or all of them.
  func leastUnits(raising dollars: Double, of held: Double, _ asset: Int, _ setup: LiquidationSetup) -> Double {
    guard market.proceeds(of: held, asset, setup) > dollars else { return held }
    if setup.depths[asset] == nil { return min(held, dollars / market.price[asset]) }
    // What is sold brings more the more it is.
    var (low, high) = (0.0, held)
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = 0.5 * (low + high)
      if market.proceeds(of: middle, asset, setup) < dollars { low = middle } else { high = middle }
    }
    return high
  }

  /// Sells collateral of an account without contracts that owes assets, and pays them back: the venue does so itself.
  mutating func sellForDebt(_ slot: Int, _ number: Int, _ rule: OrderBookRule, _ setup: LiquidationSetup) {
    let venue = setup.venues[number]
    let holdings = venue.holdings
    let account = here.accounts[slot]
    let start = holdings.range(of: Int(account.account)).lowerBound
    guard let debt = largestDebt(of: slot, number, venue) else {
      return settleWithoutContracts(slot, number, scale: quietSize(of: slot, number, setup), setup)
    }
    let asset = setup.places[number][Int(holdings.assets[start + debt])]
    let growth = here.growths[Int(holdings.rateNumbers[start + debt])]
    let whole = here.quantities[Int(account.first) + debt] * growth
    // No more than the market holds, as far as one order may go.
    let units = min(whole, market.buyable(upTo: market.price[asset] * (1 + rule.slippageLimit), asset, setup))
    here.accounts[slot].readyAt = seconds + rule.cooldownSeconds
    guard units > 0 else { return here.outcome.unprofitable += 1 }
    let before = quietValue(of: slot, number, setup)
    let (worth, given) = (units * market.quiet[asset], units * market.price[asset])
    let spent = market.buy(units, asset, setup)
    here.quantities[Int(account.first) + debt] = units == whole ? 0 : (whole - units) / growth
    here.accounts[slot].cash -= spent
    let scale = quietSize(of: slot, number, setup) + worth
    ledger.measure(quietValue(of: slot, number, setup) - before, of: scale)
    ledger.post(spent - worth)
    here.noteLiquidation(of: slot, venue.owners)
    here.outcome.repaid += given
    here.outcome.slippage += spent - given
    here.outcome.usersLoss += spent - given
    settleWithoutContracts(slot, number, scale: scale, setup)
  }
}

extension PricedBook {
  /// The size of all contracts among some positions, dollars.
  func notional(ofContracts positions: [Position], in state: MarketState) -> Double {
    positions.reduce(0) { $1.role == .contract ? $0 + notional(of: $1, in: state) : $0 }
  }
}
