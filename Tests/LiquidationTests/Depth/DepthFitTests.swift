import Foundation
import Liquidation
import TestSupport
import Testing

@Suite("A power law is fitted to quotes")
struct DepthFitTests {
  private static func quotes(
    slippage: Double, exponent: Double, noise: Double, count: Int, random: inout SplitMix
  ) throws -> [DepthQuote] {
    let law = try DepthSamples.curve(DepthSource(.power(.slippage, slippage, at: .units(1000), exponent: exponent)))
    return (0..<count).map { index in
      let size = 100 * pow(10, 2.5 * Double(index) / Double(count - 1))
      let exact = 1 - law.proceeds(from: 0, selling: size) / size
      let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &random))).squareRoot()
      return DepthQuote(
        .units(size), slippage: exact * exp(noise * radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))))
    }
  }

  @Test("exact quotes give back the law", arguments: [0.3, 0.5, 0.6, 1, 1.7])
  func exact(exponent: Double) throws {
    var random = SplitMix(seed: 1)
    let quotes = try Self.quotes(slippage: 0.03, exponent: exponent, noise: 0, count: 12, random: &random)
    let fit = try DepthFit(quotes, leastSlippage: 1e-6)
    #expect(isClose(fit.exponent, exponent, within: 1e-8))
    #expect(fit.usedQuotes == 12 && fit.omittedQuotes == 0 && fit.rSquared > 1 - 1e-12)
    let fitted = try DepthSamples.curve(DepthSource(fit.kind))
    for quote in quotes {
      guard case .units(let size) = quote.size else { continue }
      #expect(isClose(1 - fitted.proceeds(from: 0, selling: size) / size, quote.slippage, within: 1e-7))
    }
  }

  @Test("the standard errors are those of repeated fits")
  func standardErrors() throws {
    var random = SplitMix(seed: 7)
    let trials = 400
    var (exponents, errors) = ([Double](), [Double]())
    var (sizes, sizeErrors) = ([Double](), [Double]())
    for _ in 0..<trials {
      let fit = try DepthFit(
        try Self.quotes(slippage: 0.03, exponent: 0.6, noise: 0.2, count: 40, random: &random), leastSlippage: 1e-6)
      exponents.append(fit.exponent)
      errors.append(fit.exponentError)
      sizes.append(log(fit.slippage))
      sizeErrors.append(fit.logSlippageError)
    }
    for (values, stated) in [(exponents, errors), (sizes, sizeErrors)] {
      let mean = values.reduce(0, +) / Double(trials)
      let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(trials - 1)).squareRoot()
      let root = (stated.reduce(0) { $0 + $1 * $1 } / Double(trials)).squareRoot()
      // The spread of 400 trials has a relative standard error of 1 / √800; what Huber's formula lacks at 40 quotes is less.
      #expect(abs(spread / root - 1) < 6.1 / 800.0.squareRoot(), "\(spread) \(root)")
    }
    let mean = exponents.reduce(0, +) / Double(trials)
    #expect(abs(mean - 0.6) < 6.1 * errors[0] / Double(trials).squareRoot())
  }

  @Test("failed routes do not move the law")
  func outliers() throws {
    var random = SplitMix(seed: 3)
    var quotes = try Self.quotes(slippage: 0.02, exponent: 0.5, noise: 0.02, count: 40, random: &random)
    let clean = try DepthFit(quotes, leastSlippage: 1e-6)
    for index in [5, 17, 33] { quotes[index] = DepthQuote(quotes[index].size, slippage: 0.9) }
    let fit = try DepthFit(quotes, leastSlippage: 1e-6)
    #expect(abs(fit.exponent - clean.exponent) < 0.02 && abs(fit.slippage / clean.slippage - 1) < 0.05)
  }

  @Test("quotes that say nothing are refused")
  func badQuotes() throws {
    let quote = DepthQuote(.units(5), slippage: 0.1)
    #expect(throws: LiquidationRuleError.self) { _ = try DepthFit([]) }
    #expect(throws: LiquidationRuleError.self) { _ = try DepthFit([quote, quote, quote, quote]) }
    #expect(throws: LiquidationRuleError.self) {
      _ = try DepthFit([quote, DepthQuote(.dollars(6), slippage: 0.2), DepthQuote(.units(7), slippage: 0.3)])
    }
    #expect(throws: LiquidationRuleError.self) {
      _ = try DepthFit([quote, DepthQuote(.units(6), slippage: 1.2), DepthQuote(.units(7), slippage: 0.3)])
    }
    // Slippage that falls as sizes rise is no power law.
    #expect(throws: LiquidationRuleError.self) {
      _ = try DepthFit([quote, DepthQuote(.units(50), slippage: 0.05), DepthQuote(.units(500), slippage: 0.02)])
    }
  }

  @Test("noise on small sizes is left out by size")
  func noise() throws {
    var random = SplitMix(seed: 11)
    let law = try DepthSamples.curve(DepthSource(.power(.slippage, 0.02, at: .units(1000), exponent: 0.9)))
    var quotes: [DepthQuote] = []
    for index in 0..<120 {
      let size = pow(10, 4 * Double(index) / 119)
      let noise = Double.random(in: 0...0.002, using: &random)
      quotes.append(DepthQuote(.units(size), slippage: 1 - law.proceeds(from: 0, selling: size) / size + noise))
    }
    let fit = try DepthFit(quotes.shuffled(using: &random), leastSlippage: 0.004)
    #expect(fit.usedQuotes + fit.omittedQuotes == 120 && fit.omittedQuotes > 60 && fit.usedQuotes > 30)
    #expect(abs(fit.exponent - 0.9) < 0.1)
    let all = try DepthFit(quotes, leastSlippage: 1e-9)
    #expect(all.exponent < 0.6)
  }

  @Test("a sweep's quiet price is the best rate of its smaller half")
  func sweeps() {
    let quotes = DepthFit.slippages(of: [(100, 190), (1, 1.99), (2, 4), (40, 79), (1000, 1500)])
    #expect(quotes.map(\.size) == [.units(1), .units(2), .units(40), .units(100), .units(1000)])
    for (quote, slippage) in zip(quotes, [0.005, 0, 0.0125, 0.05, 0.25]) {
      #expect(abs(quote.slippage - slippage) < 1e-15)
    }
  }

  @Test(
    "quotes of an aggregator for coins follow a power law close to the linear one",
    .enabled(if: RealDepth.isHere, "needs the quotes beside the project"),
    arguments: [("WETH", "USDC"), ("WBTC", "USDC"), ("wstETH", "USDC"), ("WETH", "USDT")])
  func realQuotes(sell: String, buy: String) throws {
    let quotes = try RealDepth.quotes(sell: sell, buy: buy)
    let fit = try DepthFit(quotes, leastSlippage: 0.003)
    #expect(fit.usedQuotes > 80 && fit.rSquared > 0.9)
    #expect(fit.exponent > 0.85 && fit.exponent < 1 && fit.exponentError < 0.03)
  }
}
