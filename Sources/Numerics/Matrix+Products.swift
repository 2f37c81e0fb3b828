internal import COpenBLAS

extension Matrix {
  /// The product of this matrix and another.
  ///
  /// - Precondition: `columns == other.rows`.
  /// - Complexity: O(`rows` * `columns` * `other.columns`), by BLAS `dgemm`.
  public func multiplied(by other: Matrix) -> Matrix {
    precondition(columns == other.rows, "The inner dimensions differ")
    var product = Matrix(rows: rows, columns: other.columns)
    guard rows > 0, columns > 0, other.columns > 0 else { return product }
    unsafe storage.withUnsafeBufferPointer { a in
      unsafe other.storage.withUnsafeBufferPointer { b in
        unsafe product.storage.withUnsafeMutableBufferPointer { c in
          unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(other.columns), Int32(columns), 1,
            a.baseAddress, Int32(rows), b.baseAddress, Int32(columns), 0, c.baseAddress, Int32(rows))
        }
      }
    }
    return product
  }

  /// The transpose of this matrix times itself: a symmetric matrix of order `columns`.
  ///
  /// - Complexity: O(`rows` * `columns`²), by BLAS `dsyrk`.
  public func crossProduct() -> Matrix {
    var product = Matrix(rows: columns, columns: columns)
    guard rows > 0, columns > 0 else { return product }
    unsafe storage.withUnsafeBufferPointer { a in
      unsafe product.storage.withUnsafeMutableBufferPointer { c in
        unsafe cblas_dsyrk(
          CblasColMajor, CblasLower, CblasTrans, Int32(columns), Int32(rows), 1, a.baseAddress, Int32(rows), 0,
          c.baseAddress, Int32(columns))
      }
    }
    for column in 0..<columns {
      for row in 0..<column { product[row, column] = product[column, row] }
    }
    return product
  }

  /// The transpose.
  public func transposed() -> Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// The matrix of some of the columns, in the order given.
  ///
  /// - Precondition: every index is a column of this matrix.
  public func selectingColumns(_ indices: [Int]) -> Matrix {
    Matrix(rows: rows, columns: indices.count, columnMajor: indices.flatMap { column($0) })
  }

  /// This matrix with every element multiplied by a number.
  public func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, columnMajor: storage.map { $0 * factor })
  }

  /// This matrix with element (row, column) multiplied by `factors[row] * factors[column]`.
  ///
  /// With standard deviations as factors it makes a covariance of a correlation.
  /// - Precondition: the matrix is square and has one factor per row.
  public func scaledOnBothSides(by factors: [Double]) -> Matrix {
    precondition(rows == columns && factors.count == rows, "One factor per row of a square matrix")
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] = self[row, column] * (factors[row] * factors[column]) }
    }
    return result
  }
}
