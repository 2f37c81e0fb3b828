import Liquidation
import Margin
import Testing

/// Twenty loans of 800 dollars on as many coins each of 1,000, called together by a fall of a half.
@Suite("Gas in a crash")
struct CrashGasTests {
  private func crowd(_ gas: GasRule, perHour: Double?) throws -> MechanismCase {
    let accounts = (0..<20).map { (name: "loan \($0)", lines: [MechanismLine.held("ETH", 1), .owed("USD", 800)]) }
    return MechanismCase(
      today: ["ETH": 2_000],
      venues: [
        MechanismVenue(
          weight: 0.75, incentive: .bonus(0.1), accounts: accounts,
          rules: LiquidationRules(mechanism: .fixedSpread(try FixedSpreadRule(close: CloseRule(amount: .whole)))))
      ], liquidators: try LiquidatorRule(perHour: perHour), gas: gas)
  }

  @Test("costs the exponential of the fall, and is usual again a step later")
  func multiple() throws {
    // exp(2 log 2) is four times ten dollars, of a bonus of 80.
    let gas = try GasRule(dollars: 10, asset: "ETH", sensitivity: 2)
    let outcome = try crowd(gas, perHour: nil).run([["ETH": 1_000]]).outcome
    #expect(agrees(outcome.liquidatorsGain, 20 * (80 - 40)))
    // At exp(3.2 log 2), 91.90 dollars, nobody comes until the next step.
    let steep = try crowd(GasRule(dollars: 10, asset: "ETH", sensitivity: 3.2), perHour: nil)
    let late = try steep.run([["ETH": 1_000], [:]])
    #expect(late.events(.liquidated).map(\.seconds) == Array(repeating: 7_200, count: 20))
    #expect(agrees(late.outcome.liquidatorsGain, 20 * 70))
    #expect(late.outcome.unprofitable > 0)
    // The largest multiple holds it.
    let held = try GasRule(dollars: 10, asset: "ETH", sensitivity: 3.2, largestMultiple: 5)
    #expect(agrees(try crowd(held, perHour: nil).run([["ETH": 1_000]]).outcome.liquidatorsGain, 20 * 30))
  }

  @Test("leaves room for fewer liquidations, by the power of the multiple")
  func congestion() throws {
    // Twelve an hour are one a look; at four times the gas a quarter of one: at looks 0, 4 and 8.
    let gas = try GasRule(dollars: 10, asset: "ETH", sensitivity: 2, congestion: 1)
    let congested = try crowd(gas, perHour: 12).run([["ETH": 1_000]])
    #expect(congested.events(.liquidated).map(\.seconds) == [3_600, 4_800, 6_000])
    #expect(congested.outcome.waiting == 17)
    #expect(congested.outcome.crowdedOut == 4 * (19 + 18 + 17))
    let free = try crowd(GasRule(dollars: 10, asset: "ETH", sensitivity: 2), perHour: 12).run([["ETH": 1_000]])
    #expect(free.outcome.accounts == 12 && free.outcome.waiting == 8)
    // A step later gas is usual, and one a look is served again.
    let later = try crowd(gas, perHour: 12).run([["ETH": 1_000], [:]])
    #expect(later.outcome.accounts == 15)
  }
}
