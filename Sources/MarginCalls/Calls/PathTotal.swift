public import RiskMeasures

/// The law over the paths of something that adds up over all accounts: how many are called, for how many dollars.
public struct PathTotal: Equatable, Sendable {
  /// The total of each path, in the order of the paths.
  public let values: [Double]
  /// The expected total.
  public let mean: Estimate
  /// The probability that there is any.
  public let probability: Estimate
  /// The quantile and the mean beyond it at each confidence: of a count, the number of accounts that is not exceeded.
  public let measures: [RiskMeasure]

  /// The law of totals, at least 0 each.
  ///
  /// - Throws: ``RiskMeasureError`` where a tail holds nothing.
  package init(_ values: [Double], confidences: [Confidence]) throws(RiskMeasureError) {
    let sample = try LossSample(values)
    self.values = values
    mean = sample.mean().atLeastZero
    probability = Estimate(ofSuccesses: values.count { $0 > 0 }, in: values.count)
    measures = confidences.isEmpty ? [] : try sample.measures(confidences)
  }

  /// The largest total.
  public var largest: Double { values.reduce(0) { max($0, $1) } }
}
