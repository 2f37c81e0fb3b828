import Numerics
import Testing

@Suite("Factorisations") struct FactorisationTests {
  /// Rounding of a matrix of this order, with room to spare.
  private func tolerance(_ order: Int) -> Double { 1e-14 * Double(order * order) }

  @Test("a Cholesky factor is lower triangular and reproduces its matrix", arguments: 1...33)
  func cholesky(order: Int) throws {
    let matrix = PatternedMatrix.positiveDefinite(order)
    let factor = try matrix.choleskyFactor()
    let product = factor.matrix.multiplied(by: factor.matrix.transposed())
    #expect(product.largestDifference(from: matrix) < tolerance(order))
    for column in 0..<order {
      #expect(factor.matrix[column, column] > 0)
      for row in 0..<column { #expect(factor.matrix[row, column] == 0) }
    }
  }

  @Test("the log-determinant is the sum of the eigenvalues' logarithms", arguments: [1, 2, 7, 20])
  func determinant(order: Int) throws {
    let matrix = PatternedMatrix.positiveDefinite(order)
    // The product of the eigenvalues overflows no double at these orders.
    let product = try matrix.symmetricEigen().values.reduce(1, *)
    let factor = try matrix.choleskyFactor()
    let diagonal = factor.matrix.diagonal.reduce(1, *)
    #expect(abs(diagonal * diagonal / product - 1) < 1e-10)
    let halved = try matrix.scaled(by: 0.5).choleskyFactor()
    let change = factor.logDeterminantOfProduct - halved.logDeterminantOfProduct
    #expect(abs(change - Double(order) * 0.693_147_180_559_945_3) < 1e-12 * Double(order))
  }

  @Test("eigenvectors are orthonormal, values ascend, and both reproduce the matrix", arguments: 1...33)
  func eigen(order: Int) throws {
    let matrix = PatternedMatrix.symmetric(order)
    let (values, vectors) = try matrix.symmetricEigen()
    #expect(values == values.sorted())
    let gram = vectors.crossProduct()
    #expect(gram.largestDifference(from: .identity(order)) < tolerance(order))
    var scaled = vectors
    for column in 0..<order {
      for row in 0..<order { scaled[row, column] *= values[column] }
    }
    #expect(scaled.multiplied(by: vectors.transposed()).largestDifference(from: matrix) < tolerance(order))
  }

  /// tridiag(-1, 2, -1) has the eigenvalues 2 - 2 cos(kπ/(n+1)); for n = 5 the cosines are those of 30° steps.
  @Test("the eigenvalues of the second difference are known")
  func secondDifference() throws {
    var matrix = Matrix(rows: 5, columns: 5)
    for index in 0..<5 {
      matrix[index, index] = 2
      if index > 0 { matrix[index, index - 1] = -1 }
    }
    let root = 3.0.squareRoot()
    for (value, expected) in zip(try matrix.symmetricEigen().values, [2 - root, 1, 2, 3, 2 + root]) {
      #expect(abs(value - expected) < 1e-14)
    }
  }

  @Test("only the lower triangle is read")
  func lowerTriangle() throws {
    var matrix = PatternedMatrix.positiveDefinite(5)
    let (factor, values) = (try matrix.choleskyFactor(), try matrix.symmetricEigen().values)
    for column in 0..<5 {
      for row in 0..<column { matrix[row, column] = 1000 }
    }
    #expect(try matrix.choleskyFactor() == factor)
    #expect(try matrix.symmetricEigen().values == values)
  }

  @Test("whitening undoes correlating", arguments: 1...33)
  func whitening(order: Int) throws {
    let factor = try PatternedMatrix.positiveDefinite(order).choleskyFactor()
    let independent = PatternedMatrix.general(rows: 7, columns: order)
    var block = independent.storage
    factor.correlate(&block, rows: 7)
    let correlated = Matrix(rows: 7, columns: order, columnMajor: block)
    let expected = independent.multiplied(by: factor.matrix.transposed())
    #expect(correlated.largestDifference(from: expected) < tolerance(order))
    #expect(factor.whitened(correlated).largestDifference(from: independent) < 1e3 * tolerance(order))
  }

  @Test("what is not positive definite is refused with the order of its minor")
  func notPositiveDefinite() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try Matrix([[1, 2], [2, 1]]).choleskyFactor()
    }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 1)) { try Matrix([[-1]]).choleskyFactor() }
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 3)) {
      try Matrix([[1, 0, 0.8], [0, 1, 0.8], [0.8, 0.8, 1]]).choleskyFactor()
    }
  }

  @Test("what is not finite is refused", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let matrix = Matrix([[1, 0], [value, 1]])
    #expect(throws: LinearAlgebraError.notFinite) { try matrix.choleskyFactor() }
    #expect(throws: LinearAlgebraError.notFinite) { try matrix.symmetricEigen() }
  }
}

@Suite("The inverse of a positive definite matrix") struct PositiveDefiniteInverseTests {
  @Test("times the matrix is the identity", arguments: [1, 2, 5, 40])
  func inverse(order: Int) throws {
    let matrix = PatternedMatrix.positiveDefinite(order)
    let (inverse, logDeterminant) = try matrix.positiveDefiniteInverse()
    #expect(matrix.multiplied(by: inverse).largestDifference(from: .identity(order)) < 1e-11)
    #expect(inverse == inverse.transposed())
    #expect(abs(logDeterminant - (try matrix.choleskyFactor().logDeterminantOfProduct)) < 1e-13)
  }

  @Test("does not exist for another matrix")
  func errors() {
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 2)) {
      try Matrix([[1, 2], [2, 1]]).positiveDefiniteInverse()
    }
  }
}
