import Liquidation
import Testing

@Suite("An oracle's card with a fault")
struct OracleRuleErrorTests {
  struct Case: CustomTestStringConvertible {
    let card: String
    /// What the message must hold.
    let words: [String]
    var testDescription: String { card }
  }

  @Test(
    "is refused in words that name the place, the key, the value and the bound",
    arguments: [
      Case(card: "heartbeatSeconds: 0", words: ["oracle", "heartbeatSeconds", "0.0", "at least 1"]),
      Case(card: "deviation: 5", words: ["oracle", "deviation", "5.0", "fraction"]),
      Case(card: "deviation: -0.1", words: ["oracle", "deviation", "-0.1", "fraction"]),
      Case(card: "latencySeconds: -1", words: ["oracle", "latencySeconds", "-1.0", "at least 0"]),
      Case(card: "heartbeat: 3600", words: ["heartbeat", "heartbeatSeconds"]),
      Case(
        card: "smoothing: { kind: 'twap', seconds: 0 }", words: ["oracle.smoothing", "seconds", "0.0", "at least 1"]),
      Case(
        card: "smoothing: { kind: 'ema', halfLifeSeconds: -3 }",
        words: ["oracle.smoothing", "halfLifeSeconds", "-3.0", "at least 1"]),
      Case(card: "smoothing: { kind: 'sma', seconds: 60 }", words: ["smoothing", "kind", "sma", "twap", "ema"]),
      Case(card: "smoothing: { kind: 'ema', seconds: 60 }", words: ["smoothing", "seconds", "halfLifeSeconds"]),
      Case(card: "sources: [{}, { premium: -1.5 }]", words: ["oracle.sources[1]", "premium", "-1.5", "at least -1"]),
      Case(
        card: "sources: [{ latencySeconds: -2 }]",
        words: ["oracle.sources[0]", "latencySeconds", "-2.0", "at least 0"]),
      Case(
        card: "sources: [{ fromSeconds: 9, untilSeconds: 8 }]",
        words: ["oracle.sources[0]", "untilSeconds", "8.0", "at least 9"]),
      Case(card: "sources: [{ weight: 2 }]", words: ["sources[0]", "weight", "premium"]),
      Case(card: "faults: [{ kind: 'broken' }]", words: ["faults[0]", "broken", "stuck", "growthCap", "offset"]),
      Case(card: "faults: [{ kind: 'stuck', minimum: 1 }]", words: ["faults[0]", "minimum", "untilSeconds"]),
      Case(
        card: "faults: [{ kind: 'stuck', fromSeconds: -1 }]",
        words: ["faults[0]", "fromSeconds", "-1.0", "at least 0"]),
      Case(card: "faults: [{ kind: 'floor' }]", words: ["faults[0]", "minimum"]),
      Case(
        card: "faults: [{ kind: 'floor', minimum: -1 }]", words: ["oracle.faults[0]", "minimum", "-1.0", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'stuck' }, { kind: 'ceiling', maximum: -1 }]",
        words: ["oracle.faults[1]", "maximum", "-1.0", "at least 0"]),
      Case(card: "faults: [{ kind: 'offset', factor: -0.5 }]", words: ["faults[0]", "factor", "-0.5", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'paused', graceSeconds: -5 }]",
        words: ["faults[0]", "graceSeconds", "-5.0", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'growthCap', snapshotRatio: -1 }]",
        words: ["faults[0]", "snapshotRatio", "-1.0", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'growthCap', snapshotRatio: 1, growthPerYear: -0.1 }]",
        words: ["faults[0]", "growthPerYear", "-0.1", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'growthCap', snapshotRatio: 1, snapshotAgeSeconds: -7 }]",
        words: ["faults[0]", "snapshotAgeSeconds", "-7.0", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'growthCap', snapshotRatio: 1, base: -7 }]",
        words: ["faults[0]", "base", "-7.0", "at least 0"]),
      Case(
        card: "faults: [{ kind: 'growthCap', snapshotRatio: 1, base: 1, underlying: 'ETH' }]",
        words: ["faults[0]", "base", "underlying", "keep one"]),
      Case(
        card: """
          faults: [{ kind: 'growthCap', snapshotRatio: 1, underlying: 'ETH' },
            { kind: 'growthCap', snapshotRatio: 1, underlying: 'BTC' }]
          """, words: ["faults[1]", "ETH", "BTC", "keep one"]),
    ])
  func refused(fault: Case) throws {
    let message = try oracleError("{ \(fault.card) }")
    for word in fault.words { #expect(message.contains(word), "\(message)") }
    #expect(message.hasPrefix("venue.json5: "))
  }

  @Test("made in code is refused by the same bounds, at the place that it is given")
  func inCode() {
    #expect(
      throws: LiquidationRuleError.outOfBounds(place: "ETH", key: "deviation", value: 2, low: 0, high: 1)
    ) { try OracleRule(deviation: 2, place: "ETH") }
    #expect(throws: LiquidationRuleError.self) { try OracleRule(heartbeatSeconds: .nan) }
    #expect(throws: LiquidationRuleError.self) { try OracleRule(latencySeconds: .infinity) }
  }

  @Test("stands beside one that is read as it is written")
  func read() throws {
    let rule = try oracle(
      """
      { heartbeatSeconds: 3600, deviation: 0.005, latencySeconds: 12, smoothing: { kind: 'ema', halfLifeSeconds: 600 },
        sources: [{ name: 'a', premium: 0.01, latencySeconds: 3, fromSeconds: 5, untilSeconds: 9 }],
        faults: [{ kind: 'growthCap', snapshotRatio: 1.2, growthPerYear: 0.09, snapshotAgeSeconds: 7, underlying: 'ETH',
          fromSeconds: 1, untilSeconds: 2 }] }
      """)
    let cap = OracleFault.GrowthCap(
      snapshotRatio: 1.2, growthPerYear: 0.09, snapshotAgeSeconds: 7, reference: .asset("ETH"))
    let source = OracleSource(
      name: "a", premium: 0.01, latencySeconds: 3, window: OracleWindow(fromSeconds: 5, untilSeconds: 9))
    #expect(
      rule
        == (try OracleRule(
          heartbeatSeconds: 3_600, deviation: 0.005, latencySeconds: 12, smoothing: .ema(halfLifeSeconds: 600),
          sources: [source],
          faults: [OracleFault(.growthCap(cap), window: OracleWindow(fromSeconds: 1, untilSeconds: 2))])))
  }
}
