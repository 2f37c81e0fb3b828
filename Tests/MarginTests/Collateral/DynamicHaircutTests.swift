import Margin
import Portfolio
import Testing

@Suite("Haircuts that follow the market")
struct DynamicHaircutTests {
  private func engine(_ haircut: DynamicHaircut) throws -> MarginEngine {
    let eth = CollateralRule(initialWeight: 0.7, maintenanceWeight: 0.8, dynamicHaircut: haircut)
    return try lender(CollateralRules(assets: ["ETH": eth]), [.held("ETH", 10)], prices: ["ETH": 1_000])
  }

  @Test(
    "three deviations of ten days, at least 5 %",
    arguments: zip([0.0, 0.2, 0.6, 3.0], [0.8, 0.8, 1 - 3 * 0.6 * (10.0 / 365).squareRoot(), 0]))
  func volatility(volatility: Double, weight: Double) throws {
    let engine = try engine(.volatility(multiple: 3, floor: 0.05, days: 10))
    var state = engine.book.today
    state.volatilities = [volatility]
    let statement = engine.statement(of: 0, in: state)
    #expect(abs(statement.maintenanceCollateral - 10_000 * weight) < 1e-8)
    #expect(abs(statement.initialCollateral - 10_000 * min(0.7, weight)) < 1e-8)
    #expect(engine.linearForm(of: 0) == nil)
  }

  @Test("steps by the fall of the price", arguments: zip([1_200.0, 900, 799, 500], [0.8, 0.8, 0.6, 0.25]))
  func drawdown(price: Double, weight: Double) throws {
    let engine = try engine(
      .stepped(
        by: .drawdown,
        steps: [
          .init(from: 0.1, haircut: 0.15), .init(from: 0.2, haircut: 0.4),
          .init(from: 0.5, haircut: 0.75),
        ]))
    let statement = engine.statement(of: 0, in: .moved(engine, ["ETH": price]))
    #expect(abs(statement.maintenanceCollateral - 10 * price * weight) < 1e-9)
  }

  @Test("an account with a threshold of its own is called by that alone")
  func ownThreshold() throws {
    let eth = CollateralRule(
      initialWeight: 0.7, maintenanceWeight: 0.8, dynamicHaircut: .volatility(multiple: 3, floor: 0.5, days: 10))
    let engine = try lender(
      CollateralRules(assets: ["ETH": eth]), [.held("ETH", 10), .held("XYZ", 1)], prices: ["ETH": 1_000, "XYZ": 500],
      account: Account(id: "a", liquidationThreshold: 0.9))
    #expect(abs(engine.opening.maintenanceCollateral - 0.9 * 10_500) < 1e-9)
    // ETH by its rule, XYZ by the one weight that is known of it.
    #expect(abs(engine.opening.initialCollateral - (0.5 * 10_000 + 0.9 * 500)) < 1e-9)
    let form = try #require(engine.linearForm(of: 0))
    #expect(abs(form.value(in: engine.book.today, of: engine.book) - engine.opening.surplus) < 1e-9)
  }
}
