import Liquidation
import TestSupport
import Testing

@Suite("A sale over several places is split at the best total")
struct SharedDepthTests {
  @Test("no split over a grid yields more, and a fine one as much", arguments: [5.0, 60, 400, 3000])
  func bruteForce(quantity: Double) throws {
    let sources = [
      DepthSource(.constantProduct(.units(900)), fee: 0.003),
      DepthSource(.power(.slippage, 0.02, at: .units(100), exponent: 0.6), fee: 0.001),
      DepthSource(.stableSwap(reserve: 500, otherReserve: 400, amplification: 30, rate: 1), fee: 0.0004),
    ]
    let market = try DepthRule(sources: sources).curve(price: 1)
    let alone = try sources.map { try DepthSamples.curve($0) }
    let parts = 400
    var (best, cheapest) = (0.0, Double.infinity)
    for first in 0...parts {
      for second in 0...(parts - first) {
        let shares = [first, second, parts - first - second].map { quantity * Double($0) / Double(parts) }
        best = max(best, zip(alone, shares).reduce(0) { $0 + $1.0.proceeds(from: 0, selling: $1.1) })
        cheapest = min(cheapest, zip(alone, shares).reduce(0) { $0 + $1.0.cost(from: 0, buying: $1.1) })
      }
    }
    let proceeds = market.proceeds(from: 0, selling: quantity)
    #expect(proceeds >= best * (1 - 1e-12) && isClose(proceeds, best, within: 1e-4), "\(proceeds) \(best)")
    let cost = market.cost(from: 0, buying: quantity)
    if cheapest < .infinity {
      #expect(cost <= cheapest * (1 + 1e-12) && isClose(cost, cheapest, within: 1e-2), "\(cost) \(cheapest)")
    }
  }

  @Test("two halves of a pool are the pool")
  func halves() throws {
    for (name, source) in DepthSamples.places(fee: 0.002) {
      guard case .constantProduct = source.kind else { continue }
      let half = DepthSource(.constantProduct(.units(750)), fee: 0.002)
      let (whole, halves) = (try DepthSamples.curve(source), try DepthSamples.curve(half, half))
      for sold in [-1300.0, -400, -0.01, 0, 1e-6, 90, 1e5] {
        #expect(isClose(whole.factor(at: sold), halves.factor(at: sold), within: 1e-12), "\(name) at \(sold)")
        #expect(
          isClose(
            whole.proceeds(from: sold, selling: 55), halves.proceeds(from: sold, selling: 55), within: 1e-12),
          "\(name) at \(sold)")
        #expect(
          isClose(
            whole.quantity(from: sold, untilNet: 0.5), halves.quantity(from: sold, untilNet: 0.5), within: 1e-11))
      }
      #expect(isClose(halves.purchase(from: 0, untilGross: .infinity), 1500, within: 1e-12))
      #expect(halves.cost(from: 0, buying: 1501) == .infinity)
    }
  }

  @Test("the order of the places does not matter beyond rounding, and one more place never hurts a seller")
  func order() throws {
    let sources = DepthSamples.places(fee: 0.002).map(\.source)
    let (forwards, backwards) = (
      try DepthRule(sources: sources).curve(price: 1), try DepthRule(sources: sources.reversed()).curve(price: 1)
    )
    let fewer = try DepthRule(sources: Array(sources.dropLast(3))).curve(price: 1)
    for sold in [0.0, 100, 2000] {
      let proceeds = forwards.proceeds(from: sold, selling: 500)
      #expect(isClose(proceeds, backwards.proceeds(from: sold, selling: 500), within: 1e-11))
      #expect(forwards.proceeds(from: 0, selling: 500 + sold) > fewer.proceeds(from: 0, selling: 500 + sold))
    }
  }

  @Test("what is bought back costs at least what its sale yielded, wherever it is sold", arguments: 0..<200)
  func noFreeLunch(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let all = DepthSamples.places(fee: 0)
    let sources = (0..<Int.random(in: 2...4, using: &random)).map { _ in
      DepthSource(
        all[Int.random(in: 0..<all.count, using: &random)].source.kind, fee: .random(in: 0...0.02, using: &random))
    }
    let curve = try DepthRule(sources: sources).curve(price: 1)
    var (sold, dollars) = (0.0, 0.0)
    for _ in 0..<6 {
      let quantity = Double.random(in: 0...200, using: &random)
      if Bool.random(using: &random) || sold < -40 {
        dollars += curve.proceeds(from: sold, selling: quantity)
        sold += quantity
      } else {
        dollars -= curve.cost(from: sold, buying: quantity)
        sold -= quantity
      }
    }
    dollars += sold > 0 ? -curve.cost(from: sold, buying: sold) : curve.proceeds(from: sold, selling: -sold)
    #expect(dollars <= 1e-9, "\(dollars)")
  }
}
