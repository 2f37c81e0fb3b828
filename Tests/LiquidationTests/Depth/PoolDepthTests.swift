import Foundation
import Liquidation
import Testing

@Suite("Pools move as their contracts say")
struct PoolDepthTests {
  @Test("a constant-product pool meets the worked example, the fee kept from what goes in")
  func workedExample() throws {
    // 50 into 1,000 ETH and 2,000,000 USDC at a fee of 0.3 %.
    let pool = try DepthSamples.curve(DepthSource(.constantProduct(.units(1000)), fee: 0.003))
    let dollars = 2000 * pool.proceeds(from: 0, selling: 50)
    #expect(abs(dollars - 94_965.9475) < 5e-5)
    #expect(abs(dollars / 50 - 1_899.3190) < 5e-5)
    #expect(abs(1 - dollars / 100_000 - 0.05034) < 5e-6)
    // The reserve in dollars says the same at today's price.
    let rule = try DepthSamples.rule(DepthSource(.constantProduct(.dollars(2e6)), fee: 0.003))
    #expect(isClose(2000 * (try rule.curve(price: 2000)).proceeds(from: 0, selling: 50), dollars, within: 1e-14))
    // Bought at rest: 2,000,000 x 50 / 950 / 0.997.
    #expect(isClose(2000 * pool.cost(from: 0, buying: 50), 2e6 * 50 / 950 / 0.997, within: 1e-13))
  }

  @Test("each pool takes its own fee")
  func ownFees() throws {
    let kind = DepthSource.Kind.constantProduct(.units(1000))
    for fee in [0, 0.0005, 0.003, 0.01] {
      let net = 10 * (1 - fee)
      let proceeds = try DepthSamples.curve(DepthSource(kind, fee: fee)).proceeds(from: 0, selling: 10)
      #expect(isClose(proceeds, 1000 * net / (1000 + net), within: 1e-14))
    }
    // The dearer of two alike pools is left alone until the cheaper has moved by the difference.
    let pair = try DepthSamples.curve(DepthSource(kind, fee: 0.0005), DepthSource(kind, fee: 0.01))
    let alone = try DepthSamples.curve(DepthSource(kind, fee: 0.0005))
    let switchover = alone.quantity(from: 0, untilNet: 0.99)
    #expect(
      isClose(
        pair.proceeds(from: 0, selling: switchover), alone.proceeds(from: 0, selling: switchover), within: 1e-12))
    #expect(pair.proceeds(from: 0, selling: 20) > alone.proceeds(from: 0, selling: 20) + 1e-3)
    #expect(isClose(pair.fee, 0.0005, within: 1e-12))
  }

  @Test("reserves deplete: each sale finds the pool where the last one left it, and nobody buys more than it holds")
  func depletion() throws {
    let pool = try DepthSamples.curve(DepthSource(.constantProduct(.units(1000))))
    var (reserve, other, sold) = (1000.0, 1000.0, 0.0)
    for quantity in [10.0, 200, 5, 700] {
      let out = other - reserve * other / (reserve + quantity)
      #expect(isClose(pool.proceeds(from: sold, selling: quantity), out, within: 1e-13))
      (reserve, other, sold) = (reserve + quantity, other - out, sold + quantity)
    }
    #expect(pool.cost(from: 0, buying: 999) > 900_000)
    #expect(pool.cost(from: 0, buying: 1000) == .infinity)
    #expect(pool.cost(from: 500, buying: 1000) < .infinity)
  }

  @Test("a stable-swap pool agrees with the contract's own iteration", arguments: [1.0, 10, 85, 200, 2000, 50_000])
  func stableSwap(amplification: Double) throws {
    for (x, y) in [(1000.0, 1000.0), (1300, 700), (200, 5000), (9000, 30)] {
      let twin = CurvePool(x: x, y: y, amplification: amplification)
      let pool = try DepthSamples.curve(
        DepthSource(.stableSwap(reserve: x, otherReserve: y, amplification: amplification, rate: 1), fee: 0.0004))
      // The price at rest, by a central difference of the twin.
      let price = (twin.other(x - 0.01) - twin.other(x + 0.01)) / 0.02
      for quantity in [1, 0.1 * x, x, 20 * x] {
        let out = (y - twin.other(x + quantity)) * (1 - 0.0004) / price
        let proceeds = pool.proceeds(from: 0, selling: quantity)
        #expect(isClose(proceeds, out, within: 1e-6), "\(x) \(y) \(quantity): \(proceeds) \(out)")
      }
      let quantity = 0.3 * x
      // A purchase pays the other coin in; the fee comes off what goes out.
      let paid = (twin.other(x - quantity / (1 - 0.0004)) - y) / price
      #expect(isClose(pool.cost(from: 0, buying: quantity), paid, within: 1e-6), "\(x) \(y)")
    }
  }

  @Test("a rate makes a unit of a wrapped coin count as several")
  func rate() throws {
    let plain = try DepthSamples.curve(
      DepthSource(.stableSwap(reserve: 1200, otherReserve: 800, amplification: 40, rate: 1), fee: 0.001))
    let wrapped = try DepthSamples.curve(
      DepthSource(.stableSwap(reserve: 1000, otherReserve: 800, amplification: 40, rate: 1.2), fee: 0.001))
    for sold in [-300.0, 0, 450] {
      #expect(isClose(wrapped.factor(at: sold), plain.factor(at: 1.2 * sold), within: 1e-12))
      #expect(
        isClose(
          1.2 * wrapped.proceeds(from: sold, selling: 100), plain.proceeds(from: 1.2 * sold, selling: 120),
          within: 1e-12))
    }
  }

  @Test("a trade begins inside the range in which the price stands")
  func activeRange() throws {
    let pool = try DepthSamples.curve(
      DepthSource(
        .concentrated([
          LiquidityRange(from: 0.5, to: 0.95, liquidity: 800), LiquidityRange(from: 0.95, to: 1.1, liquidity: 9600),
        ])))
    // Inside the range: 1/√p' = 1 + 60/9600, whatever lies below.
    let root = 1 + 60.0 / 9600
    #expect(isClose(pool.factor(at: 60), 1 / (root * root), within: 1e-14))
    #expect(isClose(pool.proceeds(from: 0, selling: 60), 9600 * (1 - 1 / root), within: 1e-12))
    // With the range skipped the same trade would meet a twelfth of the liquidity, and move the price twelve times as far.
    let skipped = 1 + 60.0 / 800
    let ratio = (1 - 1 / (skipped * skipped)) / (1 - pool.factor(at: 60))
    #expect(ratio > 10 && ratio < 12.5)
    // Across the boundary: the rest of the active range first, then the next one.
    let (boundary, end) = (1 / 0.95.squareRoot(), 1 / 0.8.squareRoot())
    let quantity = 9600 * (boundary - 1) + 800 * (end - boundary)
    #expect(isClose(pool.factor(at: quantity), 0.8, within: 1e-12))
    #expect(
      isClose(
        pool.proceeds(from: 0, selling: quantity), 9600 * (1 - 1 / boundary) + 800 * (1 / boundary - 1 / end),
        within: 1e-12))
    #expect(isClose(pool.quantity(from: 0, untilNet: 0.8), quantity, within: 1e-12))
  }

  @Test("ranges from 0 to infinity of one liquidity are a constant-product pool")
  func fullRange() throws {
    let ranged = try DepthSamples.curve(
      DepthSource(.concentrated([LiquidityRange(from: 1e-9, to: 1e9, liquidity: 1000)]), fee: 0.003))
    let product = try DepthSamples.curve(DepthSource(.constantProduct(.units(1000)), fee: 0.003))
    for sold in [-800.0, -50, 0, 50, 4000] {
      #expect(isClose(ranged.factor(at: sold), product.factor(at: sold), within: 1e-11))
      #expect(
        isClose(
          ranged.proceeds(from: sold, selling: 60), product.proceeds(from: sold, selling: 60), within: 1e-11))
    }
  }

  @Test("below the last range there is as good as nothing")
  func lastRange() throws {
    let pool = try DepthSamples.curve(
      DepthSource(.concentrated([LiquidityRange(from: 0.64, to: 1.44, liquidity: 1000)])))
    let most = 1000 * (1 / 0.64.squareRoot() - 1)
    #expect(isClose(pool.quantity(from: 0, untilNet: 0.64), most, within: 1e-12))
    #expect(isClose(pool.quantity(from: 0, untilNet: 0.3), most, within: 1e-5))
    let all = pool.proceeds(from: 0, selling: most)
    #expect(isClose(pool.proceeds(from: 0, selling: 100 * most), all, within: 1e-5))
    #expect(pool.factor(at: 2 * most) < 1e-9 && pool.factor(at: 2 * most) > 0)
    // Above the last, all that the pool holds has been bought.
    #expect(isClose(pool.purchase(from: 0, untilGross: .infinity), 1000 * (1 - 1 / 1.2), within: 1e-12))
  }

  @Test("between ranges the price jumps, and nothing trades there")
  func gap() throws {
    let pool = try DepthSamples.curve(
      DepthSource(
        .concentrated([
          LiquidityRange(from: 0.5, to: 0.7, liquidity: 900), LiquidityRange(from: 0.9, to: 1.2, liquidity: 1000),
        ])))
    let edge = 1000 * (1 / 0.9.squareRoot() - 1)
    #expect(isClose(pool.factor(at: edge * (1 - 1e-12)), 0.9, within: 1e-11))
    #expect(isClose(pool.factor(at: edge * (1 + 1e-12)), 0.7, within: 1e-11))
    for price in [0.71, 0.8, 0.89] {
      #expect(isClose(pool.quantity(from: 0, untilNet: price), edge, within: 1e-12))
      #expect(isClose(pool.purchase(from: edge + 20, untilGross: price), 20, within: 1e-9))
    }
  }
}
