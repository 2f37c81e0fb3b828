import Margin
import Portfolio
import Testing

@Suite("Haircuts by size")
struct HaircutTiersTests {
  /// The format example of Binance's cross-margin collateral ratios: 1 to 13 million dollars, 0.975 to 20 million, then 0.
  private func rules(_ unit: HaircutTiers.Unit) throws -> CollateralRules {
    let tiers = HaircutTiers(
      unit,
      brackets: [
        .init(from: 0, to: 13e6, weights: CollateralWeights(initial: 1, maintenance: 1)),
        .init(from: 13e6, to: 20e6, weights: CollateralWeights(initial: 0.975, maintenance: 0.975)),
      ])
    return try CollateralRules(
      assets: ["BNX": CollateralRule(initialWeight: 1, maintenanceWeight: 1, tiers: tiers), "ETH": rule(0.8)])
  }

  @Test(
    "each part of a holding counts by its own bracket",
    arguments: zip([5e6, 13e6, 15e6, 20e6, 50e6], [5e6, 13e6, 14.95e6, 19.825e6, 19.825e6]))
  func byBracket(units: Double, counted: Double) throws {
    let engine = try lender(rules(.units), [.held("BNX", units)], prices: ["BNX": 0.5])
    #expect(abs(engine.opening.maintenanceCollateral - 0.5 * counted) < 1e-6)
    #expect(engine.opening.collateral == 0.5 * units)
    let dollars = try lender(rules(.dollars), [.held("BNX", units)], prices: ["BNX": 1])
    #expect(abs(dollars.opening.maintenanceCollateral - counted) < 1e-6)
  }

  @Test("two lines of an asset fill one set of brackets")
  func sameAsset() throws {
    let engine = try lender(rules(.dollars), [.held("BNX", 10e6), .held("BNX", 5e6)], prices: ["BNX": 1])
    #expect(abs(engine.opening.initialCollateral - 14.95e6) < 1e-6)
  }

  @Test("brackets of units keep the surplus linear in prices, brackets of dollars do not")
  func linearity() throws {
    let lines = [Line.held("BNX", 15e6), .held("ETH", 10), .owed("USD", 1e6)]
    let prices = ["BNX": 0.5, "ETH": 2_000]
    let units = try lender(rules(.units), lines, prices: prices)
    let form = try #require(units.linearForm(of: 0))
    let moved = MarketState.moved(units, ["BNX": 0.3, "ETH": 2_500])
    #expect(abs(form.value(in: moved, of: units.book) - units.statement(of: 0, in: moved).surplus) < 1e-6)
    #expect(try lender(rules(.dollars), lines, prices: prices).linearForm(of: 0) == nil)
    // An account that holds nothing in tiers is as linear as ever.
    #expect(try lender(rules(.dollars), [.held("ETH", 1)], prices: prices).linearForm(of: 0) != nil)
  }

  @Test("a coin at par has brackets that no price moves")
  func par() throws {
    let tiered = CollateralRule(
      initialWeight: 1, maintenanceWeight: 1,
      tiers: HaircutTiers(
        .dollars, brackets: [.init(from: 0, to: 100, weights: CollateralWeights(initial: 0.9, maintenance: 0.9))]))
    let engine = try lender(
      CollateralRules(assets: ["DAI": tiered], par: ["DAI"]), [.held("DAI", 150)], prices: ["DAI": 0.9])
    #expect(abs(engine.opening.maintenanceCollateral - 90) < 1e-12)
    #expect(engine.linearForm(of: 0)?.constant == 90)
  }
}

extension MarketState {
  /// The market of an engine's book with other prices.
  static func moved(_ engine: MarginEngine, _ prices: [String: Double]) -> MarketState {
    var state = engine.book.today
    for (place, asset) in engine.book.assets.enumerated() { state.prices[place] = prices[asset] ?? state.prices[place] }
    return state
  }
}
