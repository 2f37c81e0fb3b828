import Liquidation
import Margin
import Testing

/// Losses that go from one venue, or one token, to another by prices and by capital.
@Suite("Contagion")
struct ContagionTests {
  private func spread(_ losses: LossRule = .lenders) throws -> LiquidationRules {
    LiquidationRules(
      mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .whole))), losses: losses)
  }

  /// A venue whose account is called below 1,800 dollars, and one whose account is called below 1,720.
  private func twoVenues() throws -> MechanismCase {
    MechanismCase(
      today: ["ETH": 2_000],
      venues: [
        MechanismVenue(
          name: "first", accounts: [("a", [.held("ETH", 10), .owed("USD", 14_400)])], rules: try spread()),
        MechanismVenue(
          name: "second", accounts: [("b", [.held("ETH", 1), .owed("USD", 1_376)])], rules: try spread()),
      ])
  }

  @Test("reaches a second venue at the next look, through the price")
  func price() throws {
    // 14,400 dollars for 15,120 of ether at 1,790: 8.447 units into a pool of 500 leave (500 / 508.447)^2 of the price,
    // 1,731; a pool of 400 leaves 1,717. The last unit sells for more than 1 / 1.05 in both.
    let units = 14_400 * 1.05 / 1_790
    for (pool, isCalled) in [(500.0, false), (400, true)] {
      var venues = try twoVenues()
      venues.depth = ["ETH": try mechanismPool(pool)]
      let run = try venues.run([["ETH": 1_790]])
      let after = 1_790 * (pool / (pool + units)) * (pool / (pool + units))
      #expect((after < 1_720) == isCalled)
      let (first, second) = (run.engine.outcome(venue: 0), run.engine.outcome(venue: 1))
      #expect(first.accounts == 1 && agrees(first.sold, 1_790 * units))
      #expect(second.accounts == (isCalled ? 1 : 0))
      #expect(run.events(.called, of: "a").map(\.seconds) == [3_600])
      #expect(run.events(.called, of: "b").map(\.seconds) == (isCalled ? [3_900] : []))
      if isCalled { #expect(agrees(run.events(.liquidated, of: "b").first?.units, 1_376 * 1.05 / after)) }
      var both = first
      both.add(second)
      #expect(both.accounts == (isCalled ? 2 : 1) && agrees(both.repaid, first.repaid + second.repaid))
      // Without feedback the second stays well.
      venues.feedsBack = false
      #expect(try venues.run([["ETH": 1_790]]).engine.outcome(venue: 1) == PathOutcome())
    }
  }

  @Test("reaches a second venue through the capital that the first one binds", arguments: [14_400, 16_000.0])
  func capital(dollars: Double) throws {
    var venues = try twoVenues()
    venues.liquidators = try LiquidatorRule(capital: dollars, returnSeconds: 86_400)
    let run = try venues.run([["ETH": 1_690]])
    let (first, second) = (run.engine.outcome(venue: 0), run.engine.outcome(venue: 1))
    #expect(agrees(first.repaid, 14_400) && first.shortOfCapital == 0)
    let hasEnough = dollars > 14_400 + 1_376
    #expect(agrees(second.repaid, hasEnough ? 1_376 : 0))
    #expect(second.waiting == (hasEnough ? 0 : 1))
    #expect((second.shortOfCapital > 0) == !hasEnough)
  }

  @Test("reaches who holds the token that a venue sells to pay its losses")
  func nativeToken() throws {
    // Ten ether at 1,000 repay 8,000 at a bonus of a quarter and leave 1,000. 12.5 units of the token raise them in a
    // pool of 50 at 100 dollars: 100 x 50 x 12.5 / 62.5. It stands at 64 then, and a loan of 700 on ten of them is
    // called.
    var venue = MechanismCase(
      today: ["ETH": 2_000, "MKR": 100],
      venues: [
        MechanismVenue(
          incentive: .bonus(0.25),
          accounts: [
            ("a", [.held("ETH", 10), .owed("USD", 9_000)]), ("b", [.held("MKR", 10), .owed("USD", 700)]),
          ], rules: try spread(LossRule(backstop: .tokens(asset: "MKR", units: 100))))
      ])
    venue.depth = ["MKR": try mechanismPool(50)]
    let run = try venue.run([["ETH": 1_000]])
    #expect(run.events(.badDebt, of: "a").map(\.seconds) == [3_600])
    #expect(agrees(run.events(.badDebt, of: "a").first?.paid, 1_000))
    #expect(run.events(.called, of: "b").map(\.seconds) == [3_900])
    // A dollar repaid is 1.25 / 64 units: the last one pays down to 51.20 dollars.
    let first = try #require(run.events(.liquidated, of: "b").first)
    #expect(first.seconds == 3_900)
    #expect(agrees(first.units, 50 * ((100 / 51.2).squareRoot() - 1) - 12.5))
    #expect(agrees(run.outcome.backstopPaid, run.outcome.badDebt))
    // With a backstop of one unit 98.04 dollars are paid, and the token stands at 96.12.
    venue.venues[0].rules = try spread(LossRule(backstop: .tokens(asset: "MKR", units: 1)))
    let small = try venue.run([["ETH": 1_000]])
    #expect(agrees(small.outcome.backstopPaid, 5_000 / 51.0))
    #expect(agrees(small.outcome.socialised, 1_000 - 5_000 / 51.0))
    #expect(agrees(try small.price("MKR"), 100 * 2_500 / 2_601.0))
    #expect(small.events(.called, of: "b").isEmpty)
  }
}
