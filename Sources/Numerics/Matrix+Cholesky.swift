internal import COpenBLAS

extension Matrix {
  /// The lower Cholesky factor of this matrix, by LAPACK `dpotrf`.
  ///
  /// Only the lower triangle is read.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(order:)`` or ``LinearAlgebraError/notFinite``.
  /// - Precondition: the matrix is square.
  /// - Complexity: O(`rows`³).
  public func choleskyFactor() throws(LinearAlgebraError) -> LowerTriangularMatrix {
    precondition(rows == columns, "Cholesky factorisation needs a square matrix")
    guard storage.allSatisfy(\.isFinite) else { throw .notFinite }
    var factor = self
    if rows > 0 {
      let info = unsafe factor.storage.withUnsafeMutableBufferPointer { a in
        unsafe LAPACKE_dpotrf_work(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Int32(rows), a.baseAddress, Int32(rows))
      }
      precondition(info >= 0, "dpotrf: illegal argument \(-info)")
      if info > 0 { throw .notPositiveDefinite(order: Int(info)) }
    }
    for column in 0..<columns {
      for row in 0..<column { factor[row, column] = 0 }
    }
    return LowerTriangularMatrix(factor)
  }
}
