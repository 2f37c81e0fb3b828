/// Why residuals have no diagnostics.
public enum DiagnosticsError: Error, Equatable, Sendable {
  /// There are fewer residuals than the tests need.
  case tooFewResiduals(series: String, count: Int, needed: Int)
  /// A residual is NaN or infinite; the index counts from 0.
  case notFinite(series: String, index: Int, value: Double)
  /// The residuals do not differ.
  case constantSeries(series: String, observations: Int)
  /// The covariance that residual vectors are measured in is not positive definite.
  case singularCovariance(series: String)
}

extension DiagnosticsError: CustomStringConvertible {
  /// The fault, the value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .tooFewResiduals(let series, let count, let needed):
      "\(series): \(count) residuals, and their diagnostics need \(needed): bring a longer history"
    case .notFinite(let series, let index, let value):
      "\(series): residual \(index + 1) is \(value): look for a variance of 0 or a missing return there"
    case .constantSeries(let series, let observations):
      "\(series): the \(observations) residuals do not differ: check its prices for a stale run"
    case .singularCovariance(let series):
      "\(series): the covariance has no inverse, so residual vectors have no distance: leave out assets that repeat"
        + " others"
    }
  }
}
