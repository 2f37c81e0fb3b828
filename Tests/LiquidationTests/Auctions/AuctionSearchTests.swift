import Liquidation
import TestSupport
import Testing

/// The search against a twin that looks at every second.
@Suite("The first second at a price, and the price at that second")
struct AuctionSearchTests {
  private func rule(_ random: inout SplitMix) throws -> AuctionRule {
    let decline: AuctionDecline
    switch Int(random.uniform(0, 4)) {
    case 0:
      decline = .stairstepExponential(
        cut: random.uniform(0.5, 0.999), stepSeconds: random.uniform(1, 120).rounded(.down))
    case 1: decline = .linear(durationSeconds: random.uniform(10, 4_000).rounded(.down))
    case 2:
      var points: [AuctionDecline.Point] = []
      var (seconds, factor) = (0.0, random.uniform(0.5, 1.5))
      for _ in 0..<Int(random.uniform(2, 6)) {
        points.append(AuctionDecline.Point(seconds: seconds, factor: factor))
        seconds += random.uniform(1, 1_500).rounded(.down)
        // A quarter of the lines are level.
        if random.uniform() < 0.75 { factor *= random.uniform() }
      }
      decline = .piecewise(points)
    default:
      decline = .reverse(
        collateralShare: random.uniform(0.1, 1), riseSeconds: random.uniform(1, 1_500).rounded(.down),
        fallSeconds: random.uniform(1, 1_500).rounded(.down))
    }
    return try AuctionRule(
      decline: decline, tailSeconds: random.uniform() < 0.5 ? random.uniform(0, 5_000).rounded(.down) : nil,
      cusp: random.uniform() < 0.5 ? random.uniform(0, 0.6) : 0)
  }

  @Test("agree with a twin that looks at every second", arguments: 0..<400)
  func everySecond(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let rule = try rule(&random)
    let top = random.uniform(0.5, 5_000)
    let start = random.uniform() < 0.5 ? 0 : random.uniform(0, 3_000).rounded(.down)
    let price = random.uniform() < 0.1 ? 0 : top * random.uniform(0, 1.6)

    var twin: Double?
    for second in 0...8_000 where Double(second) >= start {
      if rule.needsRedo(atSeconds: Double(second), top: top) { break }
      if rule.price(atSeconds: Double(second), top: top) <= price {
        twin = Double(second)
        break
      }
    }
    let first = rule.firstSecond(atOrBelow: price, top: top, notBefore: start)
    // Between two whole seconds the price may be there and a new start be due, which the twin does not see.
    if let first {
      #expect(first >= start)
      #expect(rule.price(atSeconds: first, top: top) <= price)
      #expect(!rule.needsRedo(atSeconds: first, top: top))
      let before = first - 1e-6
      if before >= start { #expect(rule.price(atSeconds: before, top: top) > price) }
      if let twin { #expect(twin - first >= 0 && twin - first < 1) }
    } else {
      #expect(twin == nil)
    }
  }

  @Test("a price never rises", arguments: 0..<200)
  func falls(seed: Int) throws {
    var random = SplitMix(seed: UInt64(1_000 + seed))
    let rule = try rule(&random)
    var (second, last) = (0.0, Double.infinity)
    while second < 6_000 {
      let price = rule.price(atSeconds: second, top: 1)
      #expect(price <= last)
      #expect(price >= 0)
      last = price
      second += random.uniform(0, 40)
    }
  }
}
