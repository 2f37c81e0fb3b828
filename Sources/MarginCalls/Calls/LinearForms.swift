internal import Kernels

/// Many sums of multiples of columns, each with a constant, packed: one per row.
struct LinearForms: Sendable {
  private var constants: [Double] = []
  private var columns: [Int32] = []
  private var coefficients: [Double] = []
  private var ends: [Int] = []

  mutating func append(constant: Double, terms: some Sequence<(column: Int, coefficient: Double)>) {
    constants.append(constant)
    for (column, coefficient) in terms {
      columns.append(Int32(column))
      coefficients.append(coefficient)
    }
    ends.append(columns.count)
  }

  /// The sum of a row at a step of one of 16 paths.
  func value(of row: Int, on prices: PathPrices, step: Int, path: Int) -> Double {
    var sum = constants[row]
    for term in (row > 0 ? ends[row - 1] : 0)..<ends[row] {
      sum += coefficients[term] * prices.price(asset: Int(columns[term]), step: step, path: path)
    }
    return sum
  }
}
