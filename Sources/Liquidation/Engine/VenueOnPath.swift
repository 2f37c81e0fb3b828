internal import Margin
internal import Portfolio

/// A venue on one path: what it sees, which accounts differ from the book, what its fund holds.
struct VenueOnPath: Sendable {
  /// What the venue takes each asset of its book to be worth, dollars per unit, before par.
  var answers: [Double]
  /// The answers at the last look.
  var before: [Double]
  /// The answers with par: what a unit counts, dollars.
  var units: [Double]
  /// The lowest and the highest of ``units`` on the path so far.
  var floors: [Double]
  var ceilings: [Double]
  /// The oracles of assets that are not the market itself, those last that follow the answer of another: with the place of the
  /// asset that a growth cap follows, in the book where it is held there, and else in the market.
  var feeds: [(asset: Int, underlying: (ofBook: Bool, place: Int)?, feed: OracleFeed)]
  /// The place among ``accounts`` of the accounts that are remembered and are not simple.
  private(set) var slots: [Int32: Int32] = [:]
  /// A bit per account of the book: whether it is among ``accounts``.
  private(set) var remembered: [UInt64] = []
  var accounts: [AccountOnPath] = []
  /// The quantities of these accounts, one after the other.
  var quantities: [Double] = []
  /// The places of the accounts that wait, in no order.
  var waiting: [Int32] = []
  /// Where these are sorted.
  private var queue: [(size: Double, rank: Int32, slot: Int32)] = []
  var auctions: [RunningAuction] = []
  /// The dollars that the running auctions are still to raise.
  var raising = 0.0
  /// What the growth of each rate has made of a unit of debt.
  var growths: [Double]
  var fund: Double
  /// What the backstop can still pay: dollars, or units of its asset.
  var backstop: Double
  private let paysInTokens: Bool
  var vault = BackstopVault()
  /// How far answers have fallen to new lows, and risen to new highs: at each look by the share of the asset that moved most,
  /// summed.
  var fallen = 0.0
  var risen = 0.0
  /// Up to which ``fallen`` each remembered account cannot be called, and up to which sum of both: infinite where it cannot
  /// be at all.
  var dueFalls: [Double] = []
  var dueMoves: [Double] = []
  /// Whether any of the latter is finite.
  var hasDueMoves = false
  /// The places among ``accounts`` of those that are due at a look, in the order of these.
  var due: [Int32] = []
  /// Whether accounts are parts of others, and the owners of which something was liquidated.
  private let hasParts: Bool
  private var liquidatedOwners: Set<Int32> = []
  /// What each owner gave up by deleveraging, dollars.
  private var deleveraged: [Int: Double] = [:]
  var outcome = PathOutcome()

  /// No venue.
  init() {
    (answers, before, units, floors, ceilings, growths) = ([], [], [], [], [], [])
    (fund, backstop, paysInTokens, hasParts) = (0, 0, false, false)
    feeds = []
  }

  init(_ venue: LiquidationVenue, today: [Double], _ setup: LiquidationSetup, _ market: MarketOnPath) {
    answers = today
    before = today
    units = zip(today, venue.holdings.isPar).map { $1 ? 1 : $0 }
    floors = units
    ceilings = units
    remembered = Array(repeating: 0, count: (venue.owners.count + 63) / 64)
    growths = venue.holdings.rates.map { _ in 1 }
    fund = venue.rules.losses.fund
    hasParts = venue.ownerCount != venue.owners.count
    switch venue.rules.losses.backstop {
    case .dollars(let dollars): (backstop, paysInTokens) = (dollars, false)
    case .tokens(_, let units): (backstop, paysInTokens) = (units, true)
    case nil: (backstop, paysInTokens) = (0, false)
    }
    feeds = []
    let assets = venue.margin.book.assets
    let rules = assets.map { venue.rules.oracle.rule(of: $0) }
    let order =
      assets.indices.filter { rules[$0].underlying == nil } + assets.indices.filter { rules[$0].underlying != nil }
    for asset in order where assets[asset] != Instrument.dollar && !rules[asset].isMarket {
      let underlying = rules[asset].underlying.flatMap { name in
        assets.firstIndex(of: name).map { (true, $0) } ?? setup.assets.firstIndex(of: name).map { (false, $0) }
      }
      let price = underlying.map { $0.0 ? answers[$0.1] : market.price[$0.1] }
      let feed = OracleFeed(rules[asset], price: today[asset], underlying: price)
      answers[asset] = feed.answer
      feeds.append((asset, underlying.map { (ofBook: $0.0, place: $0.1) }, feed))
      guard !venue.holdings.isPar[asset] else { continue }
      (units[asset], floors[asset], ceilings[asset]) = (feed.answer, feed.answer, feed.answer)
    }
  }

  /// The dollars in the fund, the backstop and what that took over.
  var reserves: Double { fund + (paysInTokens ? 0 : backstop) + vault.cash }

  /// Whether the venue can liquidate nobody at a moment.
  func isPaused(at seconds: Double) -> Bool { feeds.contains { $0.feed.rule.isPaused(at: seconds) } }

  /// Whether an account is among those that are remembered.
  @inline(__always)
  func isRemembered(_ account: Int32) -> Bool { remembered[Int(account) >> 6] >> UInt64(account & 63) & 1 != 0 }

  /// The place among those that are remembered of an account that is not simple, which is added where it is new.
  mutating func slot(ofGeneral account: Int32, _ holdings: HoldingTable) -> Int {
    if let slot = slots[account] { return Int(slot) }
    slots[account] = Int32(accounts.count)
    remember(account, holdings)
    return accounts.count - 1
  }

  /// Adds an account to those that are remembered, among which it is not; it is looked at again with those that are due.
  mutating func remember(_ account: Int32, _ holdings: HoldingTable) {
    remembered[Int(account) >> 6] |= 1 << UInt64(account & 63)
    let lines = holdings.lineRange(of: Int(account))
    let isSimple = holdings.isSimple[Int(account)]
    accounts.append(
      AccountOnPath(account: account, first: Int32(quantities.count), lines: lines, isSimple: isSimple))
    dueFalls.append(-.infinity)
    dueMoves.append(.infinity)
    if isSimple {
      for line in lines { quantities.append(holdings.lines[line].quantity) }
    } else {
      for place in holdings.range(of: Int(account)) { quantities.append(holdings.quantities[place]) }
    }
  }

  /// Goes back to the start of a path, and keeps the memory that the last one took.
  ///
  /// - Parameter fresh: The venue at the start of a path.
  mutating func restart(as fresh: VenueOnPath) {
    var next = fresh
    swap(&next.accounts, &accounts)
    swap(&next.quantities, &quantities)
    swap(&next.waiting, &waiting)
    swap(&next.dueFalls, &dueFalls)
    swap(&next.dueMoves, &dueMoves)
    swap(&next.due, &due)
    swap(&next.queue, &queue)
    swap(&next.remembered, &remembered)
    next.accounts.removeAll(keepingCapacity: true)
    next.quantities.removeAll(keepingCapacity: true)
    next.waiting.removeAll(keepingCapacity: true)
    next.dueFalls.removeAll(keepingCapacity: true)
    next.dueMoves.removeAll(keepingCapacity: true)
    for word in next.remembered.indices { next.remembered[word] = 0 }
    self = next
  }

  /// Puts those who wait in the order in which they are served: the largest first, of equal ones by the order of names.
  mutating func sortWaiting(by ranks: [Int32]) {
    guard waiting.count > 1 else { return }
    queue.removeAll(keepingCapacity: true)
    for slot in waiting {
      let account = accounts[Int(slot)]
      queue.append((account.size, ranks[Int(account.account)], slot))
    }
    queue.sort { $0.size > $1.size || $0.size == $1.size && $0.rank < $1.rank }
    for index in queue.indices { waiting[index] = queue[index].slot }
  }

  /// Forgets of those who wait all that do not any more.
  mutating func dropServed() {
    guard !waiting.isEmpty else { return }
    let accounts = self.accounts
    waiting.removeAll { accounts[Int($0)].status != .waiting }
  }

  /// Takes note that something of an account was liquidated.
  mutating func noteLiquidation(of slot: Int, _ owners: [Int]) {
    outcome.liquidations += 1
    accounts[slot].isChanged = true
    guard !accounts[slot].isLiquidated else { return }
    accounts[slot].isLiquidated = true
    if hasParts, !liquidatedOwners.insert(Int32(owners[Int(accounts[slot].account)])).inserted { return }
    outcome.accounts += 1
  }

  /// Takes note of what a trader gave up to pay for a bankrupt one.
  mutating func noteDeleveraging(of slot: Int, _ owners: [Int], dollars: Double) {
    let owner = owners[Int(accounts[slot].account)]
    deleveraged[owner, default: 0] += dollars
    outcome.deleveraged += dollars
    outcome.mostDeleveraged = max(outcome.mostDeleveraged, deleveraged[owner] ?? 0)
  }

  /// Takes note of what the fund holds now.
  mutating func noteFund(start: Double) { outcome.fundDrawdown = max(outcome.fundDrawdown, start - fund) }
}
