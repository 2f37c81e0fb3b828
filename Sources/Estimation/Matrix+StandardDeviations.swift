internal import Numerics

extension Matrix {
  /// The roots of the diagonal of this covariance.
  var standardDeviations: [Double] { diagonal.map { $0.squareRoot() } }
}
