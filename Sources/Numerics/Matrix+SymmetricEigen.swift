internal import COpenBLAS

extension Matrix {
  /// The eigenvalues, ascending, and the eigenvectors, one per column, of this symmetric matrix.
  ///
  /// Only the lower triangle is read; LAPACK `dsyevd`.
  /// - Throws: ``LinearAlgebraError/notFinite`` or ``LinearAlgebraError/notConverged(remaining:)``.
  /// - Precondition: the matrix is square.
  /// - Complexity: O(`rows`³).
  public func symmetricEigen() throws(LinearAlgebraError) -> (values: [Double], vectors: Matrix) {
    precondition(rows == columns, "A symmetric eigenproblem needs a square matrix")
    guard storage.allSatisfy(\.isFinite) else { throw .notFinite }
    guard rows > 0 else { return ([], self) }
    var vectors = self
    var values = [Double](repeating: 0, count: rows)
    var workspace = [Double](repeating: 0, count: 1 + 6 * rows + 2 * rows * rows)
    var integerWorkspace = [Int32](repeating: 0, count: 3 + 5 * rows)
    let (realCount, integerCount) = (Int32(workspace.count), Int32(integerWorkspace.count))
    let info = unsafe LAPACKE_dsyevd_work(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), Int32(rows), &vectors.storage,
      Int32(rows), &values, &workspace, realCount, &integerWorkspace, integerCount)
    precondition(info >= 0, "dsyevd: illegal argument \(-info)")
    if info > 0 { throw .notConverged(remaining: Int(info)) }
    return (values, vectors)
  }
}
