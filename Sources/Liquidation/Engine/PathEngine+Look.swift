internal import Margin
internal import Portfolio

extension PathEngine {
  /// Looks at a venue once: who is called, who is well again, and what is done.
  ///
  /// - Parameters:
  ///   - number: The number of the venue.
  ///   - called: The accounts that may be called, where somebody has looked at all of them; nil to look at all. They are
  ///     remembered, so that each has to be named once.
  ///   - isFirst: Whether it is the step's first look.
  ///   - passed: The seconds since the last look.
  ///   - states: The market of the step at each venue.
  ///   - rest: Learns whether something can still happen.
  ///   - setup: The venues and their market.
  mutating func lookAt(
    _ number: Int, called: [Int32]?, isFirst: Bool, passed: Double,
    _ states: inout [MarketState], _ rest: inout VenueRest, _ setup: LiquidationSetup
  ) {
    enter(number)
    let venue = setup.venues[number]
    let hasGeneral = !venue.holdings.general.isEmpty
    if hasGeneral { states[number].prices = here.answers }
    for index in 0..<here.findDue() { review(simple: Int(here.due[index]), venue) }
    // Who is not remembered may be called where a price has moved on.
    if let called {
      for account in called { meet(account, venue, remembers: true) }
    } else if isFirst {
      for account in venue.holdings.isSimple.indices { meet(Int32(account), venue) }
    } else {
      for (asset, isFall) in fallenAssets(number, setup) {
        for account in isFall ? venue.holdings.holders[asset] : venue.holdings.debtors[asset] { meet(account, venue) }
      }
    }
    if hasGeneral, isFirst || here.answers != here.before {
      for account in venue.holdings.general { review(general: account, states[number], venue) }
    } else if hasGeneral {
      // Prices stand: only those can stand otherwise of which something was closed.
      for slot in here.accounts.indices where here.accounts[slot].status == .waiting || here.accounts[slot].isTouched {
        if !here.accounts[slot].isSimple { review(general: here.accounts[slot].account, states[number], venue) }
      }
    }
    here.dropServed()
    serve(number, venue, passed: passed, &states, setup)
    here.tell(&rest, at: seconds, setup.liquidity.liquidators)
    if recoveryHurts(number, setup) { rest.isRestless = true }
  }

  /// The assets that stand lower, or higher, than at the last look: who holds, or owes, them may be called now.
  @inline(__always)
  private func fallenAssets(_ number: Int, _ setup: LiquidationSetup) -> [(asset: Int, isFall: Bool)] {
    var moved: [(asset: Int, isFall: Bool)] = []
    guard here.answers != here.before else { return moved }
    for asset in here.answers.indices where !setup.venues[number].holdings.isPar[asset] {
      let answer = here.answers[asset]
      if answer != here.before[asset] { moved.append((asset, answer < here.before[asset])) }
    }
    return moved
  }

  /// Whether a price goes back to where it was before sales, or purchases, and somebody owes, or holds, the asset.
  @inline(__always)
  private func recoveryHurts(_ number: Int, _ setup: LiquidationSetup) -> Bool {
    guard setup.feedsBack else { return false }
    let holdings = setup.venues[number].holdings
    for (asset, place) in setup.places[number].enumerated() where market.transient(place) != 0 {
      let hurt = market.transient(place) > 0 ? holdings.debtors[asset] : holdings.holders[asset]
      if !hurt.isEmpty || !holdings.general.isEmpty { return true }
    }
    return false
  }

  /// Remembers a simple account that was not remembered, where it is called as the book has it.
  ///
  /// - Parameters:
  ///   - account: The number of the account.
  ///   - venue: Its venue.
  ///   - remembers: Whether it is remembered where it is not called too, and looked at again by itself.
  @inline(__always)
  private mutating func meet(_ account: Int32, _ venue: LiquidationVenue, remembers: Bool = false) {
    guard !here.isRemembered(account), venue.holdings.isSimple[Int(account)] else { return }
    let value = here.value(inBookOf: Int(account), venue.holdings)
    guard value.isCalled || remembers else { return }
    here.remember(account, venue.holdings)
    guard value.isCalled else { return }
    note(here.accounts.count - 1, isCalled: true, health: value.health, size: value.debt, venue)
  }

  /// Looks at a simple account that is remembered.
  mutating func review(simple slot: Int, _ venue: LiquidationVenue) {
    guard here.accounts[slot].isSimple, here.accounts[slot].status != .closed else { return here.retire(slot) }
    if here.accounts[slot].isDischarged {
      here.retire(slot)
      return note(slot, isCalled: false, health: nil, size: 0, venue)
    }
    let value = here.value(ofSlot: slot, venue.holdings)
    let isCalled = value.isCalled
    if isCalled { here.stayDue(slot) } else { here.postpone(slot, value) }
    note(slot, isCalled: isCalled, health: value.obligation > 0 ? value.health : nil, size: value.debt, venue)
  }

  /// Looks at an account that is no sum of weighted values.
  mutating func review(general account: Int32, _ state: MarketState, _ venue: LiquidationVenue) {
    let margin = venue.margin
    guard let slot = here.slots[account].map({ Int($0) }) else {
      guard margin.statement(of: Int(account), in: state).isCalled else { return }
      _ = here.slot(ofGeneral: account, venue.holdings)
      return review(general: account, state, venue)
    }
    guard here.accounts[slot].status != .closed else { return }
    let positions = here.positions(ofSlot: slot, venue)
    let statement = margin.statement(
      of: Int(account), holding: positions[...], cash: here.accounts[slot].cash, in: state)
    let notional = margin.book.notional(ofContracts: positions, in: state)
    note(
      slot, isCalled: statement.isCalled, health: statement.healthFactor, size: statement.debt + notional, venue)
  }

  /// Takes note of how an account stands.
  @inline(__always)
  private mutating func note(
    _ slot: Int, isCalled: Bool, health: Double?, size: Double, _ venue: LiquidationVenue
  ) {
    let isNews = here.accounts[slot].look(isCalled: isCalled, health: health, size: size, at: seconds)
    guard isNews else { return }
    if isCalled { here.waiting.append(Int32(slot)) }
    if story != nil { tell(isCalled ? .called : .recovered, slot, venue, dollars: size, health: health) }
  }

  /// Serves those who wait, the largest first, and those of equal size by the order of their names.
  private mutating func serve(
    _ number: Int, _ venue: LiquidationVenue, passed: Double, _ states: inout [MarketState], _ setup: LiquidationSetup
  ) {
    if here.isPaused(at: seconds) {
      here.outcome.unattended += here.waiting.count
      return
    }
    // What the backstop takes over at this look it begins to unwind from here on.
    let held = here.vault.positions.count
    if !here.waiting.isEmpty {
      here.sortWaiting(by: venue.ranks)
      switch venue.rules.mechanism {
      case .fixedSpread(let rule): serve(number, venue, by: rule, &states, setup)
      case .auction(let rule): serve(number, by: rule, &states, setup)
      case .orderBook(let rule): serve(number, by: rule, states[number], setup)
      }
    }
    if !here.auctions.isEmpty { runAuctions(number, passed: passed, setup) }
    if held > 0 { unwindVault(number, first: held, passed: passed, states[number], setup) }
  }

  // A function for each mechanism: within a loop the rules, which are large, would be copied in every round.

  private mutating func serve(
    _ number: Int, _ venue: LiquidationVenue, by rule: FixedSpreadRule, _ states: inout [MarketState],
    _ setup: LiquidationSetup
  ) {
    for index in here.waiting.indices {
      let slot = Int(here.waiting[index])
      if isAttended(slot, setup) { liquidate(slot, number, rule, &states, venue, setup) }
    }
  }

  private mutating func serve(
    _ number: Int, by rule: AuctionRule, _ states: inout [MarketState], _ setup: LiquidationSetup
  ) {
    for index in here.waiting.indices {
      let slot = Int(here.waiting[index])
      if isAttended(slot, setup) { startAuction(slot, number, rule, &states, setup) }
    }
  }

  private mutating func serve(
    _ number: Int, by rule: OrderBookRule, _ state: MarketState, _ setup: LiquidationSetup
  ) {
    for index in here.waiting.indices {
      let slot = Int(here.waiting[index])
      guard isReady(slot) else { continue }
      if setup.venues[number].holdings.holdsContracts[Int(here.accounts[slot].account)] {
        closeContracts(slot, number, rule, state, setup)
      } else {
        sellForDebt(slot, number, rule, setup)
      }
    }
  }

  private func isReady(_ slot: Int) -> Bool {
    here.accounts[slot].status == .waiting && here.accounts[slot].readyAt <= seconds
  }

  /// Whether a liquidator comes for an account; takes note of why nobody does.
  private mutating func isAttended(_ slot: Int, _ setup: LiquidationSetup) -> Bool {
    guard isReady(slot), seconds - here.accounts[slot].since >= setup.liquidity.liquidators.latencySeconds else {
      return false
    }
    if setup.liquidity.liquidators.areAbsent(at: seconds) {
      here.outcome.unattended += 1
      return false
    }
    guard liquidators.hasRoom else {
      here.outcome.crowdedOut += 1
      return false
    }
    return true
  }

  /// What a remembered account without contracts is worth as the venue sees it, weights that move as they stand.
  func value(ofSlot slot: Int, _ number: Int, _ states: inout [MarketState], _ venue: LiquidationVenue) -> AccountValue
  {
    let account = Int(here.accounts[slot].account)
    guard !here.accounts[slot].isSimple else { return here.value(ofSlot: slot, venue.holdings) }
    let statement = venue.margin.statement(
      of: account, holding: here.positions(ofSlot: slot, venue)[...], cash: 0, in: states[number])
    var value = AccountValue()
    value.collateral = statement.collateral
    value.weighted = statement.maintenanceCollateral
    value.debt = statement.debt
    value.obligation = statement.obligation
    return value
  }

  /// What a dollar of a collateral counts: its weight, or for one that moves the account's on average.
  func weight(at place: Int, of account: Int, _ value: AccountValue, _ venue: LiquidationVenue) -> Double {
    if venue.holdings.isSimple[account] { return venue.holdings.weights[place] }
    return value.collateral > 0 ? min(1, value.weighted / value.collateral) : 0
  }

  /// Adds an event to the story, where there is one.
  mutating func tell(
    _ kind: LiquidationEvent.Kind, _ slot: Int, _ venue: LiquidationVenue, asset: String = "",
    units: Double = 0, dollars: Double = 0, paidAsset: String = "", paidUnits: Double = 0, paid: Double = 0,
    health: Double? = nil, gain: Double = 0
  ) {
    guard story != nil else { return }
    story?.append(
      LiquidationEvent(
        step: step, seconds: seconds, venue: venue.name,
        account: venue.accountName(Int(here.accounts[slot].account)), kind: kind, asset: asset, units: units,
        dollars: dollars, paidAsset: paidAsset, paidUnits: paidUnits, paid: paid, health: health, gain: gain))
  }
}
