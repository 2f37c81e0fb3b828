internal import Numerics

extension CovarianceEstimate {
  /// The demeaned sample covariance, divided by the number of rows less one.
  static func sample(_ returns: Matrix) -> CovarianceEstimate {
    let centred = returns.centred(at: returns.columnMeans)
    return CovarianceEstimate(
      covariance: centred.crossProduct().scaled(by: 1 / Double(returns.rows - 1)), shrinkage: nil,
      observations: Array(repeating: returns.rows, count: returns.columns),
      effectiveObservations: Array(repeating: Double(returns.rows), count: returns.columns),
      description: sampleDescription)
  }

  static let sampleDescription = "sample: demeaned, divided by n - 1"
}
