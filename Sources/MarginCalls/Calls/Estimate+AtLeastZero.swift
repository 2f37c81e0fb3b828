internal import RiskMeasures

extension Estimate {
  /// The estimate of a figure that cannot be negative: its interval without what lies below 0.
  ///
  /// It covers the figure whenever the whole one does.
  var atLeastZero: Estimate {
    Estimate(value: value, standardError: standardError, interval: interval.map { max(0, $0) })
  }
}
