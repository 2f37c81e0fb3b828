import Margin
import Portfolio
import Testing

@Suite("What cures an account")
struct CureTests {
  private let prices = ["ETH": 2_000.0, "USDC": 1, "JUNK": 3]

  private func loan(_ rules: [String: CollateralRule] = [:]) throws -> MarginEngine {
    let all = ["ETH": rule(0.8), "USDC": CollateralRule(initialWeight: 0, maintenanceWeight: 0, debtWeight: 1.1)]
    var book = try Book(prices: prices)
    try book.append(Account(id: "a"), lines: [.held("ETH", 10), .owed("USDC", 16_000)])
    _ = try book.place(of: .asset("JUNK"))
    return try MarginEngine(
      MarginVenue(collateral: CollateralRules(assets: all.merging(rules) { $1 })), book: PricedBook(book))
  }

  /// 16,000 of weighted ether against 17,600 of weighted debt: a health of 10/11.
  @Test("collateral and repayment, exactly", arguments: [1.0, 1.25])
  func exact(target: Double) throws {
    let engine = try loan()
    let today = engine.book.today
    let added = try #require(engine.cure(of: 0, by: .addCollateral(instrument: 0), to: target, in: today))
    #expect(abs(added.dollars - (target * 17_600 - 16_000) / 0.8) < 1e-9)
    #expect(abs(added.quantity - added.dollars / 2_000) < 1e-12)
    let repaid = try #require(engine.cure(of: 0, by: .repayDebt(instrument: 1), to: target, in: today))
    #expect(abs(repaid.quantity - (16_000 - 16_000 / (1.1 * target))) < 1e-8)
    #expect(repaid.dollars == repaid.quantity)
  }

  @Test("the cure of an account that is well is nothing")
  func well() throws {
    let engine = try loan()
    let cure = engine.cure(of: 0, by: .repayDebt(instrument: 1), to: 0.5, in: engine.book.today)
    #expect(cure == Cure(action: .repayDebt(instrument: 1), quantity: 0, dollars: 0))
  }

  @Test("what counts nothing, is capped, or is not owed cures nothing")
  func noCure() throws {
    let engine = try loan()
    let today = engine.book.today
    #expect(engine.cure(of: 0, by: .addCollateral(instrument: 2), in: today) == nil)
    #expect(engine.cure(of: 0, by: .repayDebt(instrument: 2), in: today) == nil)
    #expect(engine.cure(of: 0, by: .closeContracts, in: today) == nil)
    let capped = try loan([
      "JUNK": CollateralRule(initialWeight: 0.5, maintenanceWeight: 0.5, largestValue: 3_000)
    ])
    #expect(capped.cure(of: 0, by: .addCollateral(instrument: 2), in: capped.book.today) == nil)
  }

  @Test("a search through brackets lands on the target")
  func tiers() throws {
    let tiers = HaircutTiers(
      .dollars,
      brackets: [
        .init(from: 0, to: 1_000, weights: CollateralWeights(initial: 1, maintenance: 1)),
        .init(from: 1_000, weights: CollateralWeights(initial: 0.5, maintenance: 0.5)),
      ])
    let engine = try loan(["JUNK": CollateralRule(initialWeight: 1, maintenanceWeight: 1, tiers: tiers)])
    let cure = try #require(engine.cure(of: 0, by: .addCollateral(instrument: 2), in: engine.book.today))
    // 1,600 lacks: 1,000 at 1, and 1,200 at a half.
    #expect(abs(cure.dollars - 2_200) < 1e-9)
  }

  @Test("interest that has grown is repaid too")
  func interest() throws {
    let engine = try loan(["USDC": CollateralRule(initialWeight: 0, maintenanceWeight: 0, borrowRate: 0.5)])
    var state = engine.book.today
    state.years = 1
    let cure = try #require(engine.cure(of: 0, by: .repayDebt(instrument: 1), in: state))
    #expect(abs(cure.quantity - (16_000 * 1.6487212707001282 - 16_000)) < 1e-8)
  }

  @Test("a share of contracts whose margin is a share of their size")
  func contracts() throws {
    var book = try Book(prices: ["BTC": 100_000])
    let dollar = try book.place(of: .asset("USD"))
    let perpetual = try book.place(of: .perpetual(underlying: "BTC", settlement: .linear))
    try book.append(
      Account(id: "a"),
      positions: [
        Position(instrument: dollar, role: .collateral, quantity: 7_000),
        Position(instrument: perpetual, role: .contract, quantity: 1, entryPrice: 103_000),
      ])
    let venue = try MarginVenue(
      collateral: CollateralRules(assets: ["USD": rule(1)]),
      models: [.init(name: "flat", rule: .flatRate(initial: 0.1, maintenance: 0.05))])
    let engine = try MarginEngine(venue, book: PricedBook(book))
    // 7,000 covers a loss of 3,000 and 4,000 of the margin of 5,000: a fifth is closed.
    let cure = try #require(engine.cure(of: 0, by: .closeContracts, in: engine.book.today))
    #expect(abs(cure.quantity - 0.2) < 1e-12)
    #expect(abs(cure.dollars - 20_000) < 1e-7)
  }
}
