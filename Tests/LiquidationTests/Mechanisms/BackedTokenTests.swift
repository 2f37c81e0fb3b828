import Liquidation
import Margin
import Testing

/// Tokens that are worth what stands behind them.
@Suite("Backed tokens on a path")
struct BackedTokenTests {
  /// A loan of 700 dollars on 1,000 tokens that weigh 0.8, called below 0.875, and one of 1,080 dollars on an ether,
  /// called below 1,350.
  private func loans(_ token: BackedToken, pool: Double? = nil) throws -> MechanismCase {
    let rules = LiquidationRules(mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .whole))))
    return MechanismCase(
      today: ["ETH": 2_000, "TKN": 1],
      venues: [
        MechanismVenue(
          accounts: [
            ("token", [.held("TKN", 1_000), .owed("USD", 700)]), ("ether", [.held("ETH", 1), .owed("USD", 1_080)]),
          ], rules: rules)
      ], depth: try pool.map { ["ETH": try mechanismPool($0)] } ?? [:], backed: [token])
  }

  @Test("stand at their reserves over their supply, and never above their own price")
  func backing() throws {
    // 60 ether behind 100,000: full above 1,666.67.
    let token = try BackedToken(token: "TKN", supply: 100_000, reserves: ["ETH": 60])
    #expect(try loans(token).run([["ETH": 1_700]]).price("TKN") == 1)
    #expect(agrees(try loans(token).run([["ETH": 1_500]]).price("TKN"), 0.9))
    #expect(agrees(try loans(token).run([["ETH": 1_700, "TKN": 0.95]]).price("TKN"), 0.95))
    #expect(try loans(token).run([["ETH": 1_500]]).outcome == PathOutcome())
    // At 1,400 the token is worth 0.84 and its loan is called, at that price.
    let run = try loans(token).run([["ETH": 1_400]])
    #expect(run.events(.liquidated).map(\.account) == ["token"])
    #expect(agrees(run.events(.liquidated).first?.units, 700 * 1.05 / 0.84))
  }

  @Test("are not backed by themselves")
  func recursive() throws {
    // Half of the supply is the issuer's own, behind a loan against itself: 30 ether stand behind the other 50,000.
    let token = try BackedToken(token: "TKN", supply: 100_000, reserves: ["ETH": 30, "TKN": 50_000])
    #expect(agrees(try loans(token).run([["ETH": 1_500]]).price("TKN"), 0.9))
    // One that owns nothing but itself is worth nothing.
    let empty = try BackedToken(token: "TKN", supply: 100_000, reserves: ["TKN": 50_000])
    let run = try loans(empty).run([[:]])
    #expect(try run.price("TKN") == 0)
  }

  @Test("are worth no more for a defence that buys them at what they are worth")
  func defenceAtBacking() throws {
    // At 0.9, a defence that sells half in an hour sells a twenty-fourth of the ether at each look and burns what that
    // buys: reserves and supply shrink alike.
    let token = try BackedToken(
      token: "TKN", supply: 100_000, reserves: ["ETH": 60], defence: BackedToken.Defence(discount: 0.05, perHour: 0.5))
    let run = try loans(token).run([["ETH": 1_500]])
    #expect(agrees(try run.price("TKN"), 0.9))
    #expect(run.outcome == PathOutcome())
  }

  @Test("push what they sell in their defence, and call who holds it")
  func defence() throws {
    // At 1,400 and 0.84 half of 60 ether goes into a pool of 200 in half an hour: ether stands at 1,400 (200 / 230)^2 =
    // 1,058.6, below the 1,350 of the loan on it. 30 x 200 / 230 x 1,400 dollars buy 43,478 tokens at the 0.84 of
    // before.
    let token = try BackedToken(
      token: "TKN", supply: 100_000, reserves: ["ETH": 60], defence: BackedToken.Defence(discount: 0.05, perHour: 1))
    var defended = try loans(token, pool: 200)
    defended.lookSeconds = 1_800
    defended.venues[0].accounts.removeFirst()
    defended.venues[0].accounts.append(("holder", [.held("TKN", 1), .owed("USD", 0.1)]))
    let half = try defended.run([["ETH": 1_400]])
    let ether = 1_400 * 200 * 200 / (230.0 * 230)
    let burned = 30 * 200 / 230.0 * 1_400 / 0.84
    #expect(agrees(try half.price("ETH"), ether))
    #expect(agrees(try half.price("TKN"), 30 * ether / (100_000 - burned)))
    #expect(half.events(.called).isEmpty)
    let run = try defended.run([["ETH": 1_400], [:]])
    #expect(run.events(.called).map(\.account) == ["ether"])
    #expect(run.events(.called).map(\.seconds) == [7_200])
    #expect(agrees(run.events(.called).first?.health, 0.8 * ether / 1_080))
    // Without a defence nobody is called.
    defended.backed = [try BackedToken(token: "TKN", supply: 100_000, reserves: ["ETH": 60])]
    #expect(try defended.run([["ETH": 1_400]]).outcome == PathOutcome())
  }
}
