import Documents
import Kernels
import Margin
import Portfolio
import Testing

@Suite("Liquidation prices")
struct LiquidationPriceTests {
  private func engine(
    _ positions: (inout Book) throws -> [Position], cash: Double, prices: [String: Double] = ["BTC": 100_000],
    rate: Double = 1.0 / 80, rules: [String: CollateralRule] = [:]
  ) throws -> MarginEngine {
    var book = try Book(asOf: Timestamp("2024-01-01"), prices: prices)
    let dollar = try book.place(of: .asset("USD"))
    var all = [Position(instrument: dollar, role: .collateral, quantity: cash)]
    all += try positions(&book)
    try book.append(Account(id: "a"), positions: all)
    let venue = try MarginVenue(
      collateral: CollateralRules(assets: rules.merging(["USD": rule(1)]) { $1 }),
      models: [.init(name: "flat", rule: .flatRate(initial: 2 * rate, maintenance: rate))])
    return try MarginEngine(venue, book: PricedBook(book))
  }

  /// The published example: liq = price - side avail / size / (1 - l side), long 1 at 100,000 with 10,000 and l = 1/80.
  @Test("Hyperliquid's example, and the mirrored short", arguments: zip([1.0, -1], [91_139.24, 108_641.98]))
  func hyperliquid(side: Double, expected: Double) throws {
    let engine = try engine(
      { book in
        let perpetual = try book.place(of: .perpetual(underlying: "BTC", settlement: .linear))
        return [Position(instrument: perpetual, role: .contract, quantity: side, entryPrice: 100_000)]
      }, cash: 10_000)
    let asset = try #require(engine.book.index(of: "BTC"))
    let found = engine.liquidationPrices(of: 0, asset: asset, in: engine.book.today)
    let available = 10_000 - 100_000.0 / 80
    let formula = 100_000 - side * available / (1 - side / 80)
    #expect(abs(formula - expected) < 5e-3)
    #expect(found.crossings.count == 1)
    let price = try #require(side > 0 ? found.below : found.above)
    #expect(abs(price - formula) < 1e-9)
    #expect(abs(engine.statement(of: 0, in: .moved(engine, ["BTC": price])).surplus) < 1e-9)
    #expect(!found.isCalled)
  }

  @Test("a loan is called where its collateral times its threshold is its debt")
  func loan() throws {
    let rules = try CollateralRules(assets: ["ETH": rule(0.8), "USDC": rule(0), "BTC": rule(0.7)])
    let prices = ["ETH": 2_000.0, "USDC": 1, "BTC": 40_000]
    let engine = try lender(rules, [.held("ETH", 10), .held("BTC", 0.1), .owed("USDC", 12_000)], prices: prices)
    let today = engine.book.today
    let ether = engine.liquidationPrices(of: 0, asset: 0, in: today)
    #expect(abs(try #require(ether.below) - (12_000 - 2_800) / 8) < 1e-9)
    #expect(ether.above == nil && ether.limit == .infinity)
    // Without its bitcoin the account still stands; a coin owed that gets dearer calls it.
    #expect(engine.liquidationPrices(of: 0, asset: 1, in: today).crossings.isEmpty)
    let owed = engine.liquidationPrices(of: 0, asset: 2, in: today)
    #expect(abs(try #require(owed.above) - 18_800.0 / 12_000) < 1e-12)
    #expect(owed.below == nil)
  }

  @Test("no price calls an account that owes nothing, and a called one may be made whole by a rise")
  func noneAndCalled() throws {
    let rules = try CollateralRules(assets: ["ETH": rule(0.8), "USDC": rule(0)])
    let prices = ["ETH": 2_000.0, "USDC": 1]
    let free = try lender(rules, [.held("ETH", 10)], prices: prices)
    #expect(free.liquidationPrices(of: 0, asset: 0, in: free.book.today).crossings.isEmpty)
    #expect(free.opening.healthFactor == nil)
    let called = try lender(rules, [.held("ETH", 10), .owed("USDC", 20_000)], prices: prices)
    let found = called.liquidationPrices(of: 0, asset: 0, in: called.book.today)
    #expect(found.isCalled && found.below == nil)
    #expect(abs(try #require(found.above) - 2_500) < 1e-9)
  }

  @Test("a coin and its wrapper move together")
  func together() throws {
    let rules = try CollateralRules(assets: ["ETH": rule(0.8), "wstETH": rule(0.75), "USDC": rule(0)])
    let engine = try lender(
      rules, [.held("ETH", 5), .held("wstETH", 5), .owed("USDC", 10_000)],
      prices: ["ETH": 2_000, "wstETH": 2_400, "USDC": 1])
    let found = engine.liquidationMultiples(of: 0, moving: [0, 1], in: engine.book.today)
    #expect(abs(try #require(found.below) - 10_000 / (8_000 + 9_000)) < 1e-12)
    #expect(abs(try #require(found.nearestMove) - (10.0 / 17 - 1)) < 1e-12)
  }

  /// Options with a volatility of their own, thirty days.
  private func options(_ quantity: Double, cash: Double, rate: Double = 0) throws -> MarginEngine {
    try engine(
      { book in
        try [OptionContract.put, .call].map { option in
          Position(instrument: try book.place(of: .option(option)), role: .contract, quantity: quantity)
        }
      }, cash: cash, prices: ["BTC": 1_000], rate: rate)
  }

  @Test("a short straddle is called on both sides, exactly where its surplus is 0")
  func shortStraddle() throws {
    let engine = try options(-1, cash: 300)
    let asset = try #require(engine.book.index(of: "BTC"))
    let found = engine.liquidationPrices(of: 0, asset: asset, in: engine.book.today)
    #expect(found.crossings.count == 2 && !found.isCalled)
    for price in [try #require(found.below), try #require(found.above)] {
      #expect(abs(engine.statement(of: 0, in: .moved(engine, ["BTC": price])).surplus) < 1e-9)
    }
    // A straddle is worth its distance from the strike and a little more, so each level lies a little within 300 of it.
    #expect(try #require(found.below) > 700 && 720 > (try #require(found.below)))
    #expect(try #require(found.above) < 1_300 && 1_280 < (try #require(found.above)))
  }

  @Test("a paid long straddle is never called; one bought on credit is called around its strike only")
  func longStraddle() throws {
    let paid = try options(1, cash: 0)
    let asset = try #require(paid.book.index(of: "BTC"))
    #expect(paid.liquidationPrices(of: 0, asset: asset, in: paid.book.today).crossings.isEmpty)
    var book = paid.book.book
    try book.append(
      Account(id: "credit"),
      positions: paid.book.book.positions(of: 0).dropFirst()
        + [Position(instrument: 0, role: .debt, quantity: 200)])
    let credit = try MarginEngine(paid.venue, book: PricedBook(book))
    let found = credit.liquidationPrices(of: 1, asset: asset, in: credit.book.today)
    #expect(found.isCalled)
    #expect(try #require(found.below) < 1_000 && 1_000 < (try #require(found.above)))
  }

  @Test("a search finds what the closed form finds, where tiers that do not bite switch it off")
  func searchAgreesWithClosedForm() throws {
    let lines = [Line.held("ETH", 10), .owed("USDC", 12_000)]
    let prices = ["ETH": 2_000.0, "USDC": 1]
    let tiers = HaircutTiers(
      .dollars, brackets: [.init(from: 0, weights: CollateralWeights(initial: 0.8, maintenance: 0.8))])
    let tiered = CollateralRule(initialWeight: 0.8, maintenanceWeight: 0.8, tiers: tiers)
    let search = try lender(CollateralRules(assets: ["ETH": tiered, "USDC": rule(0)]), lines, prices: prices)
    let closed = try lender(CollateralRules(assets: ["ETH": rule(0.8), "USDC": rule(0)]), lines, prices: prices)
    let found = search.liquidationPrices(of: 0, asset: 0, in: search.book.today)
    #expect(found.limit == 20_000)
    let expected = try #require(closed.liquidationPrices(of: 0, asset: 0, in: closed.book.today).below)
    #expect(abs(try #require(found.below) - expected) < 1e-9)
  }
}

extension OptionContract {
  fileprivate static let put = straddle(.put)
  fileprivate static let call = straddle(.call)

  private static func straddle(_ kind: OptionTerms.Kind) -> OptionContract {
    OptionContract(
      underlying: "BTC", kind: kind, strike: 1_000, expiry: Timestamp(seconds: 1_704_067_200 + 30 * 86_400),
      volatility: 0.6)
  }
}
