internal import Kernels
internal import Liquidation
internal import Margin
internal import MarginCalls
internal import Portfolio
internal import Simulation

/// Runs the paths of a tile, 16 at a time, step by step: one thread's engines.
///
/// Where all accounts are sums of weighted values, the prices of a tile are drawn first, and each 16 paths are then run to
/// their end, by the same 16 engines: what they remember stays in the caches. Other accounts need the whole state of the
/// market, which is there only while the paths are drawn: then all paths of the tile go step by step, by an engine each.
struct StressScan: Sendable {
  private let plan: StressPlan
  private var engines: [PathEngine] = []
  private var screens: [HealthScreen]
  /// The watches of venues with accounts that are not simple, and which these are.
  private var watches: [MarketWatch]
  private let watched: [Int]
  private var states: [MarketState]
  /// By venue and engine, the accounts that may be called at a step.
  private var called: [[[Int32]]]
  /// By step and asset of the setup, the quiet prices of the tile's paths.
  private var prices: [Double] = []
  private let isSimple: Bool
  /// By path, the look of the step at which something can happen next.
  private var nextLooks = [Int](repeating: 0, count: PathTile.width)

  init(_ plan: StressPlan) {
    self.plan = plan
    screens = plan.screens
    watches = plan.markets.compactMap { $0?.makeWatch(volatilityHalfLifeDays: plan.volatilityHalfLifeDays) }
    watched = plan.markets.indices.filter { plan.markets[$0] != nil }
    states = zip(plan.setup.venues, plan.markets).map { venue, market in market?.start ?? venue.margin.book.today }
    called = plan.setup.venues.map { _ in Array(repeating: [], count: PathTile.width) }
    isSimple = plan.markets.allSatisfy { $0 == nil }
  }

  /// Runs 1 to `PathTile.width` paths from the start to the end.
  ///
  /// - Parameters:
  ///   - paths: The numbers of the paths.
  ///   - tile: Where they are drawn.
  ///   - keepsStory: Whether what happens is kept event by event.
  ///   - finished: Gets the engine of each path at its end, path after path.
  mutating func run(
    _ paths: [UInt64], in tile: inout PathTile, keepsStory: Bool = false, finished: (PathEngine) -> Void
  ) {
    let plan = self.plan
    start(isSimple ? min(paths.count, PathPrices.width) : paths.count, keepsStory: keepsStory)
    let groups = stride(from: 0, to: paths.count, by: PathPrices.width).map {
      $0..<min(paths.count, $0 + PathPrices.width)
    }
    let assets = plan.setup.assets.count
    let rows = isSimple ? plan.simulation.grid.steps * assets : assets
    if prices.count != rows * PathTile.width { prices = Array(repeating: 0, count: rows * PathTile.width) }
    plan.simulation.draw(paths[...], in: &tile) { step, tile in
      tile.computePriceRatios(of: plan.moving)
      plan.fillPrices(of: step, from: tile, into: &prices, row: isSimple ? (step - 1) * assets : 0)
      guard !isSimple else { return }
      for place in watches.indices { watches[place].see(step: step, &tile) }
      for group in groups { see(step, group, from: 0, row: 0, tile) }
    }
    guard isSimple else { return engines.forEach(finished) }
    for group in groups {
      if group.lowerBound > 0 { start(group.count, keepsStory: keepsStory) }
      for step in 1...plan.simulation.grid.steps {
        see(step, 0..<group.count, from: group.lowerBound, row: (step - 1) * assets, tile)
      }
      engines[..<group.count].forEach(finished)
    }
  }

  /// Sets some engines to before the first step.
  private mutating func start(_ count: Int, keepsStory: Bool) {
    for venue in screens.indices { screens[venue].forget(paths: count) }
    if keepsStory {
      engines = (0..<count).map { _ in PathEngine(plan.setup, keepsStory: true) }
    } else {
      while engines.count > count { engines.removeLast() }
      for lane in engines.indices { engines[lane].restart(as: plan.fresh) }
      while engines.count < count { engines.append(plan.fresh) }
    }
  }

  /// Lets some engines see a step.
  ///
  /// - Parameters:
  ///   - step: The number of the step, from 1.
  ///   - group: At most 16 engines.
  ///   - first: The place in the tile of the path of engine 0.
  ///   - row: The first row of the step's prices.
  ///   - tile: The tile, which for accounts that are not simple is at the step.
  private mutating func see(_ step: Int, _ group: Range<Int>, from first: Int, row: Int, _ tile: PathTile) {
    let plan = self.plan
    for lane in group {
      engines[lane].open(
        step: step, plan.setup, prices: prices, from: row * PathTile.width + first + lane, every: PathTile.width)
    }
    for lane in group { nextLooks[lane] = 0 }
    var look = 0
    while look < plan.setup.looksPerStep {
      let lanes = group.filter { nextLooks[$0] == look }
      for venue in screens.indices {
        for lane in lanes { called[venue][lane].removeAll(keepingCapacity: true) }
        screens[venue].find(
          into: &called[venue], of: &engines, lanes, in: group, venue: venue, isFirst: look == 0)
      }
      for lane in lanes {
        for place in watched.indices { watches[place].load(lane, of: tile, into: &states[watched[place]]) }
        let next = engines[lane].look(look, called: called, lane: lane, states: &states, plan.setup)
        if let next { engines[lane].wait(for: next - look, plan.setup) }
        nextLooks[lane] = next ?? .max
      }
      look = group.reduce(.max) { min($0, nextLooks[$1]) }
    }
    guard step == plan.simulation.grid.steps else { return }
    for lane in group {
      for place in watched.indices { watches[place].load(lane, of: tile, into: &states[watched[place]]) }
      engines[lane].finish(states: &states, plan.setup)
    }
  }
}
