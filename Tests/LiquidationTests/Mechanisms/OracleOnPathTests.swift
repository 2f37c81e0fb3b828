import Liquidation
import Margin
import Testing

/// What a venue does not see, and when it sees it: a loan of 800 dollars on 1,000 coins, at a bonus of 5 %.
@Suite("Oracles on a path")
struct OracleOnPathTests {
  private func loan(_ rule: OracleRule, weight: Double = 0.9, debt: Double = 800) throws -> MechanismCase {
    MechanismCase(
      today: ["USDC": 1],
      venues: [
        MechanismVenue(
          weight: weight, accounts: [("a", [.held("USDC", 1_000), .owed("USD", debt)])],
          rules: LiquidationRules(
            oracle: OracleRules(standard: rule),
            mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .whole)))))
      ])
  }

  @Test("that write on a deviation call later, at the price of then")
  func deviation() throws {
    // Called below 0.8889. A feed of a tenth keeps 1 at 0.88 and at 0.905; after the heartbeat, or below 0.9, it has
    // the price.
    let feed = try OracleRule(heartbeatSeconds: 14_000, deviation: 0.125)
    let path = [["USDC": 0.88], ["USDC": 0.8751], ["USDC": 0.875], [:]]
    let late = try loan(feed).run(path)
    #expect(late.events(.called).map(\.seconds) == [10_800])
    #expect(agrees(late.events(.liquidated).first?.units, 800 * 1.05 / 0.875))
    #expect(try loan(.market).run(path).events(.called).map(\.seconds) == [3_600])
    // The heartbeat has it within a step, at the first look after 14,000 seconds.
    let beat = try loan(feed).run([["USDC": 0.88], [:], [:]])
    #expect(beat.events(.called).map(\.seconds) == [14_100])
    #expect(agrees(beat.events(.liquidated).first?.units, 800 * 1.05 / 0.88))
  }

  @Test("see a fall later by their latency, and liquidate at the market's price of then")
  func latency() throws {
    let run = try loan(try OracleRule(latencySeconds: 1_800)).run([["USDC": 0.88]])
    #expect(run.events(.called).map(\.seconds) == [5_400])
    // The second step's price is the market's, the first's the venue's.
    let moved = try loan(try OracleRule(latencySeconds: 4_500)).run([["USDC": 0.88], ["USDC": 0.85]])
    #expect(moved.events(.called).map(\.seconds) == [8_100])
    let sale = try #require(moved.events(.liquidated).first)
    #expect(agrees(sale.units, 800 * 1.05 / 0.88) && agrees(sale.dollars, 800 * 1.05 / 0.88 * 0.85))
    #expect(agrees(sale.gain, 800 * 1.05 / 0.88 * 0.85 - 800))
  }

  @Test("with a floor call nobody below it, and make bad debt when it goes")
  func floor() throws {
    // USDC on 11 March 2023: 0.88 on chain, 0.81 traded. 815 dollars owed, weighed at 0.93: 818.40 at the floor, 753.30
    // at the market, and under water there.
    let path = [["USDC": 0.81], ["USDC": 0.7]]
    let floored = try loan(
      try OracleRule(faults: [OracleFault(.floor(minimum: 0.88))]), weight: 0.93, debt: 815)
    let blind = try floored.run(path)
    #expect(blind.outcome == PathOutcome())
    #expect(blind.engine.answer(venue: 0, asset: 0) == 0.88)
    // Where the market is seen, 1,000 coins repay 810 / 1.05.
    let seen = try loan(.market, weight: 0.93, debt: 815).run(path)
    #expect(agrees(seen.outcome.badDebt, 815 - 810 / 1.05))
    // Where the floor goes with the second step, they repay 700 / 1.05.
    let late = try loan(
      try OracleRule(faults: [OracleFault(.floor(minimum: 0.88), window: OracleWindow(untilSeconds: 7_200))]),
      weight: 0.93, debt: 815
    ).run(path)
    #expect(late.events(.liquidated).map(\.seconds) == [7_200])
    #expect(agrees(late.outcome.badDebt, 815 - 700 / 1.05))
  }

  @Test("that ask one venue liquidate who is well, and give away more than was repaid")
  func singleVenue() throws {
    // 0.65 at one venue, 0.95 elsewhere: 855 dollars of weight are above 800. At 0.65 all goes for 650 / 1.05 dollars.
    let venue = try OracleRule(sources: [OracleSource(name: "one", premium: 0.65 / 0.95 - 1)])
    let outcome = try loan(venue).run([["USDC": 0.95]]).outcome
    #expect(agrees(outcome.repaid, 650 / 1.05) && agrees(outcome.sold, 950))
    #expect(agrees(outcome.usersLoss, 950 - 650 / 1.05) && agrees(outcome.liquidatorsGain, 950 - 650 / 1.05))
    #expect(agrees(outcome.badDebt, 800 - 650 / 1.05))
    // The median of three is that of the others.
    let median = try OracleRule(sources: [
      OracleSource(name: "one", premium: 0.65 / 0.95 - 1), OracleSource(name: "two"), OracleSource(name: "three"),
    ])
    #expect(try loan(median).run([["USDC": 0.95]]).outcome == PathOutcome())
    #expect(try loan(.market).run([["USDC": 0.95]]).outcome == PathOutcome())
  }

  @Test("that are paused leave those who were called alone, and the grace too")
  func paused() throws {
    // The fall of the first step is known, the pause begins 600 seconds after it and lasts to 5,400, the grace to
    // 6,000.
    let pause = OracleFault(
      .paused(graceSeconds: 600), window: OracleWindow(fromSeconds: 3_000, untilSeconds: 5_400))
    let run = try loan(try OracleRule(faults: [pause])).run([["USDC": 0.88]])
    // What was not written before the pause is written after it; the call is seen then, and served after the grace.
    #expect(run.events(.called).map(\.seconds) == [5_400])
    #expect(run.events(.liquidated).map(\.seconds) == [6_000])
    #expect(run.outcome.unattended > 0 && run.outcome.crowdedOut == 0)
    // Who was called before the pause waits through it.
    var slow = try loan(
      try OracleRule(faults: [
        OracleFault(.paused(graceSeconds: 600), window: OracleWindow(fromSeconds: 3_900, untilSeconds: 5_400))
      ]))
    slow.liquidators = try LiquidatorRule(latencySeconds: 600)
    let waited = try slow.run([["USDC": 0.88]])
    #expect(waited.events(.called).map(\.seconds) == [3_600])
    #expect(waited.events(.liquidated).map(\.seconds) == [6_000])
    #expect(waited.outcome.unattended > 0)
  }
}
