internal import Numerics

/// A normal density with a covariance.
struct NormalDensity {
  private let factor: LowerTriangularMatrix
  private let means: [Double]

  init(means: [Double], covariance: Matrix) throws(LinearAlgebraError) {
    factor = try covariance.choleskyFactor()
    self.means = means
  }

  func logDensity(_ values: [Double]) -> Double {
    let deviations = zip(values, means).map { $0 - $1 }
    let whitened = factor.whitened(Matrix(rows: 1, columns: values.count, columnMajor: deviations))
    let distance = whitened.storage.reduce(0) { $0 + $1 * $1 }
    return -0.5 * (Double(values.count) * (2 * Double.pi).logarithm + factor.logDeterminantOfProduct + distance)
  }

  /// The logarithm of the density of one normal value.
  static func logDensity(_ value: Double, mean: Double, variance: Double) -> Double {
    -0.5 * ((2 * Double.pi * variance).logarithm + (value - mean) * (value - mean) / variance)
  }
}
