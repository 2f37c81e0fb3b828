internal import Numerics

extension Matrix {
  /// The symmetric matrix with this one's lower triangle.
  func mirroringLowerTriangle() -> Matrix {
    var result = self
    for column in 0..<columns {
      for row in 0..<column { result[row, column] = self[column, row] }
    }
    return result
  }

  /// The smallest eigenvalue of this symmetric matrix.
  func smallestEigenvalue() throws(LinearAlgebraError) -> Double { try symmetricEigen().values.first ?? 0 }

  /// The nearest positive semidefinite matrix: the eigenvectors with their negative eigenvalues set to 0.
  func positivePart() throws(LinearAlgebraError) -> Matrix {
    let (values, vectors) = try symmetricEigen()
    var scaledVectors = Matrix(rows: rows, columns: columns)
    for column in 0..<columns where values[column] > 0 {
      let root = values[column].squareRoot()
      for row in 0..<rows { scaledVectors[row, column] = root * vectors[row, column] }
    }
    return scaledVectors.transposed().crossProduct()
  }

  /// This matrix with a diagonal of 1.
  func withUnitDiagonal() -> Matrix {
    var result = self
    for index in 0..<rows { result[index, index] = 1 }
    return result
  }

  /// The mixture with the identity that keeps a unit diagonal and has no eigenvalue under a floor.
  func mixedWithIdentity(floor: Double, smallestEigenvalue: Double) -> Matrix {
    guard smallestEigenvalue < floor else { return self }
    let weight = (floor - smallestEigenvalue) / (1 - smallestEigenvalue)
    return scaled(by: 1 - weight).withUnitDiagonal()
  }

  /// This matrix plus a multiple of another.
  func adding(_ other: Matrix, times factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: zip(storage, other.storage).map { $0 + factor * $1 })
  }

  /// The Frobenius norm of the difference from another matrix, relative to this one's norm.
  func relativeDistance(from other: Matrix) -> Double {
    adding(other, times: -1).frobeniusNorm / frobeniusNorm
  }
}
