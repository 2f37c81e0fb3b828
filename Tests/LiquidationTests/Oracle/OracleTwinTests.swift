import Liquidation
import Testing

@Suite("A feed beside a twin that keeps all of the past and goes second by second")
struct OracleTwinTests {
  /// A path on which somebody looks in some seconds, and in some of them more than once.
  struct Path {
    /// The prices that are seen in each second, in turn.
    var looks: [[Double]]

    init(_ draws: inout OracleDraws, density: Double) {
      looks = []
      var price = 100.0
      for _ in 0...500 {
        var seen: [Double] = []
        while draws.happens(density), seen.count < 3 {
          if draws.happens(0.7) { price = draws.happens(0.1) ? 100 : draws.price() }
          seen.append(price)
        }
        looks.append(seen)
      }
    }
  }

  @Test("gives the same answers to the bit without smoothing, however seldom it looks", arguments: 0..<600)
  func exact(seed: UInt64) throws {
    var draws = OracleDraws(seed: seed)
    try compare(draws.rule(smoothed: false), Path(&draws, density: [0.02, 0.2, 0.6][Int(seed % 3)]), tolerance: 0)
  }

  @Test(
    "gives the same means, and the same answers where they are written all the time or by heartbeat", arguments: 0..<400
  )
  func smoothed(seed: UInt64) throws {
    var draws = OracleDraws(seed: 1_000 + seed)
    let rule = try draws.rule(smoothed: true)
    // A deviation of a mean is noticed at looks, of which the twin has one in every second.
    let everySecond = (rule.deviation ?? 0) > 0
    var path = Path(&draws, density: [0.02, 0.2, 0.6][Int(seed % 3)])
    if everySecond {
      var price = 100.0
      for second in path.looks.indices {
        if path.looks[second].isEmpty { path.looks[second] = [price] }
        price = path.looks[second].last ?? price
      }
    }
    try compare(rule, path, tolerance: 1e-11)
  }

  @Test("says beforehand when an answer will change on a market that stands", arguments: 0..<600)
  func announced(seed: UInt64) throws {
    var draws = OracleDraws(seed: 5_000 + seed)
    let rule = try draws.rule(smoothed: false)
    // A growth cap moves all the time, and says so.
    let rises = rule.faults.contains { if case .growthCap = $0.kind { true } else { false } }
    guard !rises else { return }
    var feed = OracleFeed(rule, price: 100)
    var (price, seconds) = (100.0, 0.0)
    for _ in 0..<20 {
      price = draws.price()
      seconds += Double(draws.integer(0...40))
      feed.observe(price: price, at: seconds)
      let next = feed.nextChange(after: seconds)
      var still = feed
      let horizon = min(next ?? .infinity, seconds + 500)
      for second in stride(from: seconds + 1, to: horizon, by: 1) {
        #expect(still.observe(price: price, at: second) == feed.answer, "at \(second), announced for \(next ?? -1)")
      }
      // What is asked later is the same, until it has come.
      let middle = seconds + Double(draws.integer(0...10))
      if middle < horizon, let next { #expect(feed.nextChange(after: middle) == next) }
    }
  }

  private func compare(_ rule: OracleRule, _ path: Path, tolerance: Double) throws {
    var feed = OracleFeed(rule, price: 100)
    var twin = OracleTwin(rule, price: 100)
    #expect(abs(feed.answer - twin.answer) <= tolerance * twin.answer)
    for (second, prices) in path.looks.enumerated() {
      if second > 0 { twin.live() }
      if second > 0, prices.isEmpty { twin.look(twin.market[second]) }
      for price in prices {
        twin.look(price)
        feed.observe(price: price, at: Double(second))
        try #require(abs(feed.answer - twin.answer) <= tolerance * twin.answer, "in second \(second)")
      }
    }
  }
}
