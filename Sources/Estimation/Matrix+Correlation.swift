internal import Numerics

extension Matrix {
  /// The roots of the diagonal of this covariance.
  var standardDeviations: [Double] { diagonal.map { $0.squareRoot() } }

  /// The correlation of this covariance, whose diagonal is positive.
  var correlation: Matrix { scaledOnBothSides(by: standardDeviations.map { 1 / $0 }).withUnitDiagonal() }
}
