internal import Margin
internal import Portfolio

extension PathEngine {
  /// Lets a liquidator repay what pays of an account's largest debt, against its largest collateral, or the next one where
  /// that does not pay.
  mutating func liquidate(
    _ slot: Int, _ number: Int, _ rule: FixedSpreadRule, _ states: inout [MarketState], _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let value = value(ofSlot: slot, number, &states, venue)
    guard let debt = largestDebt(of: slot, number, venue) else { return }
    var wasShort = false
    var last: (index: Int, dollars: Double)?
    while let next = nextCollateral(of: slot, after: last, venue) {
      last = next
      let collateral = next.index
      let offer = offer(slot, number, collateral: collateral, debt: debt, value, rule, setup)
      switch bestClosing(of: offer, rule, setup) {
      case .found(let closing):
        carryOut(closing, of: offer, slot, number, rule, setup)
        return writeOffWithoutCollateral(slot, number, setup)
      case .capital: wasShort = true
      case .unprofitable: continue
      }
    }
    if wasShort { here.outcome.shortOfCapital += 1 } else { here.outcome.unprofitable += 1 }
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
  private func nextCollateral(
    of slot: Int, after last: (index: Int, dollars: Double)?, _ venue: LiquidationVenue
  ) -> (index: Int, dollars: Double)? {
    var found: (index: Int, dollars: Double)?
    let first = Int(here.accounts[slot].first)
    let range = venue.holdings.range(of: Int(here.accounts[slot].account))
    for index in 0..<range.count {
      let line = venue.holdings.lines[range.lowerBound + index]
      let quantity = here.quantities[first + index]
      guard venue.holdings.roles[range.lowerBound + index] == .collateral, quantity > 0 else { continue }
      let dollars = quantity * here.units[Int(line.asset)]
      if let last, dollars > last.dollars || dollars == last.dollars && index <= last.index { continue }
      if let found, dollars <= found.dollars { continue }
      found = (index, dollars)
    }
    return found
  }

  /// What a liquidator finds at the prices that the venue sees.
  private func offer(
    _ slot: Int, _ number: Int, collateral: Int, debt: Int, _ value: AccountValue, _ rule: FixedSpreadRule,
    _ setup: LiquidationSetup
  ) -> SpreadOffer {
    let venue = setup.venues[number]
    let account = Int(here.accounts[slot].account)
    let range = venue.holdings.range(of: account)
    let (held, owed) = (range.lowerBound + collateral, range.lowerBound + debt)
    let first = Int(here.accounts[slot].first)
    let (heldPrice, owedPrice) = (
      here.unitValue(of: held, venue.holdings), here.unitValue(of: owed, venue.holdings)
    )
    let asset = Int(venue.holdings.assets[held])
    let weight = weight(at: held, of: account, value, venue)
    let isSimple = venue.holdings.isSimple[account]
    let health = value.obligation > 0 ? value.health : 0
    let factor = venue.incentive(of: asset, account: account).factor(
      threshold: weight, healthFactor: health,
      collateralRatio: value.debt > 0 ? value.collateral / value.debt : .infinity)
    let growth = here.growths[Int(venue.holdings.rateNumbers[owed])]
    let kept = factor - rule.protocolFee * (factor - 1)
    return SpreadOffer(
      collateral: collateral, debt: debt,
      terms: CloseTerms(
        totalDebt: value.debt, debt: here.quantities[first + debt] * owedPrice,
        collateral: here.quantities[first + collateral] * heldPrice, health: health, factor: factor,
        weight: weight, weightedCollateral: value.weighted, obligation: value.obligation,
        debtWeight: isSimple ? venue.holdings.weights[owed] : value.debt > 0 ? value.obligation / value.debt : 1),
      collateralPrice: heldPrice, debtPrice: owedPrice, collateralMarket: setup.places[number][asset],
      debtMarket: setup.places[number][Int(venue.holdings.assets[owed])], growth: growth,
      soldPerDollar: heldPrice > 0 ? kept / heldPrice : .infinity, boughtPerDollar: growth / owedPrice)
  }

  /// The liquidation that earns most, where one earns anything.
  private func bestClosing(of offer: SpreadOffer, _ rule: FixedSpreadRule, _ setup: LiquidationSetup) -> Search {
    let least = Self.leastShare * min(offer.terms.debt, offer.terms.collateral / offer.terms.factor)
    guard offer.collateralPrice > 0, let most = rule.close.closing(of: offer.terms), most.repaid >= least else {
      return .unprofitable
    }
    let liquidity = setup.liquidity
    let carry = 1 + liquidity.liquidators.flashFee + liquidity.liquidators.requiredReturn
    let gas = liquidity.gas.dollars * market.gasMultiple
    let bound = paying(offer, carry: carry, upTo: most.repaid, setup)
    guard bound > 0, bound >= least else { return .unprofitable }
    let affordable = affordable(bound, of: offer, setup)
    guard affordable > 0, affordable >= least else { return .capital }
    let closing = affordable >= most.repaid ? most : rule.close.closing(of: offer.terms, atMost: affordable)
    guard let closing, closing.repaid >= least else { return affordable < bound ? .capital : .unprofitable }
    let sold = closing.seized - rule.protocolFee * (closing.seized - closing.repaid)
    let proceeds = market.proceeds(of: sold / offer.collateralPrice, offer.collateralMarket, setup)
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
  private func affordable(_ bound: Double, of offer: SpreadOffer, _ setup: LiquidationSetup) -> Double {
    guard liquidators.free < .infinity else { return bound }
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

  /// The most dollars whose last still earns what the liquidator asks, slippage on both sides considered.
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
    if setup.curves[offer.debtMarket] == nil { return min(most, dollars(at: unit).sell) }
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

  private mutating func carryOut(
    _ closing: Closing, of offer: SpreadOffer, _ slot: Int, _ number: Int, _ rule: FixedSpreadRule,
    _ setup: LiquidationSetup
  ) {
    let venue = setup.venues[number]
    let first = Int(here.accounts[slot].first)
    let (held, owed) = (first + offer.collateral, first + offer.debt)
    let before = quietValue(of: slot, number, setup)
    let health = here.accounts[slot].health
    let wholeHeld = closing.seized == offer.terms.collateral
    let units = wholeHeld ? here.quantities[held] : closing.seized / offer.collateralPrice
    let debtQuantity =
      closing.repaid == offer.terms.debt ? here.quantities[owed] : closing.repaid / offer.debtPrice
    here.quantities[held] = wholeHeld ? 0 : max(0, here.quantities[held] - units)
    here.quantities[owed] =
      closing.repaid == offer.terms.debt ? 0 : max(0, here.quantities[owed] - debtQuantity)
    ledger.measure(quietValue(of: slot, number, setup) - before, of: quietSize(of: slot, number, setup))

    let debtUnits = debtQuantity * offer.growth
    let fee = closing.seized > 0 ? rule.protocolFee * (closing.seized - closing.repaid) / closing.seized * units : 0
    let given = (market.price[offer.collateralMarket], market.price[offer.debtMarket])
    let quiet = (market.quiet[offer.collateralMarket], market.quiet[offer.debtMarket])
    let cost = market.buy(debtUnits, offer.debtMarket, setup)
    let proceeds = market.sell(units - fee, offer.collateralMarket, setup)
    let gas = setup.liquidity.gas.dollars * market.gasMultiple
    let loan = setup.liquidity.liquidators.flashFee * cost
    let gain = proceeds - cost - gas - loan
    liquidators.use(cost: cost, bringing: proceeds - gas - loan, setup.liquidity.liquidators)
    ledger.post(gain)
    ledger.post(gas)
    ledger.post(loan)
    ledger.post((units - fee) * quiet.0 - proceeds)
    ledger.post(cost - debtUnits * quiet.1)
    // The venue sells what it gets at the price of the moment, and moves no price by it.
    ledger.post(fee * quiet.0 - fee * given.0)
    earn(fee * given.0, number, venue)

    here.noteLiquidation(of: slot, venue.owners)
    here.accounts[slot].readyAt = seconds
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
