internal import Numerics

extension Matrix {
  /// The covariance of greatest normal likelihood that exceeds a floor in every direction, where this is the unbounded one.
  ///
  /// In coordinates in which the floor is the identity, eigenvalues below 1 become 1.
  /// - Parameter floor: The Cholesky factor of the floor.
  /// - Returns: The matrix, and whether it lies on the floor in some direction.
  /// - Throws: ``LinearAlgebraError`` where the matrix is not finite.
  func raised(to floor: LowerTriangularMatrix) throws(LinearAlgebraError) -> (matrix: Matrix, isRaised: Bool) {
    let relative = floor.whitened(floor.whitened(self).transposed())
    let (values, vectors) = try relative.symmetricEigen()
    guard let least = values.first, least < 1 else { return (self, false) }
    // The rows of the root are √max(λ, 1) vᵀ Lᵀ.
    var root = floor.matrix.multiplied(by: vectors).transposed()
    for column in 0..<root.columns {
      for row in 0..<root.rows { root[row, column] *= max(values[row], 1).squareRoot() }
    }
    return (root.crossProduct(), true)
  }

  /// The product of a matrix and a vector.
  func multiplied(by vector: [Double]) -> [Double] {
    multiplied(by: Matrix(rows: vector.count, columns: 1, columnMajor: vector)).storage
  }

  /// The inverse of a positive definite matrix, which is first brought to a diagonal of 1; nil where it is not one.
  func inverseOfPositiveDefinite() -> Matrix? {
    guard diagonal.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let scales = diagonal.map { 1 / $0.squareRoot() }
    return (try? scaledOnBothSides(by: scales).positiveDefiniteInverse())?.inverse.scaledOnBothSides(by: scales)
  }
}
