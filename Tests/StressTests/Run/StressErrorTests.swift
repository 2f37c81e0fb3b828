import Liquidation
import Margin
import MarketModel
import Portfolio
import Simulation
import Stress
import Testing

@Suite("What keeps venues from being stressed")
struct StressErrorTests {
  @Test("a number of paths is from 1 to the limit, and so is the number of a path", arguments: [0, -3, 10_000_001])
  func paths(count: Int) throws {
    #expect(throws: StressError.badPathCount(count, limit: StressRun.pathLimit)) {
      try StressMarket().run(paths: count)
    }
    let run = try StressMarket().run(paths: 1)
    #expect(throws: StressError.self) { try run.story(of: -1) }
    #expect(throws: StressError.self) { try run.story(of: StressRun.pathLimit) }
  }

  @Test("an asset that nothing moves and that counts no dollar is named")
  func unknownAsset() throws {
    let market = StressMarket()
    let model = try MarketModel(
      assets: ["BTC"], volatility: [0.5], drift: [0], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 2, stepDays: 1 / 24), seed: 1)
    let setup = try market.setup()
    let error = #expect(throws: StressError.self) { try StressRun(simulation, setup: setup, paths: 2) }
    #expect(error == .unknownAsset(asset: "ETH", known: ["BTC"]))
    #expect(error.map { "\($0)".contains("ETH") && "\($0)".contains("par") } == true)
  }

  @Test("paths that depend on each other are refused")
  func sampling() throws {
    let market = StressMarket()
    let setup = try market.setup()
    let antithetic = try market.simulation().sampled(.antithetic)
    #expect(throws: StressError.samplingNotPlain) { try StressRun(antithetic, setup: setup, paths: 2) }
  }

  @Test("books that price an asset differently share no market")
  func prices() throws {
    let market = StressMarket()
    let other = try Book(prices: ["BTC": 49_999])
    var book = other
    let place = try book.place(of: .asset("BTC"))
    try book.append(
      Account(id: "a"), positions: [Position(instrument: place, role: .collateral, quantity: 1)])
    let rule = CollateralRule(initialWeight: 0.7, maintenanceWeight: 0.8, incentive: .bonus(0.05))
    let margin = try MarginEngine(
      MarginVenue(collateral: CollateralRules(assets: ["BTC": rule])), book: PricedBook(book))
    let second = try LiquidationVenue(
      name: "second", margin: margin,
      rules: LiquidationRules(
        mechanism: .fixedSpread(FixedSpreadRule(close: CloseRule(amount: .whole)))))
    #expect(
      throws: LiquidationError.pricesDiffer(asset: "BTC", first: 50_000, second: 49_999, venue: "second")
    ) {
      try market.setup([market.venue(), second])
    }
  }

  @Test("a collateral without an incentive is named")
  func incentive() throws {
    var book = try Book(prices: ["BTC": 100, "USDC": 1])
    let (coin, dollar) = try (book.place(of: .asset("BTC")), book.place(of: .asset("USDC")))
    try book.append(
      Account(id: "a"),
      positions: [
        Position(instrument: coin, role: .collateral, quantity: 1),
        Position(instrument: dollar, role: .debt, quantity: 50),
      ])
    let rule = CollateralRule(initialWeight: 0.7, maintenanceWeight: 0.8)
    let margin = try MarginEngine(
      MarginVenue(collateral: CollateralRules(assets: ["BTC": rule], par: ["USDC"])), book: PricedBook(book))
    #expect(throws: LiquidationError.noIncentive(venue: "v", asset: "BTC")) {
      try LiquidationVenue(
        name: "v", margin: margin,
        rules: LiquidationRules(mechanism: .fixedSpread(FixedSpreadRule(close: CloseRule(amount: .whole)))))
    }
  }
}

extension StressErrorTests {
  @Test("dollars from nowhere are the program's fault, everything else an input's")
  func internalFault() {
    let fault = LedgerFault(step: 3, seconds: 10_800, residual: 0.25, turnover: 1_000)
    let error = StressError.ledger(path: 17, fault)
    #expect(error.isInternal)
    #expect("\(error)".contains("path 17") && "\(error)".contains("0.25"))
    #expect(!StressError.samplingNotPlain.isInternal)
    #expect(!StressError.liquidation(.noIncentive(venue: "v", asset: "BTC")).isInternal)
  }
}
