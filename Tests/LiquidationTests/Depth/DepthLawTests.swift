import Liquidation
import Testing

@Suite("Every market of every kind obeys the laws of a price that moves with what is sold")
struct DepthLawTests {
  private static let states = [-180.0, -60, -1, 0, 0.5, 35, 400, 2500]

  @Test("the price is 1 at rest, falls with every sale and stays above 0", arguments: [0, 0.003])
  func price(fee: Double) throws {
    for market in try DepthSamples.markets(fee: fee) {
      #expect(market.curve.factor(at: 0) == 1, "\(market.name)")
      var last = Double.infinity
      for step in -200...800 {
        let factor = market.curve.factor(at: Double(step) * 1.37)
        #expect(factor < last && factor > 0, "\(market.name) at \(step)")
        last = factor
      }
      #expect(market.curve.factor(at: 1e9) > 0, "\(market.name)")
    }
  }

  @Test("proceeds and cost are the integrals of the price, net of fees and with fees on top", arguments: [0, 0.004])
  func integrals(fee: Double) throws {
    for market in try DepthSamples.markets(fee: fee) {
      let kept = 1 - market.curve.fee
      for start in Self.states {
        // The price has kinks at knots and jumps at ranges; a grid that misses them is good to a few digits.
        let (end, curve) = (start + market.size, market.curve)
        var area = DepthSamples.integral(from: max(0, start), to: end, pieces: 3000, of: curve.factor(at:))
        if start < 0 { area -= DepthSamples.integral(from: 0, to: start, pieces: 3000, of: curve.factor(at:)) }
        let proceeds = curve.proceeds(from: start, selling: market.size)
        #expect(
          isClose(proceeds, kept * area, within: 3e-5), "\(market.name) from \(start): \(proceeds) \(kept * area)")
        let cost = curve.cost(from: end, buying: market.size)
        #expect(isClose(cost, area / kept, within: 3e-5), "\(market.name) from \(start)")
      }
    }
  }

  @Test("the derivative of the proceeds is the price", arguments: [0, 0.004])
  func derivative(fee: Double) throws {
    for market in try DepthSamples.markets(fee: fee) {
      for start in [-121.3, -33.1, 17.7, 91.9, 333.3, 777.7] {
        let step = 1e-3
        let slope = market.curve.proceeds(from: start - step, selling: 2 * step) / (2 * step)
        let price = (1 - market.curve.fee) * market.curve.factor(at: start)
        #expect(isClose(slope, price, within: 1e-7), "\(market.name) at \(start): \(slope) \(price)")
      }
    }
  }

  @Test("a sale in parts yields what it yields at once, and proceeds are concave and bounded", arguments: [0, 0.003])
  func concavity(fee: Double) throws {
    for market in try DepthSamples.markets(fee: fee) {
      let curve = market.curve
      for start in Self.states {
        let (first, second) = (
          curve.proceeds(from: start, selling: 77), curve.proceeds(from: start + 77, selling: 77)
        )
        #expect(first > second && second > 0, "\(market.name) from \(start)")
        #expect(isClose(first + second, curve.proceeds(from: start, selling: 154), within: 1e-11), "\(market.name)")
        let (cheap, dear) = (curve.cost(from: start, buying: 40), curve.cost(from: start - 40, buying: 40))
        #expect(cheap < dear, "\(market.name) from \(start)")
        #expect(isClose(cheap + dear, curve.cost(from: start, buying: 80), within: 1e-11), "\(market.name)")
      }
      #expect(curve.proceeds(from: 0, selling: 1e15) < 1e7, "\(market.name)")
    }
  }

  @Test("a round trip is free without fees and costs both fees with them")
  func roundTrip() throws {
    for market in try DepthSamples.markets(fee: 0) {
      for start in Self.states {
        let proceeds = market.curve.proceeds(from: start, selling: 120)
        #expect(isClose(proceeds, market.curve.cost(from: start + 120, buying: 120), within: 1e-12), "\(market.name)")
      }
    }
    for market in try DepthSamples.markets(fee: 0.003) {
      let kept = 1 - market.curve.fee
      for start in Self.states {
        let proceeds = market.curve.proceeds(from: start, selling: 120)
        let cost = market.curve.cost(from: start + 120, buying: 120)
        #expect(isClose(proceeds, cost * kept * kept, within: 1e-12), "\(market.name)")
        let back = market.curve.proceeds(from: start - 60, selling: 60)
        #expect(back <= market.curve.cost(from: start, buying: 60) * (1 + 1e-14), "\(market.name)")
      }
    }
  }

  @Test("the most that can be sold or bought at a price ends at that price", arguments: [0, 0.003])
  func inverses(fee: Double) throws {
    for market in try DepthSamples.markets(fee: fee) {
      let (curve, kept) = (market.curve, 1 - market.curve.fee)
      for start in Self.states {
        for move in [3.0, 50, 700] {
          let last = kept * curve.factor(at: start + move)
          let quantity = curve.quantity(from: start, untilNet: last)
          #expect(abs(quantity - move) < 1e-7 * move, "\(market.name) from \(start) by \(move): \(quantity)")
          #expect(curve.quantity(from: start + move, untilNet: last * 1.01) == 0, "\(market.name)")
        }
        for move in [3.0, 50, 170] {
          let last = curve.factor(at: start - move) / kept
          let quantity = curve.purchase(from: start, untilGross: last)
          #expect(abs(quantity - move) < 1e-7 * move, "\(market.name) from \(start) by \(move): \(quantity)")
          #expect(curve.purchase(from: start - move, untilGross: last * 0.99) == 0, "\(market.name)")
        }
      }
      #expect(curve.quantity(from: 0, untilNet: 0) == .infinity, "\(market.name)")
      #expect(curve.quantity(from: 0, untilNet: -1) == .infinity, "\(market.name)")
    }
  }

  @Test("nobody can buy more than there is, and all of it has no finite price")
  func exhaustion() throws {
    for market in try DepthSamples.markets(fee: 0.003) {
      let most = market.curve.purchase(from: 0, untilGross: .infinity)
      #expect(most > 100 && most < 1e9, "\(market.name): \(most)")
      #expect(market.curve.cost(from: 0, buying: most * 1.001) == .infinity, "\(market.name)")
      #expect(market.curve.factor(at: -most * 1.001) == .infinity, "\(market.name)")
      #expect(market.curve.cost(from: 0, buying: most * 0.99) < .infinity, "\(market.name)")
    }
  }

  @Test("a market a thousand times as deep moves as far for sizes a thousand times as large")
  func scale() throws {
    let kinds: [(Double) -> DepthSource] = [
      { DepthSource(.power(.impact, 0.02, at: .units(100 * $0), exponent: 0.6), fee: 0.001) },
      { scale in
        DepthSource(
          .curve([DepthQuote(.units(9 * scale), slippage: 0.01), DepthQuote(.units(99 * scale), slippage: 0.2)]))
      },
      { DepthSource(.constantProduct(.units(1000 * $0)), fee: 0.003) },
      { DepthSource(.stableSwap(reserve: 500 * $0, otherReserve: 700 * $0, amplification: 100, rate: 1), fee: 0.0004) },
      { DepthSource(.concentrated([LiquidityRange(from: 0.5, to: 2, liquidity: 900 * $0)]), fee: 0.0005) },
    ]
    func check(_ small: DepthCurve, _ large: DepthCurve) {
      for sold in [-70.0, 0, 5, 300] {
        #expect(isClose(small.factor(at: sold), large.factor(at: 1000 * sold), within: 1e-11))
        let proceeds = (small.proceeds(from: sold, selling: 40), large.proceeds(from: 1000 * sold, selling: 40_000))
        #expect(isClose(1000 * proceeds.0, proceeds.1, within: 1e-11))
        let most = (small.quantity(from: sold, untilNet: 0.6), large.quantity(from: 1000 * sold, untilNet: 0.6))
        #expect(isClose(1000 * most.0, most.1, within: 1e-9))
      }
    }
    for kind in kinds { check(try DepthSamples.curve(kind(1)), try DepthSamples.curve(kind(1000))) }
    check(
      try DepthRule(sources: kinds.map { $0(1) }).curve(price: 1),
      try DepthRule(sources: kinds.map { $0(1000) }).curve(price: 1))
  }

  @Test("states that no market should be in give numbers all the same", arguments: [0, 0.003])
  func extremes(fee: Double) throws {
    for market in try DepthSamples.markets(fee: fee) {
      let curve = market.curve
      for sold in [-1e30, -1e6, -1e-300, 1e-300, 1e-9, 1e6, 1e30] {
        let (factor, proceeds) = (curve.factor(at: sold), curve.proceeds(from: sold, selling: 1e5))
        #expect(factor >= 0 && proceeds >= 0, "\(market.name) at \(sold): \(factor) \(proceeds)")
        #expect(curve.cost(from: sold, buying: 1e5) >= 0, "\(market.name) at \(sold)")
        for price in [1e-12, 0.999, 1, 1e12] {
          #expect(curve.quantity(from: sold, untilNet: price) >= 0, "\(market.name) at \(sold)")
          #expect(curve.purchase(from: sold, untilGross: price) >= 0, "\(market.name) at \(sold)")
        }
      }
      #expect(curve.proceeds(from: 5, selling: 0) == 0 && curve.cost(from: 5, buying: 0) == 0, "\(market.name)")
    }
  }

  @Test("a trade without a size is a caller's mistake")
  func traps() async {
    await #expect(processExitsWith: .failure) {
      _ = try DepthSamples.curve(DepthSource(.constantProduct(.units(1)))).proceeds(from: 0, selling: -1)
    }
    await #expect(processExitsWith: .failure) {
      _ = try DepthSamples.curve(DepthSource(.constantProduct(.units(1)))).cost(from: 0, buying: .nan)
    }
  }
}
