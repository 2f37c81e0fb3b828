import RiskMeasures
import Testing

@Suite("A mean of values that are not kept")
struct StreamedMeanTests {
  private let values = (0..<200).map { Double($0 * $0 % 37) - 3 }

  @Test("is that of the sample, interval and all")
  func sameAsSample() throws {
    var mean = StreamedMean()
    for value in values { mean.add(value) }
    let (streamed, kept) = (mean.estimate(), try LossSample(values).mean())
    #expect(mean.count == 200)
    #expect(abs(streamed.value - kept.value) < 1e-12)
    #expect(abs(streamed.standardError - kept.standardError) < 1e-12)
    let ends = try zip(
      [streamed.interval.low, streamed.interval.high], [kept.interval.low, kept.interval.high]
    ).map { (try #require($0), try #require($1)) }
    for (one, other) in ends { #expect(abs(one - other) < 1e-9) }
  }

  @Test("merges into the mean of all")
  func merge() {
    var (whole, first, second) = (StreamedMean(), StreamedMean(), StreamedMean())
    for value in values { whole.add(value) }
    for value in values[..<120] { first.add(value) }
    for value in values[120...] { second.add(value) }
    first.merge(second)
    #expect(first == whole)
  }

  @Test("a share of trials is the sample's mean, with the exact interval")
  func share() {
    let share = Estimate(ofSuccesses: 3, in: 10)
    #expect(share.value == 0.3 && share.interval == Interval(ofSuccesses: 3, in: 10))
    #expect(abs(share.standardError - 0.021.squareRoot()) < 1e-15)
    #expect(Estimate(ofSuccesses: 0, in: 10).interval.low == 0)
  }

  @Test("an estimate from its influence function has the interval that the function has")
  func influence() throws {
    let sample = try LossSample(values)
    let mean = sample.mean()
    let estimate = Estimate(of: mean.value, influence: values.map { $0 - mean.value })
    #expect(abs(estimate.standardError - mean.standardError) < 1e-12)
    #expect(Estimate(normalAbout: 1, standardError: 0).interval == Interval(low: 1, high: 1))
  }
}
