internal import COpenBLAS

/// A square matrix whose elements above the diagonal are 0, such as a Cholesky factor.
public struct LowerTriangularMatrix: Equatable, Sendable {
  /// The factor as a full matrix, with zeros above the diagonal.
  public let matrix: Matrix

  /// The number of rows, which is the number of columns.
  public var order: Int { matrix.rows }

  init(_ matrix: Matrix) { self.matrix = matrix }

  /// The logarithm of the determinant of `L Lᵀ`; minus infinity where a diagonal element is 0.
  public var logDeterminantOfProduct: Double { 2 * matrix.diagonal.reduce(0) { $0 + $1.magnitude.logarithm } }

  /// The factor with row r multiplied by `factors[r]`.
  ///
  /// With standard deviations as factors it makes the Cholesky factor of a covariance of that of the correlation, also
  /// where a deviation is 0 and the covariance itself has no factorisation.
  /// - Precondition: there is one factor per row.
  public func scalingRows(by factors: [Double]) -> LowerTriangularMatrix {
    precondition(factors.count == order, "One factor per row")
    var scaled = matrix
    for column in 0..<order {
      for row in column..<order { scaled[row, column] *= factors[row] }
    }
    return LowerTriangularMatrix(scaled)
  }

  /// Replaces each row `z` of a block by `(L zᵀ)ᵀ`: independent factors become correlated ones.
  ///
  /// The block is `B := B Lᵀ`, by BLAS `dtrmm`.
  /// - Parameters:
  ///   - block: `rows * order` elements, column by column, a column per factor.
  ///   - rows: The number of rows of the block.
  /// - Precondition: `block.count == rows * order`.
  /// - Complexity: O(`rows` * `order`²).
  public func correlate(_ block: inout [Double], rows: Int) {
    precondition(block.count == rows * order, "The block does not have one column per factor")
    guard rows > 0, order > 0 else { return }
    unsafe matrix.storage.withUnsafeBufferPointer { factor in
      unsafe block.withUnsafeMutableBufferPointer { b in
        unsafe cblas_dtrmm(
          CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, Int32(rows), Int32(order), 1,
          factor.baseAddress, Int32(order), b.baseAddress, Int32(rows))
      }
    }
  }

  /// The solution `X` of `X Lᵀ = B`, row by row: correlated observations become independent ones.
  ///
  /// - Parameter observations: One observation per row, one column per factor.
  /// - Returns: A matrix of the same shape.
  /// - Precondition: `observations.columns == order`.
  /// - Complexity: O(`observations.rows` * `order`²), by BLAS `dtrsm`.
  public func whitened(_ observations: consuming Matrix) -> Matrix {
    precondition(observations.columns == order, "The observations do not have one column per factor")
    let rows = observations.rows
    var result = observations
    guard rows > 0, order > 0 else { return result }
    unsafe matrix.storage.withUnsafeBufferPointer { factor in
      unsafe result.storage.withUnsafeMutableBufferPointer { b in
        unsafe cblas_dtrsm(
          CblasColMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, Int32(rows), Int32(order), 1,
          factor.baseAddress, Int32(order), b.baseAddress, Int32(rows))
      }
    }
    return result
  }
}
