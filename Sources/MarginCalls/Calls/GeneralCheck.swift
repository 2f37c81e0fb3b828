internal import Margin
internal import Portfolio
internal import Simulation

/// Makes the statements of accounts that are no sums of columns, on every path at every step until they are called.
struct GeneralCheck: Sendable {
  private let accounts: [(account: Int, owner: Int)]
  private let engine: MarginEngine
  private var state: MarketState
  /// For each account and path whether it has been called.
  private var isCalled: [Bool]
  /// The calls of a tile, in the order of steps, paths and accounts.
  private(set) var events: [CallEvent] = []

  init(_ table: CallTable, engine: MarginEngine, start: MarketState) {
    accounts = table.general
    self.engine = engine
    state = start
    isCalled = Array(repeating: false, count: accounts.count * PathTile.width)
  }

  /// Begins with a tile.
  mutating func start() {
    events.removeAll(keepingCapacity: true)
    for place in isCalled.indices { isCalled[place] = false }
  }

  /// Looks at a step of a tile.
  mutating func see(step: Int, _ watch: MarketWatch, _ tile: PathTile) {
    guard !accounts.isEmpty else { return }
    for lane in 0..<tile.count {
      let waiting = accounts.indices.filter { !isCalled[$0 * PathTile.width + lane] }
      guard !waiting.isEmpty else { continue }
      watch.load(lane, of: tile, into: &state)
      let engine = self.engine.prepared(for: state, accounts: waiting.map { accounts[$0].account })
      for place in waiting {
        let (account, owner) = accounts[place]
        let statement = engine.statement(of: account, in: state)
        guard statement.isCalled else { continue }
        isCalled[place * PathTile.width + lane] = true
        events.append(
          CallEvent(
            owner: owner, lane: lane, step: step, shortfall: -statement.surplus, debt: statement.debt,
            notional: engine.notional(of: account, in: state)))
      }
    }
  }
}
