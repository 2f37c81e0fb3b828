import Foundation
import Liquidation
import Testing

@Suite("A smoothed oracle")
struct OracleSmoothingTests {
  @Test("answers with the arithmetic mean over its window: a step is a ramp")
  func twapStep() throws {
    var feed = OracleFeed(try oracle("{ smoothing: { kind: 'twap', seconds: 1800 } }"), price: 100)
    #expect(feed.observe(price: 100, at: 5_000) == 100)
    #expect(feed.observe(price: 40, at: 5_000) == 100)
    for share in 1...8 {
      let answer = feed.observe(price: 40, at: 5_000 + 225 * Double(share))
      #expect(abs(answer - (100 - 60 * Double(share) / 8)) < 1e-12)
    }
    #expect(feed.observe(price: 40, at: 6_801) == 40)
  }

  @Test("forgets a spike when its window has passed it")
  func twapSpike() throws {
    var feed = OracleFeed(try oracle("{ smoothing: { kind: 'twap', seconds: 600 } }"), price: 1)
    feed.observe(price: 0.4, at: 1_000)
    #expect(abs(feed.observe(price: 1, at: 1_060) - 0.94) < 1e-12)
    #expect(abs(feed.observe(price: 1, at: 1_600) - 0.94) < 1e-12)
    #expect(abs(feed.observe(price: 1, at: 1_630) - 0.97) < 1e-12)
    #expect(feed.observe(price: 1, at: 1_660) == 1)
  }

  @Test("with a half-life goes half of the way in each: 100 to 40 by 70, 55, 47.5")
  func emaStep() throws {
    var feed = OracleFeed(try oracle("{ smoothing: { kind: 'ema', halfLifeSeconds: 600 } }"), price: 100)
    #expect(feed.observe(price: 40, at: 50) == 100)
    #expect(abs(feed.observe(price: 40, at: 650) - 70) < 1e-12)
    #expect(abs(feed.observe(price: 40, at: 1_250) - 55) < 1e-12)
    #expect(abs(feed.observe(price: 40, at: 1_850) - 47.5) < 1e-12)
    #expect(abs(feed.observe(price: 70, at: 2_000) - (40 + 7.5 * exp2(-0.25))) < 1e-12)
    // 70 stands for 300 seconds.
    #expect(abs(feed.observe(price: 1, at: 2_300) - (70 + (7.5 * exp2(-0.25) - 30) * exp2(-0.5))) < 1e-12)
  }

  @Test(
    "says the mean of a price that never moved, to the bit",
    arguments: ["twap', seconds: 77", "ema', halfLifeSeconds: 77"])
  func still(kind: String) throws {
    var feed = OracleFeed(try oracle("{ smoothing: { kind: '\(kind) } }"), price: 0.1 + 0.2)
    for step in 0..<500 {
      #expect(feed.observe(price: 0.1 + 0.2, at: 13.7 * Double(step)) == 0.1 + 0.2)
      #expect(feed.nextChange(after: 13.7 * Double(step)) == nil)
    }
  }

  @Test(
    "asks for looks until it has arrived, and is then within 1e-9",
    arguments: [
      "twap', seconds: 1800", "ema', halfLifeSeconds: 300",
    ])
  func converges(kind: String) throws {
    var feed = OracleFeed(try oracle("{ smoothing: { kind: '\(kind) } }"), price: 100)
    feed.observe(price: 40, at: 10)
    var seconds = 10.0
    var looks = 0
    var last = feed.answer
    while let next = feed.nextChange(after: seconds) {
      try #require(next > seconds && looks < 1_000)
      seconds = next
      let answer = feed.observe(price: 40, at: seconds)
      // No look misses more than a sixth of the way.
      #expect(answer <= last && last - answer < 10.1)
      last = answer
      looks += 1
    }
    #expect(looks >= 16)
    #expect(abs(feed.answer - 40) <= 4e-8)
  }

  @Test("writes a mean by heartbeat as it is at that moment, though nobody looks")
  func heartbeat() throws {
    var feed = OracleFeed(
      try oracle("{ heartbeatSeconds: 1000, smoothing: { kind: 'twap', seconds: 1000 } }"), price: 100)
    feed.observe(price: 0, at: 800)
    // At 1,000 a fifth of the window is at 0.
    #expect(abs(feed.observe(price: 0, at: 1_500) - 80) < 1e-12)
    #expect(feed.nextChange(after: 1_500) == 2_000)
    #expect(feed.observe(price: 0, at: 2_000) == 0)
  }

  @Test("keeps the mean of the moment at which it gets stuck")
  func stuck() throws {
    var feed = OracleFeed(
      try oracle("{ smoothing: { kind: 'twap', seconds: 1000 }, faults: [{ kind: 'stuck', fromSeconds: 500 }] }"),
      price: 100)
    feed.observe(price: 0, at: 0)
    #expect(abs(feed.observe(price: 0, at: 900) - 50) < 1e-12)
  }

  @Test("smooths the median of its sources, each as late as it is")
  func sources() throws {
    // From 60 seconds on two of three show 50.
    let rule = try oracle(
      "{ smoothing: { kind: 'twap', seconds: 100 }, sources: [{}, { latencySeconds: 60 }, { latencySeconds: 90 }] }")
    var feed = OracleFeed(rule, price: 100)
    feed.observe(price: 50, at: 0)
    #expect(abs(feed.observe(price: 50, at: 110) - 75) < 1e-12)
  }
}
