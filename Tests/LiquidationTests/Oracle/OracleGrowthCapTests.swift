import Liquidation
import Testing

@Suite("A growth cap")
struct OracleGrowthCapTests {
  @Test("reads 1.1939 where the market trades at 1.228: wstETH at Aave on 10 March 2026")
  func march2026() throws {
    let rule = try oracle("{ faults: [{ kind: 'growthCap', snapshotRatio: 1.1939, underlying: 'ETH' }] }")
    #expect(rule.underlying == "ETH")
    let ether = 2_000.0
    var feed = OracleFeed(rule, price: 1.19 * ether, underlying: ether)
    #expect(feed.answer == 1.19 * ether)
    let answer = feed.observe(price: 1.228 * ether, at: 3_600, underlying: ether)
    #expect(abs(answer - 2_387.8) < 1e-9)
    // Its 2.86 % and 2.78 %, by division.
    #expect(abs(1.228 * ether / answer - 1 - 0.0286) < 5e-5)
    #expect(abs(1 - answer / (1.228 * ether) - 0.0278) < 5e-5)
    // An account at 93 % of the market's value over a threshold of 95 % is sound; at the capped price it is not.
    let debt = 0.93 * 1.228 * ether
    #expect(0.95 * 1.228 * ether > debt && 0.95 * answer < debt)
  }

  @Test("rises from its snapshot by simple growth, and moves with the other asset at once")
  func growth() throws {
    // A snapshot of 1.2 taken 73 days ago that may grow by 10 % a year stands at 1.2 x 1.02, and 36.5 days later at
    // 1.2 x 1.03.
    let rule = try oracle(
      """
      { heartbeatSeconds: 86400, deviation: 0.5, faults: [{ kind: 'growthCap', snapshotRatio: 1.2, growthPerYear: 0.1,
        snapshotAgeSeconds: 6307200, underlying: 'ETH' }] }
      """)
    var feed = OracleFeed(rule, price: 2_500, underlying: 2_000)
    #expect(abs(feed.answer - 2_448) < 1e-9)
    #expect(abs(feed.observe(price: 2_500, at: 3_153_600, underlying: 2_000) - 2_472) < 1e-9)
    // No new answer is written for this, and the cap follows all the same.
    #expect(abs(feed.observe(price: 2_500, at: 3_153_600, underlying: 1_000) - 1_236) < 1e-9)
    #expect(feed.observe(price: 2_500, at: 3_153_600, underlying: 3_000) == 2_500)
  }

  @Test("holds in its window only, and against dollars where it names no asset")
  func dollars() throws {
    let rule = try oracle(
      "{ faults: [{ kind: 'growthCap', snapshotRatio: 1.04, base: 1, fromSeconds: 10, untilSeconds: 20 }] }")
    #expect(rule.underlying == nil)
    var feed = OracleFeed(rule, price: 1.1)
    #expect(feed.answer == 1.1)
    #expect(feed.nextChange(after: 0) == 10)
    #expect(feed.observe(price: 1.1, at: 10) == 1.04)
    #expect(feed.observe(price: 1.01, at: 15) == 1.01)
    #expect(feed.observe(price: 1.1, at: 20) == 1.1)
  }

  @Test("on another asset traps without that asset's price")
  func trap() async throws {
    await #expect(processExitsWith: .failure) {
      let cap = OracleFault.GrowthCap(snapshotRatio: 1.2, reference: .asset("ETH"))
      _ = OracleFeed(try OracleRule(faults: [OracleFault(.growthCap(cap))]), price: 1)
    }
  }
}
