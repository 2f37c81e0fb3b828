import Numerics

/// Matrices of any order whose elements follow no simple rule, the same in every run.
enum PatternedMatrix {
  /// An element between -1 and 1 that depends on its place alone.
  static func element(_ row: Int, _ column: Int) -> Double {
    // The fractional part of multiples of irrationals is spread evenly.
    let value = Double(row + 1) * 0.618_033_988_749_894_9 + Double(column + 1) * 1.324_717_957_244_746
    let product = value * (value + 7.389_056)
    return 2 * (product - product.rounded(.down)) - 1
  }

  static func general(rows: Int, columns: Int) -> Matrix {
    var result = Matrix(rows: rows, columns: columns)
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] = element(row, column) }
    }
    return result
  }

  static func symmetric(_ order: Int) -> Matrix {
    var result = general(rows: order, columns: order)
    for column in 0..<order {
      for row in 0..<column { result[row, column] = result[column, row] }
    }
    return result
  }

  static func positiveDefinite(_ order: Int) -> Matrix {
    var result = general(rows: order + 3, columns: order).crossProduct()
    for index in 0..<order { result[index, index] += 0.1 }
    return result
  }
}
