import Liquidation
import Testing

@Suite("An oracle that shows another price than the market's")
struct OracleCensoredTests {
  @Test("hides below its floor what a sale loses: .88 on chain, .81029 traded, USDC on 11 March 2023")
  func floor() throws {
    let rule = try oracle("{ deviation: 0.0025, heartbeatSeconds: 86400, faults: [{ kind: 'floor', minimum: 0.88 }] }")
    var feed = OracleFeed(rule, price: 1)
    #expect(feed.observe(price: 0.93, at: 3_600) == 0.93)
    #expect(feed.observe(price: 0.81029, at: 7_200) == 0.88)
    // A debt of 80 against 100 coins at a threshold of .95: sound on chain, and called where the market is seen.
    #expect(0.95 * 100 * feed.answer > 80 && 0.95 * 100 * 0.81029 < 80)
    #expect(feed.observe(price: 0.87, at: 10_800) == 0.88)
    #expect(feed.observe(price: 0.95, at: 14_400) == 0.95)
  }

  @Test("shows a fall that one venue alone has, .65 with the market at .95, where a median of three does not")
  func singleVenue() throws {
    let premium = 0.65 / 0.95 - 1
    let single = try oracle("{ sources: [{ name: 'far', premium: \(premium), fromSeconds: 60, untilSeconds: 660 }] }")
    let three = try oracle(
      "{ sources: [{ premium: \(premium), fromSeconds: 60, untilSeconds: 660 }, { name: 'b' }, { premium: 0.001 }] }")
    var alone = OracleFeed(single, price: 0.95)
    var median = OracleFeed(three, price: 0.95)
    for (seconds, expected) in [(0.0, 0.95), (59, 0.95), (60, 0.65), (659, 0.65), (660, 0.95)] {
      #expect(abs(alone.observe(price: 0.95, at: seconds) - expected) < 1e-15)
      #expect(median.observe(price: 0.95, at: seconds) == 0.95)
    }
  }

  @Test("takes the middle of an odd number of sources, and the mean of the middle two of an even one")
  func medians() throws {
    var three = OracleFeed(
      try oracle("{ sources: [{ premium: 0.5 }, { premium: -0.25 }, { premium: 0.125 }] }"), price: 100)
    #expect(three.answer == 112.5)
    #expect(three.observe(price: 200, at: 1) == 225)
    var four = OracleFeed(
      try oracle("{ sources: [{ premium: 0.5 }, { premium: -0.25 }, { premium: 0.125 }, {}] }"), price: 100)
    #expect(four.answer == 106.25)
    #expect(four.observe(price: 200, at: 1) == 212.5)
  }

  @Test("waits for the sources that are late: with two of three a minute behind, the fall is seen a minute later")
  func lateSources() throws {
    let rule = try oracle(
      "{ latencySeconds: 5, sources: [{}, { latencySeconds: 60 }, { latencySeconds: 60 }] }")
    var feed = OracleFeed(rule, price: 100)
    #expect(feed.observe(price: 50, at: 10) == 100)
    #expect(feed.nextChange(after: 10) == 15)
    #expect(feed.observe(price: 50, at: 74) == 100)
    #expect(feed.nextChange(after: 74) == 75)
    #expect(feed.observe(price: 50, at: 75) == 50)
    #expect(feed.nextChange(after: 75) == nil)
  }

  @Test("stays at .107 while the market falls to .01: LUNA at Venus in May 2022")
  func stuck() throws {
    let rule = try oracle("{ deviation: 0.01, heartbeatSeconds: 3600, faults: [{ kind: 'stuck', fromSeconds: 7200 }] }")
    var feed = OracleFeed(rule, price: 1)
    #expect(feed.observe(price: 0.107, at: 3_000) == 0.107)
    for hour in 2...48 { #expect(feed.observe(price: 0.01, at: Double(hour) * 3_600) == 0.107) }
    #expect(feed.nextChange(after: 172_800) == nil)
    // The same by the feed's least answer.
    var floored = OracleFeed(try oracle("{ faults: [{ kind: 'floor', minimum: 0.107 }] }"), price: 1)
    #expect(floored.observe(price: 0.01, at: 1) == 0.107)
  }

  @Test("writes again at the end of a fault, by its rule")
  func afterwards() throws {
    let stuck = "faults: [{ kind: 'stuck', fromSeconds: 100, untilSeconds: 200 }]"
    var every = OracleFeed(try oracle("{ \(stuck) }"), price: 10)
    var deviating = OracleFeed(try oracle("{ deviation: 0.2, \(stuck) }"), price: 10)
    for seconds in [100.0, 150, 199] {
      #expect(every.observe(price: 9, at: seconds) == 10)
      #expect(deviating.observe(price: 9, at: seconds) == 10)
      #expect(every.nextChange(after: seconds) == 200)
    }
    #expect(every.observe(price: 9, at: 200) == 9)
    #expect(deviating.observe(price: 9, at: 200) == 10)
    #expect(deviating.observe(price: 8, at: 200) == 8)
  }

  @Test("is capped at a ceiling, and multiplied by an offset before it is held")
  func levels() throws {
    let rule = try oracle(
      """
      { faults: [{ kind: 'ceiling', maximum: 120 }, { kind: 'floor', minimum: 40 },
        { kind: 'offset', factor: 0.5, fromSeconds: 10, untilSeconds: 20 }] }
      """)
    var feed = OracleFeed(rule, price: 150)
    #expect(feed.answer == 120)
    #expect(feed.observe(price: 100, at: 9) == 100)
    #expect(feed.nextChange(after: 9) == 10)
    #expect(feed.observe(price: 100, at: 10) == 50)
    #expect(feed.observe(price: 300, at: 11) == 120)
    #expect(feed.observe(price: 60, at: 12) == 40)
    #expect(feed.observe(price: 60, at: 20) == 60)
  }

  @Test("keeps every liquidator away in a pause and in the grace after it, and shows no price in the pause")
  func pause() throws {
    let rule = try oracle("{ faults: [{ kind: 'paused', fromSeconds: 100, untilSeconds: 200, graceSeconds: 3600 }] }")
    var feed = OracleFeed(rule, price: 10)
    #expect(!feed.isPaused(at: 99.9) && feed.isPaused(at: 100) && feed.isPaused(at: 199))
    #expect(feed.isPaused(at: 200) && feed.isPaused(at: 3_799.9) && !feed.isPaused(at: 3_800))
    #expect(feed.observe(price: 7, at: 150) == 10)
    #expect(feed.nextChange(after: 150) == 200)
    #expect(feed.observe(price: 7, at: 200) == 7)
    #expect(feed.nextChange(after: 200) == 3_800)
    #expect(feed.observe(price: 6, at: 3_800) == 6)
    #expect(feed.nextChange(after: 3_800) == nil)
    #expect(OracleFeed(try oracle("{ faults: [{ kind: 'paused' }] }"), price: 1).isPaused(at: 1e9))
  }
}
