import Numerics
import RiskMeasures

extension LossSample {
  /// The confidence of the workloads' expected shortfall.
  static let benchmarkConfidence = 0.99

  /// The standard error of the expected shortfall, from the width of its interval.
  func shortfallStandardError() throws -> Double {
    let interval = try measure(try Confidence(Self.benchmarkConfidence)).expectedShortfallInterval
    guard let low = interval.low, let high = interval.high else { return .infinity }
    return (high - low) / (2 * StandardNormal.quantile(0.975))
  }
}
