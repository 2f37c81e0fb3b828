internal import Numerics

extension Estimate {
  /// An estimate whose error is normal.
  ///
  /// - Parameters:
  ///   - value: The estimate.
  ///   - standardError: Its standard error, finite.
  ///   - coverage: The coverage of the interval.
  public init(normalAbout value: Double, standardError: Double, coverage: Confidence = .interval) {
    let reach = standardError * StandardNormal.quantile(0.5 + coverage.level / 2)
    self.init(
      value: value, standardError: standardError, interval: Interval(low: value - reach, high: value + reach))
  }
}
