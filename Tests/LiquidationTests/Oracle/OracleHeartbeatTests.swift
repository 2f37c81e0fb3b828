import Liquidation
import Testing

@Suite("An oracle without faults")
struct OracleHeartbeatTests {
  @Test("writes at a deviation of 0.5 % or after an hour: ether in dollars, step by step")
  func worked() throws {
    var feed = OracleFeed(try oracle("{ heartbeatSeconds: 3600, deviation: 0.005 }"), price: 2_000)
    let steps: [(seconds: Double, price: Double, answer: Double, why: String)] = [
      (600, 2_009, 2_000, "0.45 % above"),
      (1_200, 1_991, 2_000, "0.45 % below"),
      (1_800, 1_990, 1_990, "0.5 % below, to the bit: written, and the hour begins again"),
      (3_600, 1_999, 1_990, "0.45 % above, half an hour old"),
      (5_399, 1_999.9, 1_990, "0.497 %, and a second short of an hour"),
      (5_400, 1_999.9, 1_999.9, "an hour old"),
      (5_401, 1_990, 1_999.9, "0.495 %"),
      (5_402, 1_989.9, 1_989.9, "0.5 % and a little"),
      (20_000, 1_995, 1_989.9, "four heartbeats wrote 1,989.9; the last was at 19,802"),
      (23_401, 1_995.5, 1_989.9, "not an hour after that"),
      (23_402, 1_995.5, 1_995.5, "an hour after it"),
    ]
    for step in steps {
      #expect(feed.observe(price: step.price, at: step.seconds) == step.answer, "\(step.seconds): \(step.why)")
    }
  }

  @Test("says when its heartbeat will write another answer, and nothing where it would write the same")
  func nextHeartbeat() throws {
    var feed = OracleFeed(try oracle("{ heartbeatSeconds: 3600, deviation: 0.005 }"), price: 2_000)
    #expect(feed.nextChange(after: 0) == nil)
    feed.observe(price: 2_005, at: 60)
    #expect(feed.nextChange(after: 60) == 3_600)
    #expect(feed.nextChange(after: 3_599) == 3_600)
    #expect(feed.nextChange(after: 3_600) == nil)
    #expect(feed.observe(price: 2_005, at: 3_600) == 2_005)
    #expect(feed.nextChange(after: 3_600) == nil)
  }

  @Test("writes by its heartbeat alone where no deviation is given")
  func heartbeatAlone() throws {
    var feed = OracleFeed(try oracle("{ heartbeatSeconds: 100 }"), price: 10)
    #expect(feed.observe(price: 1, at: 99) == 10)
    #expect(feed.observe(price: 2, at: 100) == 2)
    #expect(feed.observe(price: 3, at: 250) == 2)
    #expect(feed.observe(price: 4, at: 299) == 2)
    #expect(feed.observe(price: 5, at: 350) == 4)
  }

  @Test(
    "answers with the market's price to the bit where nothing stands between",
    arguments: [
      "{}", "{ deviation: 0 }", "{ heartbeatSeconds: 3600, deviation: 0 }",
      "{ smoothing: null, sources: [], faults: [] }",
    ])
  func market(card: String) throws {
    let rule = try oracle(card)
    #expect(rule.isMarket)
    var draws = OracleDraws(seed: 1)
    var feed = OracleFeed(rule, price: 1)
    var seconds = 0.0
    for _ in 0..<1_000 {
      seconds += Double(draws.integer(0...3))
      let price = draws.price()
      #expect(feed.observe(price: price, at: seconds) == price)
      #expect(feed.answer == price && feed.nextChange(after: seconds) == nil && !feed.isPaused(at: seconds))
    }
  }

  @Test("is the market where a card says nothing, and not where it says something")
  func isMarket() throws {
    #expect(try oracle("{}") == .market)
    #expect(OracleRule.market.isMarket && OracleRule.market.underlying == nil)
    for card in [
      "{ deviation: 0.01 }", "{ heartbeatSeconds: 60 }", "{ latencySeconds: 1 }", "{ sources: [{}] }",
      "{ smoothing: { kind: 'twap', seconds: 60 } }", "{ faults: [{ kind: 'stuck' }] }",
    ] {
      #expect(try !oracle(card).isMarket)
    }
  }

  @Test("sees the market as it was a latency ago, also where it looks less often")
  func latency() throws {
    var feed = OracleFeed(try oracle("{ latencySeconds: 60 }"), price: 100)
    #expect(feed.observe(price: 90, at: 10) == 100)
    #expect(feed.observe(price: 80, at: 30) == 100)
    #expect(feed.nextChange(after: 30) == 70)
    #expect(feed.nextChange(after: 70) == 90)
    #expect(feed.nextChange(after: 90) == nil)
    #expect(feed.observe(price: 85, at: 70) == 90)
    #expect(feed.observe(price: 85, at: 89) == 90)
    #expect(feed.observe(price: 70, at: 90) == 80)
    #expect(feed.observe(price: 60, at: 1_000) == 70)
    #expect(feed.observe(price: 60, at: 1_060) == 60)
  }

  @Test("notices a late price at its arrival: the heartbeat runs from then and not from the next look")
  func lateDeviation() throws {
    var feed = OracleFeed(
      try oracle("{ latencySeconds: 60, heartbeatSeconds: 1000, deviation: 0.01 }"), price: 100)
    feed.observe(price: 90, at: 100)
    feed.observe(price: 90.5, at: 500)
    // 90 arrives at 160 and is written; 90.5 arrives at 560 and waits for the heartbeat at 1,160.
    #expect(feed.answer == 90)
    #expect(feed.observe(price: 90.5, at: 1_159) == 90)
    #expect(feed.observe(price: 90.5, at: 1_160) == 90.5)
  }

  @Test("takes the last of several prices at one moment")
  func sameMoment() throws {
    var direct = OracleFeed(.market, price: 100)
    var late = OracleFeed(try oracle("{ latencySeconds: 60 }"), price: 100)
    var mean = OracleFeed(try oracle("{ smoothing: { kind: 'twap', seconds: 100 } }"), price: 100)
    for price in [90.0, 80, 95, 70] {
      #expect(direct.observe(price: price, at: 10) == price)
      late.observe(price: price, at: 10)
      mean.observe(price: price, at: 10)
    }
    #expect(late.observe(price: 70, at: 70) == 70)
    // 50 seconds at 100 and 50 at 70.
    #expect(abs(mean.observe(price: 70, at: 60) - 85) < 1e-12)
  }

  @Test("traps where time falls, and for a price that is none", arguments: [0, 1, 2])
  func traps(fault: Int) async {
    await #expect(processExitsWith: .failure) { [fault] in
      var feed = OracleFeed(.market, price: 1)
      feed.observe(price: 1, at: 10)
      switch fault {
      case 0: feed.observe(price: 1, at: 9)
      case 1: feed.observe(price: .nan, at: 11)
      default: feed.observe(price: -1, at: 11)
      }
    }
  }
}
