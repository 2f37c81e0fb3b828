import Foundation
import Liquidation
import Testing

@Suite("Power laws and quotes give back the figures that they were made from")
struct MarketDepthTests {
  @Test("a power law meets its figure at its size, marginal or average", arguments: [0.1, 0.5, 0.6, 1, 1.5, 2])
  func figure(exponent: Double) throws {
    for loss in [1e-8, 0.001, 0.05, 0.6] {
      let impact = try DepthSamples.curve(DepthSource(.power(.impact, loss, at: .units(250), exponent: exponent)))
      #expect(isClose(1 - impact.factor(at: 250), loss, within: 1e-7))
      let slippage = try DepthSamples.curve(DepthSource(.power(.slippage, loss, at: .units(250), exponent: exponent)))
      #expect(isClose(1 - slippage.proceeds(from: 0, selling: 250) / 250, loss, within: 1e-7))
    }
  }

  @Test(
    "small sales lose as the size to the exponent, the last unit 1 + a times the average", arguments: [0.5, 0.6, 1])
  func firstOrder(exponent: Double) throws {
    let curve = try DepthSamples.curve(DepthSource(.power(.slippage, 1e-4, at: .units(100), exponent: exponent)))
    let (marginal, average) = (1 - curve.factor(at: 1), 1 - curve.proceeds(from: 0, selling: 1))
    #expect(isClose(average, 1e-4 * pow(0.01, exponent), within: 1e-3))
    #expect(isClose(marginal / average, 1 + exponent, within: 1e-3))
  }

  @Test("a linear law is a constant-product pool")
  func linear() throws {
    let law = try DepthSamples.curve(DepthSource(.power(.slippage, 0.2, at: .units(250), exponent: 1)))
    let pool = try DepthSamples.curve(DepthSource(.constantProduct(.units(1000))))
    for sold in [-500.0, -1, 0, 3, 4000] {
      #expect(isClose(law.factor(at: sold), pool.factor(at: sold), within: 1e-12))
    }
    // The general form, an exponent off by a billionth, is continuous there.
    let near = try DepthSamples.curve(DepthSource(.power(.slippage, 0.2, at: .units(250), exponent: 1 + 1e-9)))
    for sold in [-500.0, -1, 0, 3, 4000] { #expect(isClose(law.factor(at: sold), near.factor(at: sold), within: 1e-7)) }
  }

  @Test("dollars and units change places for a purchase", arguments: [0, 2, 4])
  func mirror(place: Int) throws {
    let curve = try DepthSamples.curve(DepthSamples.places(fee: 0)[place].source)
    for size in [1.0, 40, 300, 900] {
      let proceeds = curve.proceeds(from: 0, selling: size)
      #expect(isClose(curve.cost(from: 0, buying: proceeds), size, within: 1e-10))
      #expect(isClose(curve.factor(at: -proceeds), 1 / curve.factor(at: size), within: 1e-9))
    }
  }

  @Test("quotes with concave proceeds are met exactly, and the price falls without a break")
  func quotes() throws {
    let quotes = [(50.0, 0.001), (200.0, 0.01), (500.0, 0.05), (1000.0, 0.2)]
    let curve = try DepthSamples.curve(
      DepthSource(.curve(quotes.map { DepthQuote(.units($0.0), slippage: $0.1) })))
    for (size, slippage) in quotes {
      #expect(isClose(curve.proceeds(from: 0, selling: size), size * (1 - slippage), within: 1e-13))
      #expect(isClose(curve.factor(at: size * (1 - 1e-10)), curve.factor(at: size * (1 + 1e-10)), within: 1e-8))
    }
  }

  @Test("sizes in dollars are converted at the day's price")
  func dollars() throws {
    let rule = try DepthSamples.rule(
      DepthSource(.curve([DepthQuote(.dollars(1e5), slippage: 0.01), DepthQuote(.dollars(1e6), slippage: 0.15)])))
    let curve = try rule.curve(price: 2500)
    #expect(isClose(curve.proceeds(from: 0, selling: 40), 40 * 0.99, within: 1e-13))
    #expect(isClose(curve.proceeds(from: 0, selling: 400), 400 * 0.85, within: 1e-13))
  }

  @Test("a larger size that is quoted better than a smaller one lends it its price")
  func pooledQuotes() throws {
    // The second hundred is quoted at 0.97 each, the first at 0.95: both get 0.96.
    let curve = try DepthSamples.curve(
      DepthSource(
        .curve([
          DepthQuote(.units(100), slippage: 0.05), DepthQuote(.units(200), slippage: 0.04),
          DepthQuote(.units(400), slippage: 0.12),
        ])))
    #expect(isClose(curve.proceeds(from: 0, selling: 200), 200 * 0.96, within: 1e-13))
    #expect(isClose(curve.proceeds(from: 0, selling: 400), 400 * 0.88, within: 1e-13))
    #expect(curve.proceeds(from: 0, selling: 100) >= 100 * 0.95)
    // Small sizes without any slippage are pooled with the first that has some.
    let flat = try DepthSamples.curve(
      DepthSource(.curve([DepthQuote(.units(10), slippage: 0), DepthQuote(.units(100), slippage: 0.02)])))
    #expect(flat.factor(at: 5) < 1)
    #expect(isClose(flat.proceeds(from: 0, selling: 100), 98, within: 1e-13))
  }

  @Test(
    "beyond the last quote the price falls faster than any power law up to the linear one", arguments: [0.5, 0.6, 0.9])
  func beyondQuotes(exponent: Double) throws {
    let law = DepthSource(.power(.slippage, 0.03, at: .units(1000), exponent: exponent))
    let truth = try DepthSamples.curve(law)
    let quotes = [100.0, 300, 1000].map {
      DepthQuote(.units($0), slippage: 1 - truth.proceeds(from: 0, selling: $0) / $0)
    }
    let curve = try DepthSamples.curve(DepthSource(.curve(quotes)))
    for size in [2000.0, 5000, 20_000] {
      #expect(curve.proceeds(from: 0, selling: size) < truth.proceeds(from: 0, selling: size))
    }
  }
}
