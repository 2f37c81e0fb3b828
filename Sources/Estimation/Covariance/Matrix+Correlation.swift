internal import Numerics

extension Matrix {
  /// The correlation of this covariance: symmetric, with a diagonal of exactly 1.
  var correlation: Matrix {
    var result = scaledOnBothSides(by: diagonal.map { 1 / $0.squareRoot() })
    for column in 0..<result.columns {
      result[column, column] = 1
      for row in 0..<column {
        // Rounding may leave a perfect correlation a little outside its bounds.
        let value = min(1, max(-1, result[row, column]))
        result[row, column] = value
        result[column, row] = value
      }
    }
    return result
  }
}
