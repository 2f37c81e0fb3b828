import Foundation
import Liquidation
import Margin
import Portfolio
import Testing

@Suite("The shipped cards say how venues liquidate, and what market that meets")
struct ShippedLiquidationTests {
  /// A venue, a book for it and the market of its assets.
  struct Trial: CustomTestStringConvertible {
    let venue: String
    let book: String
    let liquidity: String
    /// Whether a fall by half of all coins calls somebody.
    let isCalled: Bool
    var testDescription: String { "\(book) at \(venue)" }

    init(_ venue: String, _ book: String, _ liquidity: String, isCalled: Bool = true) {
      (self.venue, self.book, self.liquidity, self.isCalled) = (venue, book, liquidity, isCalled)
    }

    func setup() throws -> LiquidationSetup {
      let card = try ShippedFiles.venue(venue)
      let margin = try MarginEngine(
        try #require(card.margin),
        book: PricedBook(ShippedFiles.book(book).separatingIsolatedPositions().book))
      let placed = try LiquidationVenue(name: card.name, margin: margin, rules: try #require(card.liquidation))
      return try LiquidationSetup(
        [placed], liquidity: ShippedFiles.liquidity(liquidity).market, stepSeconds: 3_600,
        prices: ["ETH": 2_300, "BTC": 46_000, "COIN": 1, "USDC": 1], volatilities: ["ETH": 0.887, "BTC": 0.691])
    }
  }

  static let trials = [
    Trial("aave-v3-ethereum", "lending.csv", "onchain"), Trial("aave-v3-ethereum", "crowd.csv", "onchain"),
    Trial("compound-v3-usdc", "compound.csv", "onchain"), Trial("maker-eth-a", "vaults.csv", "onchain"),
    // Its oracle does not look at the market.
    Trial("morpho-wsteth-weth", "loops.csv", "staked", isCalled: false),
    Trial("mars-osmosis", "small.csv", "onchain"), Trial("euler-prime", "small.csv", "onchain"),
    Trial("contagion", "contagion.csv", "contagion"),
    Trial("deribit", "perpetuals.json5", "derivatives"), Trial("paradex", "perpetuals.json5", "derivatives"),
    Trial("hyperliquid", "perpetuals.json5", "derivatives"), Trial("hyperliquid", "leverage.json5", "derivatives"),
  ]

  /// What is worth a dollar, whatever coins do.
  private static let dollars: Set = ["USD", "USDC", "DAI", "COIN"]

  /// Goes through hours of which the first six take all coins to a part of their price, in equal steps of its logarithm.
  private static func run(_ trial: Trial, to factor: Double, hours: Int = 12) throws -> (PathEngine, LiquidationSetup) {
    let setup = try trial.setup()
    var engine = PathEngine(setup)
    var states = [setup.venues[0].margin.book.today]
    for step in 1...hours {
      let level = pow(factor, Double(min(step, 6)) / 6)
      engine.open(step: step, setup) { place in
        setup.today[place] * (dollars.contains(setup.assets[place]) ? 1 : level)
      }
      engine.run(called: nil, states: &states, setup)
    }
    engine.finish(states: &states, setup)
    return (engine, setup)
  }

  @Test(
    "every venue but the risk target says how it liquidates, with sources",
    arguments: try ShippedFiles.cards(in: "venues"))
  func venues(name: String) throws {
    let card = try ShippedFiles.venue(name)
    #expect((card.liquidation != nil) == (card.margin != nil))
    #expect(!card.name.isEmpty && !card.sources.isEmpty)
  }

  @Test("every liquidity card reads, with sources", arguments: try ShippedFiles.cards(in: "liquidity"))
  func liquidity(name: String) throws {
    let card = try ShippedFiles.liquidity(name)
    #expect(card.version == 1 && !card.name.isEmpty && !card.sources.isEmpty)
    #expect(!card.market.depth.isEmpty)
  }

  @Test("a fall by half in six hours calls somebody, and every dollar is accounted for", arguments: trials)
  func falls(trial: Trial) throws {
    let (engine, _) = try Self.run(trial, to: 0.5)
    let outcome = engine.outcome(venue: 0)
    #expect(engine.fault == nil)
    #expect((outcome.accounts > 0) == trial.isCalled)
    let paid = outcome.fundPaid + outcome.backstopPaid + outcome.socialised
    #expect(abs(paid - outcome.badDebt) <= 1e-9 * max(1, outcome.badDebt))
  }

  @Test("without a fall nobody who was well is called", arguments: trials)
  func quiet(trial: Trial) throws {
    let (engine, setup) = try Self.run(trial, to: 1, hours: 6)
    let margin = setup.venues[0].margin
    let called = margin.book.book.accounts.indices.count { margin.statement(of: $0, in: margin.book.today).isCalled }
    #expect(engine.fault == nil)
    #expect(engine.outcome(venue: 0).accounts <= called)
  }

  @Test("Aave closes half of all debt, the whole below health 0.95 or $2,000, and leaves $1,000 or nothing")
  func aave() throws {
    let rules = try #require(try ShippedFiles.venue("aave-v3-ethereum").liquidation)
    #expect(
      rules.mechanism
        == .fixedSpread(
          try FixedSpreadRule(
            close: CloseRule(
              amount: .share(0.5), wholeBelowHealth: 0.95, wholeBelowDollars: 2_000, leastLeftover: 1_000),
            protocolFee: 0.1)))
    #expect(rules.oracle.rule(of: "WETH").deviation == 0.005)
    #expect(rules.oracle.rule(of: "USDC").heartbeatSeconds == 86_400)
    #expect(rules.losses.fund == 100_000)
  }

  /// 1.1 x 0.99⁹ = 1.0049 and 1.1 x 0.99¹⁰ = 0.9948.
  @Test("Maker's auction reaches the market with its tenth step, after 900 seconds, and sees prices an hour late")
  func maker() throws {
    let rules = try #require(try ShippedFiles.venue("maker-eth-a").liquidation)
    guard case .auction(let auction) = rules.mechanism else {
      Issue.record("no auction")
      return
    }
    #expect(auction.firstSecond(atOrBelow: 2_000, top: 1.1 * 2_000, notBefore: 0) == 900)
    #expect((auction.hole, auction.dust, auction.chip, auction.tip) == (40_000_000, 7_500, 0.001, 250))
    #expect((auction.tailSeconds, auction.cusp) == (7_200, 0.45))
    #expect(rules.oracle.rule(of: "ETH").latencySeconds == 3_600)
  }

  @Test("Hyperliquid: a fifth first above $100,000, the rest after 30 seconds, the vault at two thirds of maintenance")
  func hyperliquid() throws {
    let rules = try #require(try ShippedFiles.venue("hyperliquid").liquidation)
    guard case .orderBook(let book) = rules.mechanism else {
      Issue.record("no order book")
      return
    }
    #expect((book.firstShare, book.largeDollars, book.cooldownSeconds) == (0.2, 100_000, 30))
    #expect(abs((book.backstopShare ?? 0) - 2 / 3) < 1e-9)
    #expect(rules.losses.deleveraging == .queue)
  }

  /// Euler at health 0.95 and at 0.7, where 0.3 would be due; Mars at 0.9 and at 0.5.
  @Test("Euler's discount is what health misses, at most 15 %; Mars's bonus grows one for one, from 5 % to 20 %")
  func sliding() throws {
    let euler = try #require(try ShippedFiles.venue("euler-prime").margin?.incentive(of: "WETH"))
    #expect(abs(euler.factor(threshold: 0.85, healthFactor: 0.95, collateralRatio: 1.5) - 1 / 0.95) < 1e-12)
    #expect(abs(euler.factor(threshold: 0.85, healthFactor: 0.7, collateralRatio: 1.5) - 1 / 0.85) < 1e-12)
    let mars = try #require(try ShippedFiles.venue("mars-osmosis").margin?.incentive(of: "WETH"))
    #expect(abs(mars.factor(threshold: 0.8, healthFactor: 0.9, collateralRatio: 1.5) - 1.1) < 1e-12)
    #expect(abs(mars.factor(threshold: 0.8, healthFactor: 0.5, collateralRatio: 1.5) - 1.2) < 1e-12)
  }

  @Test("depth on chain: 1.0 % on $20.9 million of ether, 1.8 % on $11.2 million of bitcoin, as fitted")
  func depth() throws {
    let market = try ShippedFiles.liquidity("onchain").market
    for (asset, price, dollars, slippage) in [("WETH", 2_300.0, 20.9e6, 0.01), ("WBTC", 46_000, 11.2e6, 0.0178)] {
      let curve = try #require(market.depth[asset]).curve(price: price)
      let units = dollars / price
      #expect(abs(1 - curve.proceeds(from: 0, selling: units) / units - slippage) < 1e-9, "\(asset)")
    }
  }

  /// The backing is (100,000 x 2,300 x f + 4,000 x 46,000 x f + 80,000,000) / 450,000,000: 0.637 for a fall by half.
  @Test("COIN breaks where its reserves fall by half, to less than what they are worth before they are sold")
  func contagion() throws {
    let trial = Trial("contagion", "contagion.csv", "contagion")
    let (engine, setup) = try Self.run(trial, to: 0.5)
    let coin = try #require(setup.assets.firstIndex(of: "COIN"))
    #expect(engine.price(of: coin) < (0.5 * 414e6 + 80e6) / 450e6)
    // No coin falls: no break.
    let (quiet, _) = try Self.run(trial, to: 1)
    #expect(abs(quiet.price(of: coin) - 1) < 1e-9)
  }
}
