internal import Margin
internal import Portfolio

extension PathEngine {
  /// Adds what a venue earned to its fund, as far as its rule says so, dollars.
  mutating func earn(_ dollars: Double, _ number: Int, _ venue: LiquidationVenue) {
    let share = venue.rules.losses.refillShare
    here.fund += share * dollars
    ledger.post((1 - share) * dollars)
    here.outcome.venueGain += dollars
  }

  /// What an account and what was taken from it into auctions are worth at quiet prices, dollars.
  ///
  /// For an account with contracts the contracts count as the venue values them.
  func quietValue(of slot: Int, _ number: Int, _ setup: LiquidationSetup) -> Double {
    let holdings = setup.venues[number].holdings
    let account = here.accounts[slot]
    var (value, quantity) = (account.cash, Int(account.first))
    for place in holdings.range(of: Int(account.account)) {
      let quiet = market.quiet[setup.places[number][Int(holdings.assets[place])]]
      switch holdings.roles[place] {
      case .collateral: value += here.quantities[quantity] * quiet
      case .debt:
        value -= here.quantities[quantity] * quiet * here.growths[Int(holdings.rateNumbers[place])]
      case .contract: break
      }
      quantity += 1
    }
    return value
  }

  /// The sums of which ``quietValue(of:_:_:)`` is a difference, dollars: what an account holds and what it owes together.
  func quietSize(of slot: Int, _ number: Int, _ setup: LiquidationSetup) -> Double {
    let holdings = setup.venues[number].holdings
    let account = here.accounts[slot]
    var (size, quantity) = (abs(account.cash), Int(account.first))
    for place in holdings.range(of: Int(account.account)) {
      if holdings.roles[place] != .contract {
        size += here.quantities[quantity] * market.quiet[setup.places[number][Int(holdings.assets[place])]]
      }
      quantity += 1
    }
    return size
  }

  /// Books what an account owes where no collateral is left, and clears it.
  mutating func writeOffWithoutCollateral(
    _ slot: Int, _ number: Int, _ venue: LiquidationVenue, _ setup: LiquidationSetup
  ) {
    let rest = here.rest(ofSlot: slot, venue.holdings)
    // What is in an auction may still come back.
    guard !rest.holds, !here.auctions.contains(where: { $0.slot == slot }) else { return }
    here.accounts[slot].status = .closed
    guard rest.owes else { return }
    let before = quietValue(of: slot, number, setup)
    var quantity = Int(here.accounts[slot].first)
    var (loss, quiet, asset) = (0.0, 0.0, 0)
    for place in venue.holdings.range(of: Int(here.accounts[slot].account)) {
      if venue.holdings.roles[place] == .debt, here.quantities[quantity] > 0 {
        let units = here.quantities[quantity] * here.growths[Int(venue.holdings.rateNumbers[place])]
        asset = setup.places[number][Int(venue.holdings.assets[place])]
        loss += units * market.price[asset]
        quiet += units * market.quiet[asset]
        here.quantities[quantity] = 0
      }
      quantity += 1
    }
    ledger.measure(quietValue(of: slot, number, setup) - before, of: before)
    book(loss, quiet: quiet, slot, number, asset: setup.assets[asset], setup)
  }

  /// Books bad debt: the fund pays, then the backstop, then those who lent.
  ///
  /// - Parameters:
  ///   - loss: Dollars at the market's prices.
  ///   - quiet: The same debt at quiet prices: what the ledger takes from the lenders.
  ///   - slot: The account that could not pay.
  ///   - number: The number of the venue.
  ///   - asset: What was owed.
  ///   - setup: The venues and their market.
  mutating func book(
    _ loss: Double, quiet: Double, _ slot: Int, _ number: Int, asset: String, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    here.outcome.badDebt += loss
    // The lenders lose the claim and get what the others pay.
    ledger.post(-quiet)
    let fromFund = min(max(0, here.fund), loss)
    here.fund -= fromFund
    here.outcome.fundPaid += fromFund
    here.noteFund(start: venue.rules.losses.fund)
    ledger.post(fromFund)
    let fromBackstop = payByBackstop(loss - fromFund, number, setup)
    here.outcome.backstopPaid += fromBackstop
    here.outcome.socialised += loss - fromFund - fromBackstop
    if story != nil { tell(.badDebt, slot, venue, paidAsset: asset, paid: loss) }
  }

  /// What a backstop pays of some dollars: those that it has, or what its tokens bring.
  private mutating func payByBackstop(_ missing: Double, _ number: Int, _ setup: LiquidationSetup) -> Double {
    guard missing > 0, here.backstop > 0 else { return 0 }
    guard let asset = setup.backstopAssets[number] else {
      let dollars = min(missing, here.backstop)
      here.backstop -= dollars
      ledger.post(dollars)
      return dollars
    }
    let units = leastUnits(raising: missing, of: here.backstop, asset, setup)
    let worth = units * market.quiet[asset]
    let dollars = market.sell(units, asset, setup)
    here.backstop -= units
    ledger.post(-worth)
    ledger.post(worth - dollars)
    ledger.post(dollars)
    return min(missing, dollars)
  }

  /// Ends a look: the dollars of all parties add up, or the run ends.
  mutating func settleLedger() {
    ledger.close(reserves: reserves, capital: liquidators.capital)
    guard !ledger.isBalanced else { return }
    fault = LedgerFault(step: step, seconds: seconds, residual: ledger.residual, turnover: ledger.turnover)
  }
}
