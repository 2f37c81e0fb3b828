internal import Margin
internal import Portfolio

extension PathEngine {
  /// Lets a liquidator repay what pays of an account's largest debt, against its largest collateral, or the next one where
  /// that does not pay.
  mutating func liquidate(
    _ slot: Int, _ number: Int, _ rule: FixedSpreadRule, _ states: inout [MarketState], _ venue: LiquidationVenue,
    _ setup: LiquidationSetup
  ) {
    let survey =
      here.accounts[slot].isSimple
      ? here.survey(ofSlot: slot, venue.holdings) : survey(ofGeneral: slot, number, &states, venue)
    guard let debt = survey.debt else { return }
    var wasShort = false
    var collateral = survey.collateral
    while let (index, _) = collateral {
      let offer = offer(slot, number, collateral: index, debt: debt, survey.value, rule, venue, setup)
      switch bestClosing(of: offer, rule, setup) {
      case .found(let closing):
        carryOut(closing, of: offer, slot, number, rule, venue, setup)
        // What is left of it may still pay.
        guard here.quantities[Int(here.accounts[slot].first) + index] == 0 else { return }
        return writeOffWithoutCollateral(slot, number, venue, setup)
      case .capital: wasShort = true
      case .unprofitable: break
      }
      collateral = nextCollateral(of: slot, after: collateral, venue)
    }
    if wasShort { here.outcome.shortOfCapital += 1 } else { here.outcome.unprofitable += 1 }
  }

  /// What a liquidator learns of a remembered account that is not simple.
  private func survey(
    ofGeneral slot: Int, _ number: Int, _ states: inout [MarketState], _ venue: LiquidationVenue
  ) -> AccountSurvey {
    AccountSurvey(
      value: value(ofSlot: slot, number, &states, venue), debt: largestDebt(of: slot, number, venue),
      collateral: nextCollateral(of: slot, after: nil, venue))
  }

  /// What came of the search for a liquidation that pays.
  private enum Search {
    case found(Closing)
    case unprofitable
    case capital
  }

  /// The place in the account of the debt that is largest as the venue sees it; nil where nothing is owed.
  func largestDebt(of slot: Int, _ number: Int, _ venue: LiquidationVenue) -> Int? {
    var (found, most) = (nil as Int?, 0.0)
    let first = Int(here.accounts[slot].first)
    for (index, place) in venue.holdings.range(of: Int(here.accounts[slot].account)).enumerated()
    where venue.holdings.roles[place] == .debt {
      let dollars = here.quantities[first + index] * here.unitValue(of: place, venue.holdings)
      if dollars > most { (found, most) = (index, dollars) }
    }
    return found
  }

  /// The places in the account of what can be seized, the most valuable first.
  func collaterals(of slot: Int, _ number: Int, _ venue: LiquidationVenue) -> [Int] {
    var found: [Int] = []
    var last: (index: Int, dollars: Double)?
    while let next = nextCollateral(of: slot, after: last, venue) {
      found.append(next.index)
      last = next
    }
    return found
  }

  /// The most valuable of what can be seized after another, by value and then by place; nil where there is none.
  @inline(__always)
  private func nextCollateral(
    of slot: Int, after last: (index: Int, dollars: Double)?, _ venue: LiquidationVenue
  ) -> (index: Int, dollars: Double)? {
    var found: (index: Int, dollars: Double)?
    let account = here.accounts[slot]
    for index in 0..<Int(account.count) {
      let line = venue.holdings.lines[Int(account.firstLine) + index]
      let quantity = here.quantities[Int(account.first) + index]
      guard line.isCollateral, quantity > 0 else { continue }
      let dollars = quantity * here.units[Int(line.asset)]
      if let last, dollars > last.dollars || dollars == last.dollars && index <= last.index { continue }
      if let found, dollars <= found.dollars { continue }
      found = (index, dollars)
    }
    return found
  }

  // The steps of a liquidation are inlined: what they hand each other is large, and to copy it takes longer than they do.

  /// What a liquidator finds at the prices that the venue sees.
  @inline(__always)
  private func offer(
    _ slot: Int, _ number: Int, collateral: Int, debt: Int, _ value: AccountValue, _ rule: FixedSpreadRule,
    _ venue: LiquidationVenue, _ setup: LiquidationSetup
  ) -> SpreadOffer {
    let (account, lines) = (here.accounts[slot], venue.holdings.lines)
    let (held, owed) = (lines[Int(account.firstLine) + collateral], lines[Int(account.firstLine) + debt])
    let first = Int(account.first)
    let growth = here.growths[owed.rate]
    let (heldPrice, owedPrice) = (here.units[Int(held.asset)], here.units[Int(owed.asset)] * growth)
    let asset = Int(held.asset)
    let weight =
      account.isSimple
      ? held.weight
      : weight(
        at: venue.holdings.range(of: Int(account.account)).lowerBound + collateral, of: Int(account.account), value,
        venue)
    let health = value.obligation > 0 ? value.health : 0
    let factor = venue.incentive(of: asset, account: Int(account.account)).factor(
      threshold: weight, healthFactor: health,
      collateralRatio: value.debt > 0 ? value.collateral / value.debt : .infinity)
    let kept = factor - rule.protocolFee * (factor - 1)
    return SpreadOffer(
      collateral: collateral, debt: debt,
      terms: CloseTerms(
        totalDebt: value.debt, debt: here.quantities[first + debt] * owedPrice,
        collateral: here.quantities[first + collateral] * heldPrice, health: health, factor: factor,
        weight: weight, weightedCollateral: value.weighted, obligation: value.obligation,
        debtWeight: account.isSimple ? owed.weight : value.debt > 0 ? value.obligation / value.debt : 1),
      collateralPrice: heldPrice, debtPrice: owedPrice, collateralMarket: setup.places[number][asset],
      debtMarket: setup.places[number][Int(owed.asset)], growth: growth,
      soldPerDollar: heldPrice > 0 ? kept / heldPrice : .infinity, boughtPerDollar: growth / owedPrice)
  }

  /// The liquidation that earns most, where one earns anything.
  @inline(__always)
  private mutating func bestClosing(of offer: SpreadOffer, _ rule: FixedSpreadRule, _ setup: LiquidationSetup) -> Search
  {
    let least = Self.leastShare * min(offer.terms.debt, offer.terms.collateral / offer.terms.factor)
    guard offer.collateralPrice > 0, let most = rule.close.closing(of: offer.terms), most.repaid >= least else {
      return .unprofitable
    }
    let carry = setup.carry
    let gas = market.gas(setup)
    let bound =
      paysWhole(offer, carry: carry, selling: rule.sold(in: most, at: offer.collateralPrice), setup)
      ? most.repaid : paying(offer, carry: carry, upTo: most.repaid, setup)
    guard bound > 0, bound >= least else { return .unprofitable }
    let affordable = liquidators.free < .infinity ? affordable(bound, of: offer, setup) : bound
    guard affordable > 0, affordable >= least else { return .capital }
    let closing = affordable >= most.repaid ? most : rule.close.closing(of: offer.terms, atMost: affordable)
    guard let closing, closing.repaid >= least else { return affordable < bound ? .capital : .unprofitable }
    let proceeds = market.offer(
      for: rule.sold(in: closing, at: offer.collateralPrice), offer.collateralMarket, setup)
    let cost = market.cost(of: closing.repaid * offer.boughtPerDollar, offer.debtMarket, setup)
    guard proceeds - cost * carry - gas >= -Self.resolution * cost else {
      return affordable < bound ? .capital : .unprofitable
    }
    return .found(closing)
  }

  /// The share of what the debt and the collateral allow below which nobody comes: so rounding is no liquidation.
  private static let leastShare = 1e-6
  /// The share of a cost by which rounding may move a gain of nothing.
  private static let resolution = 1e-12

  /// The dollars, at most a bound, that can be repaid with the capital that is free.
  @inline(__always)
  private func affordable(_ bound: Double, of offer: SpreadOffer, _ setup: LiquidationSetup) -> Double {
    func fits(_ dollars: Double) -> Bool {
      market.cost(of: dollars * offer.boughtPerDollar, offer.debtMarket, setup) <= liquidators.free
    }
    if fits(bound) { return bound }
    // What is bought costs more the more it is: halving finds the most that is paid for.
    var (low, high) = (0.0, bound)
    for _ in 0..<100 where high - low > 1e-15 * high {
      let middle = 0.5 * (low + high)
      if fits(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Whether the last dollar of a liquidation earns what the liquidator asks, where that is quick to find out: where the debt
  /// costs the same whatever its size and the collateral trades at one place.
  ///
  /// It mostly does, and to ask how much would takes longer.
  @inline(__always)
  private mutating func paysWhole(
    _ offer: SpreadOffer, carry: Double, selling units: Double, _ setup: LiquidationSetup
  ) -> Bool {
    guard setup.depths[offer.debtMarket] == nil, setup.depths[offer.collateralMarket]?.isShared != true else {
      return false
    }
    let least = carry * market.price[offer.debtMarket] * offer.boughtPerDollar / offer.soldPerDollar
    return market.lastPrice(of: units, offer.collateralMarket, setup) >= least
  }

  /// The most dollars whose last still earns what the liquidator asks, slippage on both sides considered.
  @inline(__always)
  private func paying(_ offer: SpreadOffer, carry: Double, upTo most: Double, _ setup: LiquidationSetup) -> Double {
    let (sold, bought) = (offer.soldPerDollar, offer.boughtPerDollar)
    /// The dollars that can be repaid while a unit of debt costs at most some dollars.
    func dollars(at debtCost: Double) -> (sell: Double, buy: Double) {
      (
        market.sellable(
          downTo: carry * debtCost * bought / sold * (1 - Self.resolution), offer.collateralMarket, setup) / sold,
        market.buyable(upTo: debtCost, offer.debtMarket, setup) / bought
      )
    }
    let unit = market.price[offer.debtMarket]
    if setup.depths[offer.debtMarket] == nil { return min(most, dollars(at: unit).sell) }
    // The dearer the debt may be, the more of it can be bought and the less collateral sells for enough.
    var (low, high) = (unit, unit * 16)
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      guard middle > low, middle < high else { break }
      let (sell, buy) = dollars(at: middle)
      if min(buy, most) < sell { low = middle } else { high = middle }
    }
    let (sell, buy) = dollars(at: low)
    return min(most, sell, buy)
  }

  @inline(__always)
  private mutating func carryOut(
    _ closing: Closing, of offer: SpreadOffer, _ slot: Int, _ number: Int, _ rule: FixedSpreadRule,
    _ venue: LiquidationVenue, _ setup: LiquidationSetup
  ) {
    let first = Int(here.accounts[slot].first)
    let (held, owed) = (first + offer.collateral, first + offer.debt)
    let before = (held: here.quantities[held], owed: here.quantities[owed])
    let health = here.accounts[slot].health
    let wholeHeld = closing.seized == offer.terms.collateral
    let units = wholeHeld ? before.held : closing.seized / offer.collateralPrice
    let debtQuantity =
      closing.repaid == offer.terms.debt ? before.owed : closing.repaid / offer.debtPrice
    here.quantities[held] = wholeHeld ? 0 : max(0, before.held - units)
    here.quantities[owed] = closing.repaid == offer.terms.debt ? 0 : max(0, before.owed - debtQuantity)
    let quiet = (market.quiet[offer.collateralMarket], market.quiet[offer.debtMarket])
    let quietDebt = offer.growth * quiet.1
    ledger.measure(
      (here.quantities[held] - before.held) * quiet.0 - (here.quantities[owed] - before.owed) * quietDebt,
      of: before.held * quiet.0 + before.owed * quietDebt)

    let debtUnits = debtQuantity * offer.growth
    let fee = closing.seized > 0 ? rule.protocolFee * (closing.seized - closing.repaid) / closing.seized * units : 0
    let given = (market.price[offer.collateralMarket], market.price[offer.debtMarket])
    let cost = market.buy(debtUnits, offer.debtMarket, setup)
    let proceeds = market.sell(units - fee, offer.collateralMarket, setup)
    let gas = market.gas(setup)
    let loan = setup.flashFee * cost
    let gain = proceeds - cost - gas - loan
    liquidators.use(cost: cost, bringing: proceeds - gas - loan, setup.liquidity.liquidators)
    ledger.noteLiquidator(gain)
    ledger.post(gas)
    ledger.post(loan)
    ledger.post((units - fee) * quiet.0 - proceeds)
    ledger.post(cost - debtUnits * quiet.1)
    // The venue sells what it gets at the price of the moment, and moves no price by it.
    ledger.post(fee * quiet.0 - fee * given.0)
    earn(fee * given.0, number, venue)

    here.noteLiquidation(of: slot, venue.owners)
    here.accounts[slot].readyAt = seconds
    here.accounts[slot].isDischarged = closing.repaid == offer.terms.totalDebt && here.accounts[slot].isSimple
    let (soldDollars, repaidDollars) = (units * given.0, debtUnits * given.1)
    here.outcome.repaid += repaidDollars
    here.outcome.sold += soldDollars
    here.outcome.slippage += (units - fee) * given.0 - proceeds + cost - repaidDollars
    here.outcome.usersLoss += soldDollars - repaidDollars
    here.outcome.liquidatorsGain += gain
    if story != nil {
      tell(
        .liquidated, slot, venue, asset: setup.assets[offer.collateralMarket], units: units, dollars: soldDollars,
        paidAsset: setup.assets[offer.debtMarket], paidUnits: debtUnits, paid: cost, health: health, gain: gain)
    }
  }
}
