internal import COpenBLAS

extension Matrix {
  /// The inverse of this positive definite matrix and the logarithm of its determinant.
  ///
  /// Only the lower triangle is read; LAPACK `dpotrf` and `dpotri`.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(order:)`` or ``LinearAlgebraError/notFinite``.
  /// - Precondition: the matrix is square.
  /// - Complexity: O(`rows`³).
  public func positiveDefiniteInverse() throws(LinearAlgebraError) -> (inverse: Matrix, logDeterminant: Double) {
    let factor = try choleskyFactor()
    var inverse = factor.matrix
    if rows > 0 {
      let info = unsafe inverse.storage.withUnsafeMutableBufferPointer { a in
        unsafe LAPACKE_dpotri_work(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(rows), a.baseAddress, Int32(rows))
      }
      precondition(info >= 0, "dpotri: illegal argument \(-info)")
      if info > 0 { throw .notPositiveDefinite(order: Int(info)) }
    }
    for column in 0..<columns {
      for row in 0..<column { inverse[row, column] = inverse[column, row] }
    }
    return (inverse, factor.logDeterminantOfProduct)
  }
}
