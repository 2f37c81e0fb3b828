internal import Numerics

extension Matrix {
  /// The sum of the squared elements of each row.
  var squaredRowNorms: [Double] {
    var sums = [Double](repeating: 0, count: rows)
    for column in 0..<columns {
      let values = self.column(column)
      for (row, value) in zip(sums.indices, values) { sums[row] += value * value }
    }
    return sums
  }

  /// The matrix of some of the rows, in the order given.
  func selectingRows(_ indices: some Collection<Int>) -> Matrix {
    var result = Matrix(rows: indices.count, columns: columns)
    for column in 0..<columns {
      for (place, row) in indices.enumerated() { result[place, column] = self[row, column] }
    }
    return result
  }
}
