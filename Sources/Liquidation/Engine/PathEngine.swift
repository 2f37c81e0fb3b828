internal import Margin
public import Portfolio

/// The liquidation engine on one path: several venues, the market that they share, the liquidators who come or do not.
///
/// Goals in this order: conserve value, reproduce exactly, be true to the mechanisms, be fast. At the end of a step the quiet
/// prices move, the oracles look, and the accounts that are short of maintenance are dealt with, the largest first. Then
/// time passes from look to look within the step for as long as anything can still happen: latencies run out, auctions
/// fall, what was sold recovers, capital comes back. What was sold moves the price that everybody sees from then on. At
/// every look the dollars of all parties are added up: a residual ends the run.
public struct PathEngine: Sendable {
  var market: MarketOnPath
  /// The venue that was entered last: what is no element of an array is neither copied nor counted when it is used.
  var here: VenueOnPath
  private var entered = 0
  /// The others by their numbers, with an empty place for that one.
  private var away: [VenueOnPath]
  var liquidators: LiquidatorsOnPath
  var ledger = Ledger()
  /// The step that was opened last, from 1; 0 before the first.
  public internal(set) var step = 0
  /// The moment of the last look, seconds since the start.
  public internal(set) var seconds = 0.0
  private var lastLook = 0.0
  /// What happened, in order; nil where it is not kept.
  public internal(set) var story: [LiquidationEvent]?
  /// Where the dollars do not add up; nil while they do.
  public internal(set) var fault: LedgerFault?

  /// A path before its first step.
  ///
  /// - Parameters:
  ///   - setup: The venues and their market.
  ///   - keepsStory: Whether what happens is kept event by event.
  public init(_ setup: LiquidationSetup, keepsStory: Bool = false) {
    let market = MarketOnPath(setup)
    self.market = market
    away = zip(setup.venues, setup.places).map { venue, places in
      VenueOnPath(venue, today: places.map { market.price[$0] }, setup, market)
    }
    here = VenueOnPath()
    swap(&here, &away[0])
    liquidators = LiquidatorsOnPath(setup.liquidity.liquidators)
    story = keepsStory ? [] : nil
  }

  /// Goes back to before the first step, and keeps the memory that the last path took.
  ///
  /// - Parameter fresh: An engine of the same venues before its first step.
  package mutating func restart(as fresh: PathEngine) {
    precondition(venues == fresh.venues && fresh.entered == 0, "The same venues, before their first step")
    enter(0)
    var own: (here: VenueOnPath, away: [VenueOnPath]) = (VenueOnPath(), [])
    swap(&own.here, &here)
    swap(&own.away, &away)
    self = fresh
    own.here.restart(as: fresh.here)
    for number in venues.dropFirst() { own.away[number].restart(as: fresh.away[number]) }
    (here, away) = own
  }

  /// The numbers of the venues.
  var venues: Range<Int> { away.indices }

  /// Goes to a venue, which is ``here`` until another is entered.
  mutating func enter(_ number: Int) {
    guard number != entered else { return }
    swap(&here, &away[entered])
    swap(&here, &away[number])
    entered = number
  }

  /// Reads something of a venue.
  private func reading<Value>(_ number: Int, _ value: (VenueOnPath) -> Value) -> Value {
    number == entered ? value(here) : value(away[number])
  }

  /// What the venue takes an asset of its book to be worth now, dollars per unit.
  public func answer(venue: Int, asset: Int) -> Double { reading(venue) { $0.answers[asset] } }

  /// What the rate of a number has made of a unit of a venue's debt since the start.
  package mutating func growth(of venue: Int, rate: Int) -> Double {
    enter(venue)
    return here.growths[rate]
  }

  /// Copies what a unit of some assets of a venue's book counts, each times a factor, to places among other numbers.
  package mutating func copyUnits(
    of venue: Int, _ assets: [Int], times factors: [Double], into others: inout [Double], from first: Int,
    every stride: Int
  ) {
    enter(venue)
    here.copyUnits(assets, times: factors, into: &others, from: first, every: stride)
  }

  /// What an asset of the run stands at on the market now, dollars per unit.
  public func price(of asset: Int) -> Double { market.price[asset] }

  /// What happened at a venue so far.
  public func outcome(venue: Int) -> PathOutcome { reading(venue) { $0.outcome } }

  /// The dollars in the funds, the backstops and what these took over, to be measured before and after a look.
  @inline(__always)
  var reserves: Double {
    var sum = 0.0
    for number in away.indices { sum += number == entered ? here.reserves : away[number].reserves }
    return sum
  }

  /// Opens a step: quiet prices move, time passes, and the oracles look.
  ///
  /// - Parameters:
  ///   - step: The number of the step, from 1, the one after the last.
  ///   - setup: The venues and their market.
  ///   - prices: The quiet price of an asset of the run by its place, dollars, above 0.
  /// - Complexity: O(assets), and O(rates of debts).
  public mutating func open(step: Int, _ setup: LiquidationSetup, prices: (Int) -> Double) {
    open(step: step, setup, prices: setup.assets.indices.map(prices), from: 0, every: 1)
  }

  /// The same, of prices that stand among others.
  ///
  /// - Parameters:
  ///   - step: The number of the step, from 1, the one after the last.
  ///   - setup: The venues and their market.
  ///   - prices: Quiet prices, dollars, above 0.
  ///   - first: The place of the first asset's among them.
  ///   - stride: How far the next asset's is from there.
  package mutating func open(
    step: Int, _ setup: LiquidationSetup, prices: [Double], from first: Int, every stride: Int
  ) {
    precondition(step == self.step + 1, "A path goes step by step")
    self.step = step
    seconds = Double(step) * setup.stepSeconds
    market.move(to: seconds, prices: prices, from: first, every: stride, setup)
    for number in venues {
      enter(number)
      here.grow(to: seconds, over: setup.stepSeconds, setup.venues[number].holdings)
    }
    observe(setup)
  }

  /// Lets the oracles look at the market as it stands.
  mutating func observe(_ setup: LiquidationSetup) {
    for number in venues {
      enter(number)
      here.observe(market, at: seconds, number, setup)
    }
  }

  /// Deals with the accounts that are called, look by look, until nothing more can happen in the step.
  ///
  /// - Parameters:
  ///   - called: For each venue the accounts that may be called at the step's first look, each once; nil to look at all.
  ///   - states: For each venue the market of the step, of which the prices are overwritten by what the venue sees; only
  ///     those of venues with accounts that are no sums of weighted values are read.
  ///   - setup: The venues and their market.
  /// - Complexity: O(accounts) for each look after prices moved further against somebody, and O(positions) for each account
  ///   that is called or changed.
  public mutating func run(called: [[Int32]]?, states: inout [MarketState], _ setup: LiquidationSetup) {
    let suspects = called.map { $0.map { [$0] } }
    var look = 0
    while let next = self.look(look, called: look == 0 ? suspects : nil, lane: 0, states: &states, setup) {
      wait(for: next - look, setup)
      look = next
    }
  }

  /// Looks at all venues once.
  ///
  /// - Parameters:
  ///   - look: The number of the look in its step, from 0.
  ///   - called: For each venue and each of some paths the accounts that may be called now and were not named before; nil to
  ///     look for them.
  ///   - lane: The place of the path among these.
  ///   - states: For each venue the market of the step.
  ///   - setup: The venues and their market.
  /// - Returns: The next look of the step at which anything can happen, up to which ``wait(for:_:)`` lets time pass; nil where
  ///   nothing can before prices move again.
  package mutating func look(
    _ look: Int, called: [[[Int32]]]?, lane: Int, states: inout [MarketState], _ setup: LiquidationSetup
  ) -> Int? {
    guard fault == nil else { return nil }
    let lookSeconds = setup.liquidity.lookSeconds
    let passed = seconds - lastLook
    lastLook = seconds
    liquidators.pass(to: seconds, setup, gasMultiple: market.gasMultiple)
    ledger.start(reserves: reserves, capital: liquidators.capital)
    var rest = VenueRest()
    for venue in venues {
      lookAt(
        venue, called: called?[venue][lane], isFirst: look == 0, passed: passed, &states, &rest, setup)
    }
    ledger.noteDefence(market.defend(over: passed, setup))
    settleLedger()
    guard fault == nil, look + 1 < setup.looksPerStep else { return nil }
    if isRestless(rest, setup) { return look + 1 }
    let wait = ((rest.nextMoment - seconds) / lookSeconds - 1e-9).rounded(.up)
    let next = Double(look) + max(1, wait)
    return next < Double(setup.looksPerStep) ? Int(next) : nil
  }

  /// Lets the time of some looks pass, and the oracles look.
  package mutating func wait(for looks: Int, _ setup: LiquidationSetup) {
    seconds += Double(looks) * setup.liquidity.lookSeconds
    market.pass(to: seconds, setup)
    observe(setup)
  }

  /// Whether anything can still happen before the next step though quiet prices stand.
  private func isRestless(_ rest: VenueRest, _ setup: LiquidationSetup) -> Bool {
    // What changed hands may have called others.
    if rest.isRestless || ledger.turnover > 0 { return true }
    if rest.somebodyWaits, market.isMoved || !liquidators.hasRoom || liquidators.isWaitingForCapital { return true }
    return setup.backed.contains { token in
      token.defence.map { market.price[token.asset] < 1 - $0.discount } ?? false
    }
  }
}
