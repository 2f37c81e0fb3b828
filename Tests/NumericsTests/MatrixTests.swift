import Numerics
import Testing

@Suite("Matrices") struct MatrixTests {
  @Test("are stored column by column")
  func layout() {
    let matrix = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(matrix.storage == [1, 4, 2, 5, 3, 6])
    #expect(matrix.rows == 2 && matrix.columns == 3)
    #expect(matrix[1, 2] == 6)
    #expect(Array(matrix.column(1)) == [2, 5])
    #expect(matrix == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.rowValues == [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.transposed() == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(matrix.diagonal == [1, 5])
    #expect(matrix.columnMeans == [2.5, 3.5, 4.5])
    #expect(matrix.centred(at: [1, 2, 3]) == Matrix([[0, 0, 0], [3, 3, 3]]))
    #expect(matrix.scaled(by: 2)[1, 0] == 8)
    #expect(matrix.frobeniusNorm == 91.0.squareRoot())
    #expect(matrix.largestDifference(from: Matrix([[1, 2, 3], [4, 5, -6]])) == 12)
    #expect(matrix.largestDifference(from: Matrix([[1, .nan, 3], [4, 5, 6]])).isNaN)
  }

  @Test("without rows or columns are valid")
  func empty() throws {
    let none = Matrix(rows: 0, columns: 0)
    #expect(none.crossProduct() == none)
    #expect(try none.choleskyFactor().matrix == none)
    #expect(try none.symmetricEigen().values.isEmpty)
    #expect(Matrix(rows: 0, columns: 3).crossProduct() == Matrix(rows: 3, columns: 3))
    #expect(Matrix(rows: 2, columns: 0).multiplied(by: Matrix(rows: 0, columns: 2)) == Matrix(rows: 2, columns: 2))
  }

  @Test("multiply as the definition says", arguments: [1, 2, 5, 16, 33])
  func products(order: Int) {
    let left = PatternedMatrix.general(rows: order, columns: order + 2)
    let right = PatternedMatrix.general(rows: order + 2, columns: order + 1)
    let product = left.multiplied(by: right)
    for row in 0..<order {
      for column in 0...order {
        let expected = (0..<order + 2).reduce(0) { $0 + left[row, $1] * right[$1, column] }
        #expect(abs(product[row, column] - expected) < 1e-13)
      }
    }
    #expect(left.crossProduct().largestDifference(from: left.transposed().multiplied(by: left)) < 1e-13)
    #expect(left.crossProduct() == left.crossProduct().transposed())
  }

  @Test("scale on both sides as a diagonal matrix does")
  func scaling() {
    let matrix = PatternedMatrix.symmetric(4)
    let factors = [1.0, 2, 0.5, 3]
    var diagonal = Matrix(rows: 4, columns: 4)
    for index in 0..<4 { diagonal[index, index] = factors[index] }
    let expected = diagonal.multiplied(by: matrix).multiplied(by: diagonal)
    #expect(matrix.scaledOnBothSides(by: factors).largestDifference(from: expected) < 1e-15)
  }

  @Test("of wrong shapes trap")
  func traps() async {
    await #expect(processExitsWith: .failure) { _ = try Matrix(rows: 2, columns: 3).choleskyFactor() }
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: 2, columns: 3).multiplied(by: Matrix.identity(2)) }
    await #expect(processExitsWith: .failure) { _ = Matrix([[1, 2], [3]]) }
    await #expect(processExitsWith: .failure) { _ = Matrix.identity(2)[0, 2] }
  }
}
