import Numerics
import RiskMeasures
import Testing

@Suite("Differences on common paths")
struct PairedDifferenceTests {
  /// Two correlated normal losses of different scale and their estimates.
  private func difference(
    _ measure: Measure, _ count: Int, seed: UInt64, step: Int, coverage: Confidence = .interval
  ) throws -> PairedDifference {
    let columns = Draws(seed: seed).normals(count, columns: 2, step: step)
    let second = zip(columns[0], columns[1]).map { 1.1 * (0.9 * $0 + 0.19.squareRoot() * $1) }
    return try difference(measure, columns[0], second, coverage: coverage)
  }

  private func difference(
    _ measure: Measure, _ first: [Double], _ second: [Double], level: Double = 0.95, coverage: Confidence = .interval
  ) throws -> PairedDifference {
    let confidence = try Confidence(level)
    let samples = try (LossSample(first), LossSample(second))
    return PairedDifference(
      try samples.0.measure(confidence).value(of: measure),
      influence: try samples.0.influence(on: measure, at: confidence),
      minus: try samples.1.measure(confidence).value(of: measure),
      influence: try samples.1.influence(on: measure, at: confidence), coverage: coverage)
  }

  @Test("the interval covers the true difference in 93 to 97 % of 2,000 repeats", arguments: Measure.allCases)
  func coverage(_ measure: Measure) throws {
    let truth =
      switch measure {
      case .valueAtRisk: -0.1 * Law.normal.valueAtRisk(0.95)
      case .expectedShortfall: -0.1 * Law.normal.expectedShortfall(0.95)
      }
    var covered = 0
    for step in 0..<2000 where try difference(measure, 1000, seed: 701, step: step).interval.contains(truth) {
      covered += 1
    }
    #expect(covered >= 1860 && covered <= 1940)
  }

  /// The mean of the stated standard errors beside the spread of the differences themselves.
  @Test("the standard error is the spread over repeats", arguments: Measure.allCases)
  func standardError(_ measure: Measure) throws {
    let repeats = try (0..<400).map { try difference(measure, 4000, seed: 702, step: $0) }
    let spread = variance(repeats.map(\.difference)).squareRoot()
    let stated = repeats.reduce(0) { $0 + $1.standardError } / 400
    // A standard deviation from 400 repeats is known to 3.5 %.
    #expect(abs(stated / spread - 1) < 0.12)
  }

  @Test("the influence has mean 0 and the variance of the estimate", arguments: Measure.allCases, [0.9, 0.99])
  func influence(_ measure: Measure, level: Double) throws {
    let confidence = try Confidence(level)
    let law = Law.unit(5)
    let losses = law.losses(200_000, Draws(seed: 703))
    let values = try LossSample(losses).influence(on: measure, at: confidence)
    #expect(values.count == losses.count)
    #expect(abs(values.reduce(0, +) / Double(values.count)) < 1e-9)
    let expected =
      switch measure {
      case .valueAtRisk: law.valueAtRiskError(level, count: losses.count)
      case .expectedShortfall: law.expectedShortfallError(level, count: losses.count)
      }
    // The density comes from about 900 spacings, so it is known to some 3 %.
    #expect(abs(standardErrorOfMean(values) / expected - 1) < 0.12)
  }

  @Test("the influence belongs to the losses in the order given")
  func influenceOrder() throws {
    let losses = Draws(seed: 704).normals(500)[0]
    for measure in Measure.allCases {
      let forwards = try LossSample(losses).influence(on: measure, at: Confidence(0.9))
      let backwards = try LossSample(losses.reversed()).influence(on: measure, at: Confidence(0.9))
      #expect(forwards == backwards.reversed())
    }
  }

  @Test("equal losses differ by nothing and cannot be told apart", arguments: Measure.allCases)
  func equal(_ measure: Measure) throws {
    let losses = Law.unit(4).losses(1000, Draws(seed: 705))
    let same = try difference(measure, losses, losses)
    #expect(same.difference == 0 && same.standardError == 0 && same.interval == Interval(low: 0, high: 0))
    #expect(!same.isDistinguishable)
  }

  @Test("a difference within what rounding may make of it is none")
  func resolution() {
    func difference(_ resolution: Double) -> PairedDifference {
      PairedDifference(
        1e-16, influence: [0, 0], minus: 0, influence: [0, 0], coverage: .interval, resolution: resolution)
    }
    #expect(difference(0).isDistinguishable)
    #expect(!difference(1e-12).isDistinguishable)
    #expect(difference(1e-12).difference == 1e-16)
  }

  @Test("common paths tell apart what separate intervals cannot", arguments: Measure.allCases)
  func commonPaths(_ measure: Measure) throws {
    let columns = Draws(seed: 706).normals(20_000, columns: 2)
    let second = zip(columns[0], columns[1]).map { 1.01 * $0 + 0.01 * $1 }
    let confidence = try Confidence(0.95)
    let first = try LossSample(columns[0]).measure(confidence)
    #expect(first.interval(of: measure).contains(try LossSample(second).measure(confidence).value(of: measure)))
    #expect(try difference(measure, columns[0], second).isDistinguishable)
    #expect(try difference(measure, columns[0], second).difference < 0)
  }

  @Test("a wider coverage gives a wider interval around the same difference", arguments: Measure.allCases)
  func widths(_ measure: Measure) throws {
    let narrow = try difference(measure, 1000, seed: 707, step: 0)
    let wide = try difference(measure, 1000, seed: 707, step: 0, coverage: Confidence(0.999))
    #expect(narrow.difference == wide.difference && narrow.standardError == wide.standardError)
    #expect(try #require(wide.interval.low) < (try #require(narrow.interval.low)))
    #expect(try #require(wide.interval.high) > (try #require(narrow.interval.high)))
    #expect(narrow.interval.contains(narrow.difference))
  }

  @Test("the influences of different paths are a mistake of the caller")
  func mismatch() async {
    await #expect(processExitsWith: .failure) {
      _ = PairedDifference(1, influence: [1, 2], minus: 1, influence: [1], coverage: .interval)
    }
  }
}
