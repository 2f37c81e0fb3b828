internal import Margin
internal import Portfolio

extension PathEngine {
  /// A trader on the other side of a bankrupt account's contract.
  private struct Counterparty {
    let account: Int32
    /// The place of the contract among its positions.
    let index: Int
    let quantity: Double
    /// What the trader is worth, dollars.
    let equity: Double
    /// The most units that can be taken before the trader is worth nothing, after those of its lots that come before.
    var most: Double
    let hasGain: Bool
    /// What a queue is sorted by: profit over entry value, times leverage; of a loss divided by it (BitMEX, "What is
    /// Auto-Deleveraging").
    let rank: Double
  }

  /// Closes the contracts of a bankrupt account against traders on the other side, who pay what it misses.
  ///
  /// Each contract bears a part of what is missing by its size. The others close at a price that is worse than the mark by
  /// that part per unit: where all of the contract is taken, at the price at which the account would be worth nothing. Those
  /// with a gain come first, then those without; nobody gives more than all that it is worth. What nobody in the book is on
  /// the other side of stays with the account.
  mutating func deleverage(
    _ slot: Int, _ number: Int, missing: Double, _ state: MarketState, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let book = venue.margin.book
    let first = Int(here.accounts[slot].first)
    let positions = here.positions(ofSlot: slot, venue)
    let total = book.notional(ofContracts: positions, in: state)
    guard total > 0 else { return }
    var isTaken = false
    for index in positions.indices where positions[index].role == .contract && positions[index].quantity != 0 {
      let position = positions[index]
      let part = missing * book.notional(of: position, in: state) / total
      let size = position.quantity.magnitude
      let sides = counterparties(of: position, giving: part / size, slot, number, state, setup)
      guard !sides.isEmpty else { continue }
      isTaken = true
      var left = size
      for hasGain in [true, false] {
        let open = sides.reduce(0) { $1.hasGain == hasGain ? $0 + $1.most : $0 }
        let share = venue.rules.losses.deleveraging == .queue ? 1 : open > 0 ? min(1, left / open) : 0
        for side in sides where side.hasGain == hasGain {
          let taken = min(left, side.most * share)
          // What rounding leaves of a tier that takes all is not for the next.
          guard taken > 0, left > AccountValue.resolution * size else { break }
          left -= taken
          close(side, by: taken, paying: part * taken / size, slot, number, state, setup)
        }
      }
      let remaining = left <= AccountValue.resolution * size ? 0 : position.quantity * left / size
      let value = book.value(of: position, in: state) - book.value(of: position.holding(remaining), in: state)
      here.quantities[first + index] = remaining
      here.accounts[slot].cash += value
      here.outcome.repaid += book.notional(of: position, in: state) * (1 - (remaining / position.quantity))
    }
    if isTaken { here.noteLiquidation(of: slot, venue.owners) }
  }

  /// Closes a part of a trader's contract, who gives some dollars of it to a bankrupt account.
  private mutating func close(
    _ side: Counterparty, by taken: Double, paying dollars: Double, _ bankrupt: Int, _ number: Int,
    _ state: MarketState, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let book = venue.margin.book
    let slot = here.slot(ofGeneral: side.account, venue.holdings)
    let quantity = Int(here.accounts[slot].first) + side.index
    let position = here.positions(ofSlot: slot, venue)[side.index]
    let left = position.quantity * (1 - taken / side.quantity.magnitude)
    let value = book.value(of: position, in: state) - book.value(of: position.holding(left), in: state)
    let before = (here.accounts[slot].cash, here.accounts[bankrupt].cash)
    here.quantities[quantity] = left
    here.accounts[slot].isChanged = true
    here.accounts[slot].isTouched = true
    here.accounts[slot].cash += value - dollars
    here.accounts[bankrupt].cash += dollars
    ledger.measure(
      here.accounts[slot].cash - before.0 - value, of: contractSize(of: position, in: state, book) + abs(before.0))
    ledger.measure(here.accounts[bankrupt].cash - before.1, of: before.1)
    here.noteDeleveraging(of: slot, venue.owners, dollars: dollars)
    here.outcome.deleveragedSize += book.notional(of: position, in: state) * taken / side.quantity.magnitude
    tell(
      .deleveraged, slot, venue, asset: "\(book.book.instruments[position.instrument])", units: taken,
      dollars: book.notional(of: position, in: state) * taken / side.quantity.magnitude, paid: dollars)
  }

  /// The traders on the other side of a contract who are worth something, in the order in which they are deleveraged.
  private func counterparties(
    of position: Position, giving perUnit: Double, _ slot: Int, _ number: Int, _ state: MarketState,
    _ setup: LiquidationSetup
  ) -> [Counterparty] {
    let venue = setup.venues[number]
    let (priced, book) = (venue.margin.book, venue.margin.book.book)
    var found: [Counterparty] = []
    for account in venue.holdings.general where account != here.accounts[slot].account {
      let range = venue.holdings.range(of: Int(account))
      let remembered = here.slots[account].map { Int(here.accounts[Int($0)].first) }
      for (index, place) in range.enumerated()
      where book.positions[place].instrument == position.instrument && book.positions[place].role == .contract {
        let quantity = remembered.map { here.quantities[$0 + index] } ?? book.positions[place].quantity
        guard quantity * position.quantity < 0 else { continue }
        let side = book.positions[place].holding(quantity)
        let (size, gain) = (priced.notional(of: side, in: state), priced.value(of: side, in: state))
        let equity = equity(of: account, number, state, setup)
        guard size > 0, equity > AccountValue.resolution * size else { continue }
        let profit = gain / priced.entrySize(of: side, in: state)
        let leverage = size / equity
        found.append(
          Counterparty(
            account: account, index: index, quantity: quantity, equity: equity, most: 0, hasGain: gain > 0,
            rank: gain > 0 ? profit * leverage : profit / leverage))
      }
    }
    found.sort {
      if $0.rank != $1.rank { return $0.rank > $1.rank }
      if $0.account != $1.account { return venue.ranks[Int($0.account)] < venue.ranks[Int($1.account)] }
      return $0.index < $1.index
    }
    // A trader may have several lots of a contract, and gives no more of all than it is worth.
    var left: [Int32: Double] = [:]
    for place in found.indices {
      let side = found[place]
      let units = perUnit > 0 ? left[side.account, default: side.equity] / perUnit : .infinity
      found[place].most = min(side.quantity.magnitude, units)
      if perUnit > 0 { left[side.account, default: side.equity] -= found[place].most * perUnit }
    }
    return found.filter { $0.most > 0 }
  }

  /// What an account is worth, dollars.
  private func equity(of account: Int32, _ number: Int, _ state: MarketState, _ setup: LiquidationSetup) -> Double {
    let margin = setup.venues[number].margin
    guard let slot = here.slots[account] else { return margin.statement(of: Int(account), in: state).equity }
    let positions = here.positions(ofSlot: Int(slot), setup.venues[number])
    return margin.statement(
      of: Int(account), holding: positions[...], cash: here.accounts[Int(slot)].cash, in: state
    ).equity
  }
}

extension PricedBook {
  /// What a contract was worth when it was entered, dollars, in the coin in which it is paid at today's price of that; of an
  /// option, which has no entry, its size.
  fileprivate func entrySize(of position: Position, in state: MarketState) -> Double {
    guard let entry = position.entryPrice, entry > 0 else { return notional(of: position, in: state) }
    return switch book.instruments[position.instrument] {
    case .perpetual(_, .linear), .future(_, _, .linear): position.quantity.magnitude * entry
    case .perpetual(_, .inverse), .future(_, _, .inverse):
      position.quantity.magnitude / entry * state.prices[underlyings[position.instrument]]
    case .asset, .option: notional(of: position, in: state)
    }
  }
}
