import Numerics
import RiskMeasures
import Testing

@Suite("Observations that depend on each other")
struct GroupingTests {
  @Test(
    "groups are of one size and at least two",
    arguments: [
      (Grouping.independent, 1, true), (.independent, 0, false), (.consecutive(2), 4, true),
      (.consecutive(2), 5, false),
      (.consecutive(2), 2, false), (.consecutive(1), 2, true), (.consecutive(0), 4, false), (.interleaved(2), 2, true),
      (.interleaved(2), 7, false), (.interleaved(1), 4, false), (.interleaved(3), 0, false),
      (.interleaved(16), 4096, true),
    ])
  func accepted(grouping: Grouping, count: Int, expected: Bool) { #expect(grouping.accepts(count: count) == expected) }

  @Test("the number of groups")
  func groupCount() {
    #expect(Grouping.independent.groupCount(of: 12) == 12)
    #expect(Grouping.consecutive(3).groupCount(of: 12) == 4)
    #expect(Grouping.interleaved(3).groupCount(of: 12) == 3)
  }

  /// By hand: the groups' means 1, 2 and 6 have mean 3, variance 7 and so a standard error of sqrt(7 / 3).
  @Test(
    "the error of a mean is that of the groups' means",
    arguments: [
      (Grouping.consecutive(2), [0, 2, 3, 1, 5, 7.0]), (.interleaved(3), [0, 3, 5, 2, 1, 7.0]),
    ])
  func byHand(grouping: Grouping, losses: [Double]) throws {
    let mean = try LossSample(losses, grouping: grouping).mean()
    #expect(mean.value == 3 && agree(mean.standardError, (7 / 3.0).squareRoot()))
    let difference = PairedDifference(
      3, influence: losses, minus: 0, influence: losses.map { _ in 0 }, coverage: .interval, grouping: grouping)
    #expect(agree(difference.standardError, mean.standardError))
    #expect(agree(try #require(difference.interval.low), try #require(mean.interval.low)))
    #expect(difference.interval == Interval(of: 3, influence: losses, coverage: .interval, grouping: grouping))
  }

  /// Three symmetric groups, so that the interval is Student's: 4.302653 standard errors to either side.
  @Test("few groups have the quantile of Student's t")
  func student() throws {
    let losses = [1, 1, 2, 2, 3, 3.0]
    let mean = try LossSample(losses, grouping: .consecutive(2)).mean()
    #expect(abs(try #require(mean.interval.high) - 2 - 4.302653 / 3.0.squareRoot()) < 1e-6)
    #expect(abs(try #require(mean.interval.low) - 2 + 4.302653 / 3.0.squareRoot()) < 1e-6)
  }

  /// A sample in which each loss stands twice knows as much as one in which it stands once.
  @Test("a loss that stands twice counts once", arguments: [0.9, 0.95, 0.99])
  func doubled(level: Double) throws {
    let losses = Draws(seed: 851).normals(20_000)[0]
    let confidence = try Confidence(level)
    let once = try LossSample(losses, grouping: .consecutive(1)).measure(confidence)
    let pairs = try LossSample(losses.flatMap { [$0, $0] }, grouping: .consecutive(2)).measure(confidence)
    let halves = try LossSample(losses + losses, grouping: .interleaved(20_000)).measure(confidence)
    for doubled in [pairs, halves] {
      #expect(doubled.valueAtRisk == once.valueAtRisk && agree(doubled.expectedShortfall, once.expectedShortfall))
      #expect(doubled.valueAtRiskInterval == once.valueAtRiskInterval)
      #expect(
        agree(
          try #require(doubled.expectedShortfallInterval.low), try #require(once.expectedShortfallInterval.low),
          to: 1e-9))
      #expect(
        agree(
          try #require(doubled.expectedShortfallInterval.high), try #require(once.expectedShortfallInterval.high),
          to: 1e-9))
    }
  }

  @Test(
    "groups leave the figures themselves alone",
    arguments: [Grouping.consecutive(2), .consecutive(500), .interleaved(16)])
  func figures(grouping: Grouping) throws {
    let losses = Law.unit(4).losses(8000, Draws(seed: 852))
    let (plain, grouped) = (try LossSample(losses), try LossSample(losses, grouping: grouping))
    let confidence = try Confidence(0.99)
    let (first, second) = (try plain.measure(confidence), try grouped.measure(confidence))
    #expect(first.valueAtRisk == second.valueAtRisk && first.expectedShortfall == second.expectedShortfall)
    #expect(first.tailCount == second.tailCount && plain.mean().value == grouped.mean().value)
    for measure in Measure.allCases {
      #expect(try plain.influence(on: measure, at: confidence) == grouped.influence(on: measure, at: confidence))
    }
  }

  /// The two ways to the error of a shortfall: from the tail alone, and from the influence of every observation.
  @Test(
    "the influence and its groups give the measure's own interval",
    arguments: [Grouping.consecutive(4), .interleaved(16)], [false, true])
  func influence(grouping: Grouping, weighted: Bool) throws {
    let losses = Draws(seed: 853).normals(16_000)[0].map { $0 + (weighted ? 2 : 0) }
    let weights = weighted ? losses.map { exponential(-2 * $0 + 2) } : nil
    let sample = try LossSample(losses, weights: weights, grouping: grouping)
    let confidence = try Confidence(0.99)
    let measure = try sample.measure(confidence)
    let values = try sample.influence(on: .expectedShortfall, at: confidence)
    #expect(abs(values.reduce(0, +)) < 1e-8)
    let interval = Interval(of: measure.expectedShortfall, influence: values, coverage: .interval, grouping: grouping)
    #expect(agree(try #require(interval.low), try #require(measure.expectedShortfallInterval.low), to: 1e-9))
    #expect(agree(try #require(interval.high), try #require(measure.expectedShortfallInterval.high), to: 1e-9))
  }

  @Test("two groups are too few for the promise, and a caution says so")
  func twoGroups() throws {
    let measure = try LossSample(Draws(seed: 854).normals(4000)[0], grouping: .interleaved(2)).measure(Confidence(0.9))
    #expect(
      measure.cautions == [
        "4000 losses in 2 groups are too few to bound the VaR at 0.9 from above",
        "only 2 independent groups carry the intervals: they need 4 to cover the truth with the promised probability of 0.95",
      ])
  }

  @Test("tails that are equal in all groups leave no interval, and a caution says so")
  func equalGroups() throws {
    let losses = (0..<400).map { Double($0 / 4) }
    let measure = try LossSample(losses, grouping: .interleaved(4)).measure(Confidence(0.9))
    #expect(measure.expectedShortfallInterval == Interval(low: nil, high: nil))
    #expect(
      measure.cautions == [
        "the tails beyond the VaR at 0.9 are equal in all groups: the expected shortfall has no interval"
      ])
  }

  @Test("a sample that does not fall into groups is a mistake of the caller")
  func notGroups() async {
    await #expect(processExitsWith: .failure) { _ = try LossSample([1, 2, 3], grouping: .consecutive(2)) }
    await #expect(processExitsWith: .failure) { _ = Grouping.interleaved(2).groupCount(of: 3) }
  }
}
