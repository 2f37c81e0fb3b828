import Margin
import Portfolio
import Testing

@Suite("A venue's rules applied to a book")
struct MarginEngineTests {
  /// Two collaterals, a debt and two perpetuals.
  private func engine(_ profit: MarginVenue.UnrealisedProfit = .both) throws -> MarginEngine {
    var book = try Book(prices: ["ETH": 2_000, "BTC": 40_000])
    let ether = try book.place(of: .asset("ETH"))
    let dollar = try book.place(of: .asset("USD"))
    let linear = try book.place(of: .perpetual(underlying: "BTC", settlement: .linear))
    let inverse = try book.place(of: .perpetual(underlying: "ETH", settlement: .inverse))
    try book.append(
      Account(id: "a"),
      positions: [
        Position(instrument: ether, role: .collateral, quantity: 10),
        Position(instrument: dollar, role: .debt, quantity: 5_000),
        Position(instrument: linear, role: .contract, quantity: -0.1, entryPrice: 39_000),
        Position(instrument: inverse, role: .contract, quantity: 4_000, entryPrice: 2_500),
      ])
    let rules = try CollateralRules(assets: ["ETH": CollateralRule(initialWeight: 0.8, maintenanceWeight: 0.83)])
    let venue = try MarginVenue(
      collateral: rules, models: [.init(name: "flat", rule: .flatRate(initial: 0.1, maintenance: 0.05))],
      unrealisedProfit: profit)
    return try MarginEngine(venue, book: PricedBook(book))
  }

  @Test("adds up collateral, debt, gain and margin by hand")
  func byHand() throws {
    let engine = try engine()
    let statement = engine.statement(of: 0, in: engine.book.today)
    #expect(statement.collateral == 20_000)
    #expect(statement.maintenanceCollateral == 16_600)
    #expect(statement.debt == 5_000)
    // Short 0.1 from 39,000 loses 100; 4,000 dollars long from 2,500 lose a fifth.
    #expect(abs(statement.gain + 900) < 1e-9)
    #expect(abs(statement.maintenanceMargin - 0.05 * (4_000 + 4_000)) < 1e-9)
    #expect(abs(statement.surplus - (16_600 - 5_000 - 900 - 400)) < 1e-9)
  }

  @Test("its linear form is the surplus, whatever the market does", arguments: [0.5, 0.9, 1, 1.4])
  func linearForm(move: Double) throws {
    let engine = try engine()
    let form = try #require(engine.linearForm(of: 0))
    var state = engine.book.today
    for place in state.prices.indices where engine.book.assets[place] != "USD" { state.prices[place] *= move }
    var surplus = form.constant
    for (column, coefficient) in form.terms {
      guard case .price(let asset) = column else { continue }
      surplus += coefficient * state.prices[asset]
    }
    #expect(abs(surplus - engine.statement(of: 0, in: state).surplus) < 1e-9)
  }
}
