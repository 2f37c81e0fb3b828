import Documents
import Foundation
import Liquidation
import Testing

@Suite("A liquidity card says how deep a market is")
struct DepthRuleTests {
  @Test("a single place stands in the rule's own object, several in a list")
  func forms() throws {
    let single = try DepthSamples.read(
      """
      { kind: "power", impact: 0.01, dollars: 5e6, exponent: 0.6, fee: 0.001, permanentShare: 0.1,
        recoveryHalfLifeSeconds: 7200, volatilityElasticity: 0.9, leastDepth: 0.1 }
      """)
    let source = DepthSource(.power(.impact, 0.01, at: .dollars(5e6), exponent: 0.6), fee: 0.001)
    #expect(
      single
        == (try DepthRule(
          sources: [source], permanentShare: 0.1, recoveryHalfLifeSeconds: 7200, volatilityElasticity: 0.9,
          leastDepth: 0.1)))
    let several = try DepthSamples.read(
      """
      { venues: [
          { kind: "curve", quotes: [{ units: 10, slippage: 0.01 }, { units: 50, slippage: 0.1 }] },
          { kind: "constantProduct", units: 1000, fee: 0.003 },
          { kind: "stableSwap", reserves: [300, 200], amplification: 100, fee: 0.0004 },
          { kind: "concentrated", ranges: [{ from: 0.9, to: 1.1, liquidity: 5e4 }], fee: 0.0005 },
        ], permanentShare: 0.2 }
      """)
    let sources = [
      DepthSource(.curve([DepthQuote(.units(10), slippage: 0.01), DepthQuote(.units(50), slippage: 0.1)])),
      DepthSource(.constantProduct(.units(1000)), fee: 0.003),
      DepthSource(.stableSwap(reserve: 300, otherReserve: 200, amplification: 100, rate: 1), fee: 0.0004),
      DepthSource(.concentrated([LiquidityRange(from: 0.9, to: 1.1, liquidity: 5e4)]), fee: 0.0005),
    ]
    #expect(several == (try DepthRule(sources: sources, permanentShare: 0.2)))
    #expect(several.recoveryHalfLifeSeconds == 3600 && several.volatilityElasticity == 0 && several.leastDepth == 0.05)
  }

  @Test(
    "a card that says it badly is refused with the key",
    arguments: [
      ("{}", "kind"), ("{ kind: \"power\", venues: [] }", "venues"), ("{ venues: [] }", "venues has 0"),
      ("{ kind: \"magic\" }", "unknown kind \"magic\""),
      ("{ kind: \"constantProduct\", units: 1, amplification: 2 }", "amplification"),
      ("{ kind: \"constantProduct\", units: 1, permanentshare: 0 }", "permanentshare"),
      ("{ venues: [{ kind: \"constantProduct\", units: 1, permanentShare: 0 }] }", "permanentShare"),
      ("{ venues: [{ kind: \"constantProduct\", units: 1 }], fee: 0.1 }", "fee"),
      ("{ kind: \"constantProduct\", units: 1, dollars: 5 }", "units and dollars"),
      ("{ kind: \"constantProduct\" }", "one of units, dollars"),
      ("{ kind: \"power\", impact: 0.1, slippage: 0.1, units: 4, exponent: 1 }", "impact and slippage"),
      ("{ kind: \"power\", units: 4, exponent: 1 }", "one of impact, slippage"),
      ("{ kind: \"power\", units: 4, impact: 0.1 }", "exponent"),
      ("{ kind: \"stableSwap\", reserves: [4], amplification: 10 }", "reserves has 1"),
      ("{ kind: \"stableSwap\", reserves: [4, 5, 6], amplification: 10 }", "number of reserves"),
    ])
  func badCards(text: String, words: String) throws {
    let error = try #require(throws: DocumentError.self) { _ = try DepthSamples.read(text) }
    #expect(error.description.contains(words), "\(error)")
  }

  private static let badSources: [DepthSource] = [
    DepthSource(.constantProduct(.units(0))), DepthSource(.constantProduct(.units(.nan))),
    DepthSource(.constantProduct(.dollars(-5))), DepthSource(.constantProduct(.units(1)), fee: -0.1),
    DepthSource(.constantProduct(.units(1)), fee: 0.6), DepthSource(.constantProduct(.units(.infinity))),
    DepthSource(.power(.impact, 0, at: .units(1), exponent: 1)),
    DepthSource(.power(.slippage, 1, at: .units(1), exponent: 1)),
    DepthSource(.power(.slippage, 0.1, at: .units(1), exponent: 0)),
    DepthSource(.power(.slippage, 0.1, at: .units(1), exponent: 3)),
    DepthSource(.curve([])), DepthSource(.curve([DepthQuote(.units(1), slippage: 0)])),
    DepthSource(.curve([DepthQuote(.units(1), slippage: -0.1)])),
    DepthSource(.curve([DepthQuote(.units(1), slippage: 0.1), DepthQuote(.dollars(2), slippage: 0.2)])),
    DepthSource(.curve([DepthQuote(.units(2), slippage: 0.1), DepthQuote(.units(2), slippage: 0.2)])),
    DepthSource(.curve([DepthQuote(.units(1), slippage: 0.1), DepthQuote(.units(2), slippage: 0.6)])),
    DepthSource(.stableSwap(reserve: 0, otherReserve: 1, amplification: 10, rate: 1)),
    DepthSource(.stableSwap(reserve: 1, otherReserve: 1, amplification: 0.5, rate: 1)),
    DepthSource(.stableSwap(reserve: 1, otherReserve: 1, amplification: 10, rate: 0)),
    DepthSource(.concentrated([])), DepthSource(.concentrated([LiquidityRange(from: 1.1, to: 2, liquidity: 5)])),
    DepthSource(.concentrated([LiquidityRange(from: 0, to: 2, liquidity: 5)])),
    DepthSource(.concentrated([LiquidityRange(from: 0.5, to: 2, liquidity: 0)])),
    DepthSource(.concentrated([LiquidityRange(from: 2, to: 0.5, liquidity: 5)])),
    DepthSource(
      .concentrated([
        LiquidityRange(from: 0.5, to: 1.2, liquidity: 5), LiquidityRange(from: 1.1, to: 2, liquidity: 5),
      ])),
  ]

  @Test("figures out of their bounds are refused", arguments: badSources)
  func badFigures(source: DepthSource) {
    #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: [source]) }
    #expect(throws: LiquidationRuleError.self) {
      _ = try DepthRule(sources: [DepthSource(.constantProduct(.units(1))), source])
    }
  }

  @Test("the other figures of a rule are checked, and the price")
  func badRules() throws {
    let pool = DepthSource(.constantProduct(.units(1)))
    #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: []) }
    #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: [pool], permanentShare: 1.1) }
    #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: [pool], recoveryHalfLifeSeconds: -1) }
    #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: [pool], volatilityElasticity: .nan) }
    #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: [pool], leastDepth: 0) }
    for price in [0, -1, .infinity, .nan] {
      #expect(throws: LiquidationRuleError.self) { _ = try DepthRule(sources: [pool]).curve(price: price) }
    }
  }

  @Test("depth shrinks with volatility above the usual, down to a floor")
  func multiplier() throws {
    let rule = try DepthRule(
      sources: [DepthSource(.constantProduct(.units(1)))], volatilityElasticity: 1.5, leastDepth: 0.2)
    #expect(rule.multiplier(volatility: 0.5, usual: 0.8) == 1)
    #expect(rule.multiplier(volatility: 0.8, usual: 0.8) == 1)
    #expect(isClose(rule.multiplier(volatility: 1.6, usual: 0.8), 1 / 8.0.squareRoot(), within: 1e-14))
    #expect(rule.multiplier(volatility: 80, usual: 0.8) == 0.2)
    #expect(rule.multiplier(volatility: 1, usual: 0) == 1)
    let still = try DepthRule(sources: [DepthSource(.constantProduct(.units(1)))])
    #expect(still.multiplier(volatility: 80, usual: 0.8) == 1)
  }

  @Test("half of a sale has recovered after the half-life")
  func recovery() throws {
    let pool = DepthSource(.constantProduct(.units(1)))
    let rule = try DepthRule(sources: [pool], recoveryHalfLifeSeconds: 1800)
    #expect(rule.remainder(afterSeconds: 0) == 1)
    #expect(rule.remainder(afterSeconds: 1800) == 0.5)
    #expect(isClose(rule.remainder(afterSeconds: 900), 0.5.squareRoot(), within: 1e-14))
    #expect(try DepthRule(sources: [pool], recoveryHalfLifeSeconds: 0).remainder(afterSeconds: 1) == 0)
  }
}
