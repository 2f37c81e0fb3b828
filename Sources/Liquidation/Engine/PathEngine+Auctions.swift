internal import Margin
internal import Portfolio

extension PathEngine {
  /// Puts an account's largest collateral, or a part of it, up for auction against as much of its largest debt.
  ///
  /// Where several collaterals stand behind the debt, each is auctioned for the share of it that it is of their value.
  mutating func startAuction(
    _ slot: Int, _ number: Int, _ rule: AuctionRule, _ states: inout [MarketState], _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let gas = market.gas(setup)
    let value = value(ofSlot: slot, number, &states, venue)
    let account = Int(here.accounts[slot].account)
    guard let debt = largestDebt(of: slot, number, venue),
      let collateral = collaterals(of: slot, number, venue).first, value.collateral > 0
    else { return writeOffWithoutCollateral(slot, number, venue, setup) }
    let (held, owed) = (
      venue.holdings.range(of: account).lowerBound + collateral, venue.holdings.range(of: account).lowerBound + debt
    )
    let first = Int(here.accounts[slot].first)
    let heldPrice = here.unitValue(of: held, venue.holdings)
    let owedPrice = here.unitValue(of: owed, venue.holdings)
    let asset = Int(venue.holdings.assets[held])
    let heldValue = here.quantities[first + collateral] * heldPrice
    let due = here.quantities[first + debt] * owedPrice * (heldValue / value.collateral)
    let factor = venue.incentive(of: asset, account: account).factor(
      threshold: weight(at: held, of: account, value, venue), healthFactor: value.health,
      collateralRatio: value.collateral / value.debt)
    guard due > 0, let part = rule.debtToAuction(of: due, factor: factor, raising: here.raising) else {
      here.outcome.crowdedOut += 1
      return
    }
    let reward = rule.startReward(debt: part * factor)
    guard reward >= gas || rule.chip == 0 && rule.tip == 0 else {
      here.outcome.unprofitable += 1
      return
    }
    let before = quietValue(of: slot, number, setup)
    let share = part / due
    let units = share == 1 ? here.quantities[first + collateral] : here.quantities[first + collateral] * share
    let debtUnits =
      share == 1 && heldValue == value.collateral
      ? here.quantities[first + debt] : part / owedPrice
    here.quantities[first + collateral] = max(0, here.quantities[first + collateral] - units)
    here.quantities[first + debt] = max(0, here.quantities[first + debt] - debtUnits)
    let growth = here.growths[Int(venue.holdings.rateNumbers[owed])]
    let auction = RunningAuction(
      slot: slot, collateral: collateral, debt: debt, debtPrice: owedPrice / growth, owed: debtUnits * owedPrice,
      lot: AuctionLot(
        under: rule, owed: debtUnits * owedPrice, factor: factor, units: units, venuePrice: heldPrice,
        atSeconds: seconds))
    here.auctions.append(auction)
    here.raising += auction.lot.debt
    // What the auction holds is the account's until it is sold.
    ledger.measure(
      quietValue(of: slot, number, setup) - before + estate(auction, number, setup),
      of: quietSize(of: slot, number, setup) + estateSize(auction, number, setup))
    payStarter(reward, number, setup)
    liquidators.use(cost: 0, bringing: 0, setup.liquidity.liquidators)
    here.noteLiquidation(of: slot, venue.owners)
    if story != nil {
      tell(
        .auctionStarted, slot, venue, asset: venue.margin.book.assets[asset], units: units,
        dollars: units * market.price[setup.places[number][asset]],
        paidAsset: venue.margin.book.assets[Int(venue.holdings.assets[owed])], paidUnits: debtUnits * growth,
        paid: auction.lot.debt, health: value.health, gain: reward - gas)
    }
  }

  /// What an auction holds less what it still owes, at quiet prices.
  private func estate(_ auction: RunningAuction, _ number: Int, _ setup: LiquidationSetup) -> Double {
    let (held, owed) = markets(of: auction, number, setup)
    return auction.lot.units * market.quiet[held] - auction.claim / auction.debtPrice * market.quiet[owed]
  }

  /// The sums of which ``estate(_:_:_:)`` is a difference.
  private func estateSize(_ auction: RunningAuction, _ number: Int, _ setup: LiquidationSetup) -> Double {
    let (held, owed) = markets(of: auction, number, setup)
    return auction.lot.units * market.quiet[held]
      + (auction.owed + auction.raised) / auction.debtPrice * market.quiet[owed]
  }

  /// The markets of what an auction sells and of what pays for it.
  private func markets(of auction: RunningAuction, _ number: Int, _ setup: LiquidationSetup) -> (held: Int, owed: Int) {
    let holdings = setup.venues[number].holdings
    let range = holdings.range(of: Int(here.accounts[auction.slot].account))
    let held = Int(holdings.assets[range.lowerBound + auction.collateral])
    let owed = Int(holdings.assets[range.lowerBound + auction.debt])
    return (setup.places[number][held], setup.places[number][owed])
  }

  private mutating func payStarter(_ reward: Double, _ number: Int, _ setup: LiquidationSetup) {
    let gas = market.gas(setup)
    ledger.post(reward - gas)
    ledger.post(gas)
    ledger.post(-reward)
    here.outcome.venueGain -= reward
    here.outcome.liquidatorsGain += reward - gas
  }

  /// Goes through the running auctions: buyers come where the price has fallen to what a sale brings.
  mutating func runAuctions(_ number: Int, passed: Double, _ setup: LiquidationSetup) {
    guard case .auction(let rule) = setup.venues[number].rules.mechanism else { return }
    let isAbsent = setup.liquidity.liquidators.areAbsent(at: seconds)
    for index in here.auctions.indices {
      if isAbsent {
        here.outcome.unattended += 1
      } else {
        serve(auction: index, number, passed: passed, rule, setup)
      }
    }
    var ended: [Int] = []
    for auction in here.auctions where auction.lot.isOver {
      writeOff(auction, number, setup)
      ended.append(auction.slot)
    }
    here.auctions.removeAll { $0.lot.isOver }
    here.raising = here.auctions.reduce(0) { $0 + $1.lot.debt }
    for slot in ended where !here.auctions.contains(where: { $0.slot == slot }) {
      closeWhereNothingIsOwed(slot, number, setup)
    }
  }

  /// Sells from an auction at each of the prices that it has passed since the last look.
  private mutating func serve(
    auction index: Int, _ number: Int, passed: Double, _ rule: AuctionRule, _ setup: LiquidationSetup
  ) {
    let age = seconds - here.auctions[index].lot.startSeconds
    if here.auctions[index].lot.needsRedo(under: rule, atSeconds: seconds) {
      return restart(index, number, rule, setup)
    }
    let (held, _) = markets(of: here.auctions[index], number, setup)
    var moment = max(0, age - passed)
    while !here.auctions[index].lot.isOver {
      let lot = here.auctions[index].lot
      // No unit sells for more than the price that everybody sees.
      let bid = market.price[held] / unitCost(index, number, setup)
      guard let next = rule.firstSecond(atOrBelow: bid, top: lot.top, notBefore: moment), next <= age else { return }
      sell(auction: index, number, age: next, rule, setup)
      guard let later = nextPrice(rule, after: next, upTo: age, passed: passed), later > next else { return }
      moment = later
    }
  }

  /// The dollars that a dollar of debt, at the venue's price, costs a buyer with all that it has to earn.
  private func unitCost(_ index: Int, _ number: Int, _ setup: LiquidationSetup) -> Double {
    let auction = here.auctions[index]
    let (_, owed) = markets(of: auction, number, setup)
    return market.price[owed] / auction.debtPrice * setup.carry
  }

  /// The share of a lot below which nobody comes: so rounding is no sale.
  private static let leastSale = 1e-6

  /// The units of which the last one still pays at a price asked, slippage on both sides considered.
  private func wantedUnits(_ index: Int, ask: Double, _ number: Int, _ setup: LiquidationSetup) -> Double {
    let auction = here.auctions[index]
    let (held, owed) = markets(of: auction, number, setup)
    let cost = unitCost(index, number, setup)
    let most = min(auction.lot.units, market.sellable(downTo: ask * cost, held, setup))
    guard setup.depths[owed] != nil, ask > 0, most > 0 else { return most }
    // The dearer the debt may become, the more of it can be bought, and the less collateral sells for enough.
    let debtCost = market.price[owed]
    func units(upTo times: Double) -> (sell: Double, buy: Double) {
      (
        market.sellable(downTo: ask * cost * times, held, setup),
        market.buyable(upTo: debtCost * times, owed, setup) * auction.debtPrice / ask
      )
    }
    var (low, high) = (1.0, 16.0)
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      guard middle > low, middle < high else { break }
      let (sell, buy) = units(upTo: middle)
      if min(buy, most) < sell { low = middle } else { high = middle }
    }
    let (sell, buy) = units(upTo: low)
    return min(most, sell, buy)
  }

  /// The dollars of debt, at most a bound and at the venue's price, that free capital buys.
  private func affordable(
    _ bound: Double, _ debtPrice: Double, _ owed: Int, _ setup: LiquidationSetup
  ) -> Double {
    func fits(_ dollars: Double) -> Bool { market.cost(of: dollars / debtPrice, owed, setup) <= liquidators.free }
    if liquidators.free == .infinity || fits(bound) { return bound }
    var (low, high) = (0.0, bound)
    for _ in 0..<100 where high - low > 1e-15 * high {
      let middle = 0.5 * (low + high)
      if fits(middle) { low = middle } else { high = middle }
    }
    // A last digit is left to the sale's own rounding.
    return low * (1 - 1e-15)
  }

  /// The next age at which an auction asks less: the end of its step, or a tenth of a look on a line.
  private func nextPrice(_ rule: AuctionRule, after age: Double, upTo last: Double, passed: Double) -> Double? {
    if let edge = rule.nextStep(after: age) { return edge <= last ? edge : nil }
    return age < last ? min(last, age + passed / 10) : nil
  }

  private mutating func sell(
    auction index: Int, _ number: Int, age: Double, _ rule: AuctionRule, _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let auction = here.auctions[index]
    let (held, owed) = markets(of: auction, number, setup)
    let ask = rule.price(atSeconds: age, top: auction.lot.top)
    let free = liquidators.free
    var wanted = wantedUnits(index, ask: ask, number, setup)
    let affordable = affordable(min(auction.lot.debt, wanted * ask), auction.debtPrice, owed, setup)
    let isShort = affordable < min(auction.lot.debt, wanted * ask)
    if isShort { wanted = min(wanted, affordable / ask) }
    guard wanted >= Self.leastSale * auction.lot.units, liquidators.hasRoom else {
      if !liquidators.hasRoom { here.outcome.crowdedOut += 1 } else if isShort { here.outcome.shortOfCapital += 1 }
      return
    }
    var lot = auction.lot
    let take: AuctionTake?
    if case .reverse = rule.decline {
      let terms = rule.terms(atSeconds: age)
      let share = terms.collateralShare > 0 ? min(1, wanted / (lot.units * terms.collateralShare)) : 0
      take = share > 0 ? lot.fill(share, under: rule, atSeconds: lot.startSeconds + age) : nil
    } else {
      take = lot.take(upTo: wanted, at: ask)
    }
    guard let take else { return }
    let paidUnits = take.paid / auction.debtPrice
    let spent = market.cost(of: paidUnits, owed, setup)
    let gas = market.gas(setup)
    let loan = setup.flashFee * spent
    let wantedGain = setup.liquidity.liquidators.requiredReturn * spent
    guard market.proceeds(of: take.units, held, setup) - spent - loan - gas >= wantedGain, spent <= free else { return }

    let before = estate(auction, number, setup) + quietValue(of: auction.slot, number, setup)
    var after = auction
    after.lot = lot
    after.raised += take.paid
    // A debt that will not be paid any more stays in the claim until it is booked.
    here.auctions[index] = after
    let account = here.accounts[auction.slot]
    here.quantities[Int(account.first) + auction.collateral] += take.returnedUnits
    ledger.measure(
      estate(after, number, setup) + quietValue(of: auction.slot, number, setup) - before,
      of: quietSize(of: auction.slot, number, setup) + estateSize(auction, number, setup))

    let (given, owedPrice) = (market.price[held], market.price[owed])
    let quiet = (market.quiet[held], market.quiet[owed])
    let _ = market.buy(paidUnits, owed, setup)
    let proceeds = market.sell(take.units, held, setup)
    let gain = proceeds - spent - gas - loan
    liquidators.use(cost: spent, bringing: proceeds - gas - loan, setup.liquidity.liquidators)
    ledger.noteLiquidator(gain)
    ledger.post(gas)
    ledger.post(loan)
    ledger.post(take.units * quiet.0 - proceeds)
    ledger.post(spent - paidUnits * quiet.1)
    // What is paid beyond the debt is the venue's penalty, which it holds in the debt's asset.
    let penalty = (max(0, after.raised - after.owed) - max(0, auction.raised - auction.owed)) / auction.debtPrice
    if penalty > 0 {
      ledger.post(penalty * quiet.1 - penalty * owedPrice)
      earn(penalty * owedPrice, number, venue)
    }
    here.noteLiquidation(of: auction.slot, venue.owners)
    let repaid = (paidUnits - max(0, penalty)) * owedPrice
    here.outcome.repaid += repaid
    here.outcome.sold += take.units * given
    here.outcome.slippage += take.units * given - proceeds + spent - paidUnits * owedPrice
    here.outcome.usersLoss += take.units * given - repaid
    here.outcome.liquidatorsGain += gain
    if story != nil {
      tell(
        .auctionSale, auction.slot, venue, asset: setup.assets[held], units: take.units,
        dollars: take.units * given, paidAsset: setup.assets[owed], paidUnits: paidUnits, paid: spent, gain: gain)
      if lot.isOver {
        tell(
          .auctionEnded, auction.slot, venue, asset: setup.assets[held], units: take.returnedUnits,
          dollars: take.returnedUnits * given)
      }
    }
  }

  private mutating func restart(_ index: Int, _ number: Int, _ rule: AuctionRule, _ setup: LiquidationSetup) {
    let venue = setup.venues[number]
    let auction = here.auctions[index]
    let range = venue.holdings.range(of: Int(here.accounts[auction.slot].account))
    let price = here.unitValue(of: range.lowerBound + auction.collateral, venue.holdings)
    let reward = rule.redoReward(of: auction.lot, venuePrice: price)
    guard reward >= market.gas(setup) || rule.chip == 0 && rule.tip == 0 else {
      here.outcome.unprofitable += 1
      return
    }
    here.auctions[index].lot.redo(under: rule, venuePrice: price, atSeconds: seconds)
    here.outcome.redos += 1
    payStarter(reward, number, setup)
    if story != nil { tell(.auctionRestarted, auction.slot, venue, units: auction.lot.units, gain: reward) }
  }

  /// Books what an auction that is over did not raise of the debt.
  private mutating func writeOff(_ auction: RunningAuction, _ number: Int, _ setup: LiquidationSetup) {
    guard auction.claim > 1e-12 * auction.owed else { return }
    let (_, owed) = markets(of: auction, number, setup)
    let units = auction.claim / auction.debtPrice
    let before = estate(auction, number, setup)
    ledger.measure(-before)
    book(
      units * market.price[owed], quiet: units * market.quiet[owed], auction.slot, number, asset: setup.assets[owed],
      setup)
  }

  private mutating func closeWhereNothingIsOwed(_ slot: Int, _ number: Int, _ setup: LiquidationSetup) {
    let venue = setup.venues[number]
    if here.rest(ofSlot: slot, venue.holdings).owes {
      return writeOffWithoutCollateral(slot, number, venue, setup)
    }
    here.accounts[slot].status = .closed
  }
}
