internal import RiskMeasures

extension Estimate {
  /// The estimate of a figure that cannot be negative: its interval without what lies below 0.
  ///
  /// What is left covers the figure whenever the whole interval does. Where nothing was seen on any path there is no end
  /// above: a sample of zeros knows no spread.
  var atLeastZero: Estimate {
    let cut = interval.map { max(0, $0) }
    return Estimate(
      value: value, standardError: standardError,
      interval: value == 0 ? Interval(low: 0, high: nil) : cut)
  }
}
