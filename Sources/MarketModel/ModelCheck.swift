/// The checks that several parts of a model share.
enum ModelCheck {
  /// What two elements that should be equal may differ by: the rounding of a file written by another program.
  static let symmetryTolerance = 1e-12

  /// A value within its bounds, ends included; nothing else, and NaN least of all.
  static func bounds(
    _ value: Double, key: String, asset: String? = nil, low: Double, high: Double
  ) throws(MarketModelError) {
    guard value >= low, value <= high else {
      throw .outOfBounds(key: key, asset: asset, value: value, low: low, high: high)
    }
  }

  /// One value per driver, each within its bounds.
  static func bounds(
    _ values: [Double], key: String, of drivers: [String], low: Double, high: Double
  ) throws(MarketModelError) {
    try count(values.count, key: key, of: drivers)
    for (driver, value) in zip(drivers, values) { try bounds(value, key: key, asset: driver, low: low, high: high) }
  }

  /// As many values as drivers.
  static func count(_ count: Int, key: String, of drivers: [String]) throws(MarketModelError) {
    guard count == drivers.count else { throw .wrongCount(key: key, count: count, expected: drivers.count) }
  }

  /// One volatility per driver: 0, or from the smallest to the largest that is believed.
  static func volatility(_ values: [Double], key: String, of drivers: [String]) throws(MarketModelError) {
    try bounds(values, key: key, of: drivers, low: 0, high: MarketModel.largestVolatility)
    for (driver, value) in zip(drivers, values) where value > 0 {
      try bounds(
        value, key: key, asset: driver, low: MarketModel.smallestVolatility, high: MarketModel.largestVolatility)
    }
  }

  /// Probabilities that add to 1.
  static func probabilities(_ values: [Double], key: String) throws(MarketModelError) {
    for value in values { try bounds(value, key: key, low: 0, high: 1) }
    let sum = values.reduce(0, +)
    guard abs(sum - 1) <= 1e-9 else { throw .probabilitySum(key: key, sum: sum) }
  }

  /// Standardised returns have mean 0 and variance 1.
  static func standard(
    mean: Double, variance: Double, key: String, asset: String, tolerance: Double
  ) throws(MarketModelError) {
    guard abs(mean) <= tolerance, abs(variance - 1) <= tolerance else {
      throw .notStandardised(key: key, asset: asset, mean: mean, variance: variance)
    }
  }

  /// One value per state of a chain.
  static func count(_ count: Int, key: String, states: Int) throws(MarketModelError) {
    guard count == states else { throw .wrongStateCount(key: key, count: count, expected: states) }
  }

  /// The length of the steps that a law describes.
  static func stepDays(_ days: Double) throws(MarketModelError) {
    try bounds(days, key: "dynamics.stepDays", low: 1e-5, high: 366)
  }

  /// A correlation matrix elsewhere than at the top of a model.
  static func correlation(_ matrix: [[Double]], key: String, of drivers: [String]) throws(MarketModelError) {
    do throws(MarketModelError) {
      try correlation(matrix, of: drivers)
    } catch {
      throw .inside(key: key, error)
    }
  }

  /// A correlation matrix: symmetric, positive definite, with a diagonal of 1.
  static func correlation(_ matrix: [[Double]], of drivers: [String]) throws(MarketModelError) {
    try shape(matrix, of: drivers)
    for row in drivers.indices {
      for column in drivers.indices {
        let value = matrix[row][column]
        guard row != column || abs(value - 1) <= symmetryTolerance else {
          throw .correlationDiagonal(asset: drivers[row], value: value)
        }
        guard value.magnitude <= 1 + symmetryTolerance else {
          throw .correlationOutOfBounds(first: drivers[row], second: drivers[column], value: value)
        }
      }
    }
    try symmetricPositiveDefinite(matrix, of: drivers)
  }

  /// A matrix of a row and a column per driver.
  static func shape(_ matrix: [[Double]], of drivers: [String]) throws(MarketModelError) {
    let count = drivers.count
    for row in matrix where row.count != count || matrix.count != count {
      throw .correlationShape(rows: matrix.count, columns: row.count, expected: count)
    }
    guard matrix.count == count else { throw .correlationShape(rows: 0, columns: 0, expected: count) }
  }

  /// A matrix that is its own transpose and has a Cholesky factor.
  static func symmetricPositiveDefinite(_ matrix: [[Double]], of drivers: [String]) throws(MarketModelError) {
    for row in drivers.indices {
      for column in 0..<row {
        let (value, mirrored) = (matrix[column][row], matrix[row][column])
        guard abs(value - mirrored) <= symmetryTolerance else {
          throw .correlationNotSymmetric(
            first: drivers[column], second: drivers[row], value: value, mirrored: mirrored)
        }
      }
    }
    if let failing = firstIndefiniteRow(of: matrix) {
      throw .correlationNotPositiveDefinite(asset: drivers[failing], order: failing + 1)
    }
  }

  /// The first row whose leading minor is not positive, by the textbook Cholesky recursion.
  ///
  /// The vocabulary stands below the linear algebra, so the check is written out; it runs once per model.
  private static func firstIndefiniteRow(of matrix: [[Double]]) -> Int? {
    let order = matrix.count
    var factor = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      let start = row * order
      var pivot = matrix[row][row]
      for column in 0..<row {
        let other = column * order
        var sum = matrix[row][column]
        for inner in 0..<column { sum -= factor[start + inner] * factor[other + inner] }
        let entry = sum / factor[other + column]
        factor[start + column] = entry
        pivot -= entry * entry
      }
      // A pivot of rounding size is no evidence of definiteness.
      guard pivot > 1e-13 else { return row }
      factor[start + row] = pivot.squareRoot()
    }
    return nil
  }
}
