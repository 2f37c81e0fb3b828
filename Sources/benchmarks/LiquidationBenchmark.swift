import Kernels
import Liquidation
import Margin
import MarketModel
import Portfolio
import Scheduling
import Simulation
import Stress

/// Accounts of 3 collaterals out of 20 at a lending market on 72 hourly steps: the mean dollars that liquidators repay.
///
/// Half of a debt is repaid at a time; the whole where health is below 0.95, or debt or collateral below 2,000 dollars. The
/// bonus is 5 %. Every asset costs 1,000 dollars today.
struct LiquidationBenchmark: Benchmark {
  /// What liquidations meet.
  enum Market {
    /// A market that takes any size at its price, one look an hour: the rules of the peers' program.
    case unlimited
    /// A power law of depth whose sales move every later price, recovery, gas, and a look so often.
    case deep(lookSeconds: Double)
  }

  private let name: String
  private let run: StressRun
  private let accounts: Int

  init(name: String, accounts count: Int, paths: Int, _ market: Market, _ instructionSet: InstructionSet) throws {
    self.name = name
    accounts = count
    let model = try benchmarks.Market.model(20)
    let simulation = try Simulation(
      model: model, grid: TimeGrid(steps: 72, stepDays: 1 / 24), seed: 7, instructionSet: instructionSet)
    let venue = try Self.venue(HealthAccounts(count, assets: model.assets.count, instructionSet), model.assets)
    let setup = try LiquidationSetup(
      [venue], liquidity: try Self.liquidity(market, model.assets, accounts: count), stepSeconds: 3_600)
    run = try StressRun(simulation, setup: setup, paths: paths)
  }

  private var steps: Int { run.simulation.grid.steps }

  var cells: Int { accounts * steps * run.paths }

  /// Looking at every account at every step is no part of it: bounds spare most of that.
  var floor: [FloorShare] {
    let assets = run.simulation.model.assets.count
    let share = Double(assets) / Double(accounts)
    return [
      FloorShare(.philox, perCell: share), FloorShare(.normals, perCell: share),
      FloorShare(.product(order: assets), perCell: share), FloorShare(.exponentials, perCell: share),
    ]
  }

  var references: [FloorShare] { [FloorShare(.checks)] }

  /// The story of a path tells what the run counts.
  func verify() throws {
    let story = try run.story(of: 3)
    let few = try StressRun(run.simulation, setup: run.setup, paths: 4).outcomes()
    try WrongFigure.check(name, few[3].repaid, against: story.total.repaid, within: 0)
  }

  func run(threads: Int) throws -> Double {
    let values = try values(threads: threads)
    return values.reduce(0, +) / Double(values.count)
  }

  func standardError() throws -> Double {
    let values = try values(threads: 1)
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count * (values.count - 1))).squareRoot()
  }

  private func values(threads: Int) throws -> [Double] {
    try StressRun(
      identity(run.simulation), setup: run.setup, paths: run.paths,
      blockPaths: PathTile.pieces(of: run.paths, threads: threads),
      scheduler: ThreadedScheduler(threads: threads, observer: NoObserver())
    ).outcomes().map(\.repaid)
  }

  private static func liquidity(_ market: Market, _ assets: [String], accounts: Int) throws -> LiquidityRules {
    switch market {
    case .unlimited: return try LiquidityRules(lookSeconds: 3_600)
    case .deep(let lookSeconds):
      // A sale of a hundredth of what all accounts hold of an asset loses a percent.
      let units = Double(accounts) * 3 / 20 * 1.6 / 100
      let source = DepthSource(.power(.slippage, 0.01, at: .units(units), exponent: 0.6))
      let rule = try DepthRule(sources: [source], recoveryHalfLifeSeconds: 1_800)
      return try LiquidityRules(
        depth: Dictionary(uniqueKeysWithValues: assets.map { ($0, rule) }),
        liquidators: LiquidatorRule(requiredReturn: 0.005), gas: GasRule(dollars: 5), lookSeconds: lookSeconds)
    }
  }

  private static func venue(_ accounts: HealthAccounts, _ assets: [String]) throws -> LiquidationVenue {
    let price = 1_000.0
    var book = try Book(prices: Dictionary(uniqueKeysWithValues: assets.map { ($0, price) }))
    let places = try assets.map { try book.place(of: .asset($0)) }
    let dollar = try book.place(of: .asset(Instrument.dollar))
    for (account, (holdings, narrow)) in zip(accounts.holdings, accounts.debts).enumerated() {
      // The accounts of the health check owe 50 to 79 % of what they hold; here it is 20 to 79 %.
      let worth = holdings.reduce(0) { $0 + $1.quantity }
      let debt = worth * (0.2 + (narrow / worth - 0.5) / 0.29 * 0.59)
      try book.append(
        Account(id: "\(account)"),
        positions: holdings.map { Position(instrument: places[$0.asset], role: .collateral, quantity: $0.quantity) }
          + [Position(instrument: dollar, role: .debt, quantity: debt * price)])
    }
    let rule = CollateralRule(initialWeight: 0.75, maintenanceWeight: 0.8)
    let rules = try CollateralRules(assets: Dictionary(uniqueKeysWithValues: assets.map { ($0, rule) }))
    let margin = try MarginEngine(
      MarginVenue(collateral: rules, incentive: .bonus(0.05)), book: PricedBook(book))
    let close = try CloseRule(amount: .share(0.5), wholeBelowHealth: 0.95, wholeBelowDollars: 2_000)
    return try LiquidationVenue(
      name: "lending", margin: margin,
      rules: LiquidationRules(mechanism: .fixedSpread(try FixedSpreadRule(close: close))))
  }
}
