import Kernels
import Margin
import MarginCalls
import MarketModel
import Portfolio
import RiskMeasures
import Scheduling
import Simulation

/// Accounts of 3 collaterals out of 20 on 72 hourly steps: who is called when and for how much, from the draws of the paths
/// to the intervals; the expected number of calls.
struct CallsBenchmark: Benchmark {
  private let name: String
  private let simulation: Simulation
  private let engine: MarginEngine
  private let paths: Int

  init(name: String, accounts count: Int, paths: Int, _ instructionSet: InstructionSet) throws {
    self.name = name
    self.paths = paths
    let model = try Market.model(20, driftsByHalfVariance: true)
    simulation = try Simulation(
      model: model, grid: TimeGrid(steps: 72, stepDays: 1 / 24), seed: 7, instructionSet: instructionSet)
    engine = try Self.engine(HealthAccounts(count, assets: model.assets.count, instructionSet), model.assets)
  }

  private var accounts: Int { engine.book.book.accounts.count }
  private var steps: Int { simulation.grid.steps }

  var cells: Int { accounts * steps * paths }

  /// Looking at every step of every account is no part of it: bounds spare most of that.
  var floor: [FloorShare] {
    let assets = simulation.model.assets.count
    let bytes = 8 * assets * steps * paths
    return [
      FloorShare(.philox, perCell: Double(assets) / Double(accounts)),
      FloorShare(.normals, perCell: Double(assets) / Double(accounts)),
      FloorShare(.product(order: assets), perCell: Double(assets) / Double(accounts)),
      FloorShare(.exponentials, perCell: Double(assets) / Double(accounts)),
      FloorShare(.copy(bytes: bytes), perCell: Double(bytes) / Double(cells)),
    ]
  }

  var references: [FloorShare] { [FloorShare(.checks)] }

  func verify() throws {
    let (accounts, paths) = (min(accounts, 200), PathPrices.width)
    var called = [[Bool]](repeating: Array(repeating: false, count: paths), count: accounts)
    let market = try PathMarket(engine.book, in: simulation)
    var (tile, watch) = (simulation.makeTile(), market.makeWatch())
    simulation.draw((0..<paths).map { UInt64($0) }, in: &tile) { step, tile in
      watch.see(step: step, &tile)
      for path in 0..<paths {
        let state = watch.state(of: path, in: tile)
        for account in 0..<accounts where engine.statement(of: account, in: state).surplus < 0 {
          called[account][path] = true
        }
      }
    }
    let distribution = try distribution(paths: paths, threads: 1)
    for account in 0..<accounts {
      try WrongFigure.check(
        name, Double(distribution.accounts[account].calls), against: Double(called[account].count { $0 }), within: 0)
    }
  }

  func run(threads: Int) throws -> Double { try distribution(paths: paths, threads: threads).calls.mean.value }

  func standardError() throws -> Double { try distribution(paths: paths, threads: 1).calls.mean.standardError }

  private func distribution(paths: Int, threads: Int) throws -> CallDistribution {
    let run = try CallRun(
      identity(simulation), engine: engine, paths: paths,
      scheduler: ThreadedScheduler(threads: threads, observer: NoObserver()))
    return try run.distribution(confidences: paths > 100 ? [Confidence(0.95)] : [])
  }

  /// The accounts in a book of which every asset costs a dollar, on a venue that calls at 80 %.
  private static func engine(_ accounts: HealthAccounts, _ assets: [String]) throws -> MarginEngine {
    var book = try Book(prices: Dictionary(uniqueKeysWithValues: assets.map { ($0, 1) }))
    let places = try assets.map { try book.place(of: .asset($0)) }
    let dollar = try book.place(of: .asset(Instrument.dollar))
    for (account, (holdings, debt)) in zip(accounts.holdings, accounts.debts).enumerated() {
      try book.append(
        Account(id: "\(account)"),
        positions: holdings.map { Position(instrument: places[$0.asset], role: .collateral, quantity: $0.quantity) }
          + [Position(instrument: dollar, role: .debt, quantity: debt)])
    }
    let rule = CollateralRule(initialWeight: 0.75, maintenanceWeight: 0.8)
    let rules = try CollateralRules(assets: Dictionary(uniqueKeysWithValues: assets.map { ($0, rule) }))
    return try MarginEngine(MarginVenue(collateral: rules), book: PricedBook(book))
  }
}
