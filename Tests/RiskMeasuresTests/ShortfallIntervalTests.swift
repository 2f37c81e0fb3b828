import Numerics
import RiskMeasures
import Testing

@Suite("Intervals of the expected shortfall")
struct ShortfallIntervalTests {
  private func normalScores(_ count: Int) throws -> LossSample {
    try LossSample((1...count).map { StandardNormal.quantile((Double($0) - 0.5) / Double(count)) })
  }

  @Test("a thousand normal scores at 95 %")
  func workedExample() throws {
    let measure = try normalScores(1000).measure(Confidence(0.95))
    #expect(agree(measure.valueAtRisk, 1.640024850900, to: 1e-11))
    #expect(agree(measure.expectedShortfall, 2.060952445451, to: 1e-11))
    #expect(agree(try #require(measure.expectedShortfallInterval.low), 1.930725571558, to: 1e-11))
    #expect(agree(try #require(measure.expectedShortfallInterval.high), 2.251747254179, to: 1e-11))
    #expect(measure.tailCount == 50 && measure.cautions.isEmpty)
  }

  /// Hall's transformation written forwards: at either end of the interval it must give the normal quantile.
  @Test("the ends solve Hall's cubic", arguments: [0.5, 0.9, 0.975], [0.8, 0.95, 0.99])
  func hallsCubic(level: Double, coverage: Double) throws {
    let losses = Law.unit(4).losses(5000, Draws(seed: 201))
    let sample = try LossSample(losses)
    let measure = try sample.measure(Confidence(level), intervalLevel: Confidence(coverage))
    let terms = losses.map { max($0 - measure.valueAtRisk, 0) / (1 - level) }
    let n = Double(terms.count)
    let mean = terms.reduce(0, +) / n
    let second = terms.reduce(0) { $0 + power($1 - mean, 2) } / n
    let third = terms.reduce(0) { $0 + power($1 - mean, 3) } / n
    let g = min(0.4, third / power(second, 1.5) / n.squareRoot())
    let z = StandardNormal.quantile(0.5 + coverage / 2)
    let interval = measure.expectedShortfallInterval
    for (end, expected) in [(interval.low, z), (interval.high, -z)] {
      let w = (measure.expectedShortfall - (try #require(end))) / (second / n).squareRoot()
      #expect(agree(w + g * w * w / 3 + g * g * w * w * w / 27 + g / 6, expected, to: 1e-8))
    }
  }

  @Test("the interval moves and scales with the losses")
  func equivariance() throws {
    let losses = Law.unit(4).losses(2000, Draws(seed: 202))
    let plain = try LossSample(losses).measure(Confidence(0.95))
    let moved = try LossSample(losses.map { 3 * $0 - 7 }).measure(Confidence(0.95))
    for (first, second) in [
      (plain.expectedShortfallInterval.low, moved.expectedShortfallInterval.low),
      (plain.expectedShortfallInterval.high, moved.expectedShortfallInterval.high),
    ] {
      #expect(agree(3 * (try #require(first)) - 7, try #require(second), to: 1e-10))
    }
  }

  @Test("a caution below 20 losses in the tail, and none from there on")
  func cautions() throws {
    let few = try normalScores(398).measure(Confidence(0.95))
    #expect(few.tailCount == 19)
    #expect(
      few.cautions == [
        "only 19 losses lie beyond the VaR at 0.95: the expected shortfall's interval needs 20 to cover the truth with"
          + " the promised probability of 0.95"
      ])
    let enough = try normalScores(400).measure(Confidence(0.95))
    #expect(enough.tailCount == 20 && enough.cautions.isEmpty)
  }

  @Test("equal losses leave no room for error")
  func constant() throws {
    let measure = try LossSample([Double](repeating: 0.25, count: 1000)).measure(Confidence(0.95))
    #expect(measure.valueAtRiskInterval == Interval(low: 0.25, high: 0.25))
    #expect(measure.expectedShortfallInterval == Interval(low: 0.25, high: 0.25))
    #expect(measure.cautions.isEmpty)
  }

  @Test("a tail of losses that equal the VaR has no spread to make an interval of, and a caution says so")
  func flatTail() throws {
    let losses = (0..<1000).map { $0 < 800 ? Double($0) / 1000 : 1 }
    let measure = try LossSample(losses).measure(Confidence(0.95))
    #expect(measure.expectedShortfall == 1)
    #expect(measure.expectedShortfallInterval == Interval(low: nil, high: nil))
    #expect(
      measure.cautions == [
        "no loss lies above the VaR at 0.95, which the worst 50 losses equal: the expected shortfall has no interval"
      ])
  }
}
