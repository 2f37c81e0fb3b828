import Documents
import Liquidation
import Margin
import MarketModel
import Portfolio
import Simulation
import Stress

/// Two coins and a dollar coin, and venues with books on them, for runs.
struct StressMarket {
  var volatility = ["BTC": 1.2, "ETH": 1.6]
  var steps = 24
  var depthDollars: Double? = 4e6
  var lookSeconds = 600.0
  var feedsBack = true
  var seed: UInt64 = 11
  var liquidators = LiquidatorRule.ideal
  var losses = LossRule.lenders
  var oracle = OracleRules()
  /// Whether the weight of ether stands in tiers, which makes every holder of it one that is stated.
  var hasTiers = false
  /// Whether a share of ether beyond which it counts nothing stands there too.
  var largestShare: Double?

  static let prices = ["BTC": 50_000.0, "ETH": 3_000, "USDC": 1]

  func model() throws -> MarketModel {
    try MarketModel(
      assets: ["BTC", "ETH"], volatility: [volatility["BTC"] ?? 0, volatility["ETH"] ?? 0], drift: [0, 0],
      correlation: [[1, 0.8], [0.8, 1]], dynamics: .gaussian)
  }

  func simulation() throws -> Simulation {
    try Simulation(model: model(), grid: TimeGrid(steps: steps, stepDays: 1 / 24), seed: seed)
  }

  /// Thirty borrowers of dollars and of ether, from nearly called to far from it, in an order by name.
  func book(accounts: Int = 30) throws -> Book {
    var book = try Book(prices: Self.prices)
    let btc = try book.place(of: .asset("BTC"))
    let eth = try book.place(of: .asset("ETH"))
    let usdc = try book.place(of: .asset("USDC"))
    for number in 0..<accounts {
      let size = 1 + Double(number % 7)
      let share = 0.55 + 0.24 * Double((number * 13) % accounts) / Double(accounts)
      let held = [
        Position(instrument: btc, role: .collateral, quantity: size),
        Position(instrument: eth, role: .collateral, quantity: 10 * size),
      ]
      let worth = size * 50_000 + 10 * size * 3_000
      let owed =
        number % 5 == 4
        ? Position(instrument: eth, role: .debt, quantity: share * worth / 3_000, interestRate: 0.03)
        : Position(instrument: usdc, role: .debt, quantity: share * worth, interestRate: 0.05)
      try book.append(Account(id: "borrower \(number)"), positions: held + [owed])
    }
    return book
  }

  func venue(_ name: String = "lender", accounts: Int = 30) throws -> LiquidationVenue {
    let weights = CollateralWeights(initial: 0.75, maintenance: 0.8)
    let tiers = HaircutTiers(.dollars, brackets: [.init(from: 0, weights: weights)])
    let plain = CollateralRule(initialWeight: 0.75, maintenanceWeight: 0.8)
    let stepped = CollateralRule(
      initialWeight: 0.75, maintenanceWeight: 0.8, tiers: hasTiers ? tiers : nil, largestShare: largestShare)
    let rules = try CollateralRules(assets: ["BTC": plain, "ETH": stepped], par: ["USDC"])
    let margin = try MarginEngine(
      MarginVenue(collateral: rules, incentive: .bonus(0.06)), book: PricedBook(book(accounts: accounts)))
    let close = try CloseRule(
      amount: .share(0.5), wholeBelowHealth: 0.95, wholeBelowDollars: 2_000, leastLeftover: 1_000)
    return try LiquidationVenue(
      name: name, margin: margin,
      rules: LiquidationRules(
        oracle: oracle, mechanism: .fixedSpread(FixedSpreadRule(close: close, protocolFee: 0.1)), losses: losses))
  }

  func liquidity() throws -> LiquidityRules {
    var depth: [String: DepthRule] = [:]
    if let depthDollars {
      for asset in ["BTC", "ETH"] {
        depth[asset] = try DepthRule(
          sources: [DepthSource(.constantProduct(.dollars(depthDollars)), fee: 0.003)],
          recoveryHalfLifeSeconds: 3_600, volatilityElasticity: 0.5)
      }
    }
    return try LiquidityRules(
      depth: depth, liquidators: liquidators, gas: GasRule(dollars: 20, asset: "ETH", sensitivity: 20),
      lookSeconds: lookSeconds)
  }

  func setup(_ venues: [LiquidationVenue]? = nil) throws -> LiquidationSetup {
    try LiquidationSetup(
      venues ?? [venue()], liquidity: liquidity(), stepSeconds: 3_600, volatilities: volatility,
      feedsBack: feedsBack)
  }

  func run(
    paths: Int, blockPaths: Int = PathTile.width, scheduler: any BlockScheduler = SerialScheduler(),
    scenario: Scenario? = nil, setup: LiquidationSetup? = nil
  ) throws -> StressRun {
    try StressRun(
      simulation(), setup: setup ?? self.setup(), scenario: scenario, paths: paths, blockPaths: blockPaths,
      scheduler: scheduler)
  }
}

/// Does the last block first, and folds in order.
struct BackwardScheduler: BlockScheduler {
  func run<Result: Sendable>(
    blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
  ) {
    for result in (0..<blocks).reversed().map(work).reversed() { fold(result) }
  }
}
