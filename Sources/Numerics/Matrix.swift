/// A dense matrix of doubles, stored column by column.
///
/// Element (row, column) stands at `row + column * rows` of the storage, the layout of BLAS and LAPACK; nothing in the
/// project converts it. A matrix without rows or columns is valid.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column by column; `rows * columns` of them.
  public internal(set) var storage: [Double]

  /// A matrix with the same value everywhere.
  ///
  /// - Precondition: neither dimension is negative.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "A matrix has no negative dimension")
    self.rows = rows
    self.columns = columns
    self.storage = Array(repeating: value, count: rows * columns)
  }

  /// A matrix from its elements, column by column.
  ///
  /// - Precondition: `storage.count == rows * columns`.
  public init(rows: Int, columns: Int, columnMajor storage: [Double]) {
    precondition(rows >= 0 && columns >= 0 && storage.count == rows * columns, "The elements do not fill the matrix")
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }

  /// A matrix from its rows, as one writes it down.
  ///
  /// - Precondition: all rows have the same length.
  public init(_ rowValues: [[Double]]) {
    let columns = rowValues.first?.count ?? 0
    precondition(rowValues.allSatisfy { $0.count == columns }, "The rows differ in length")
    self.init(rows: rowValues.count, columns: columns)
    for (row, values) in rowValues.enumerated() {
      for (column, value) in values.enumerated() { self[row, column] = value }
    }
  }

  /// A matrix from its columns.
  ///
  /// - Precondition: all columns have the same length.
  public init(columns columnValues: [[Double]]) {
    let rows = columnValues.first?.count ?? 0
    precondition(columnValues.allSatisfy { $0.count == rows }, "The columns differ in length")
    self.init(rows: rows, columns: columnValues.count, columnMajor: columnValues.flatMap { $0 })
  }

  /// The identity matrix of an order.
  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for index in 0..<order { result[index, index] = 1 }
    return result
  }

  /// The element at a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "Outside the matrix")
      return storage[row + column * rows]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "Outside the matrix")
      storage[row + column * rows] = newValue
    }
  }

  /// The elements of one column, from the first row to the last.
  public func column(_ index: Int) -> ArraySlice<Double> {
    precondition(index >= 0 && index < columns, "Outside the matrix")
    return storage[index * rows..<(index + 1) * rows]
  }

  /// The elements on the diagonal, from the upper left.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The rows, as one writes them down.
  public var rowValues: [[Double]] { (0..<rows).map { row in (0..<columns).map { self[row, $0] } } }

  /// The largest absolute difference between the elements of two matrices; NaN where any difference is.
  ///
  /// - Precondition: both have the same shape.
  public func largestDifference(from other: Matrix) -> Double {
    precondition(rows == other.rows && columns == other.columns, "The shapes differ")
    return zip(storage, other.storage).reduce(0) { largest, pair in
      let difference = abs(pair.0 - pair.1)
      return difference > largest || difference.isNaN ? difference : largest
    }
  }

  /// The square root of the sum of the squared elements.
  public var frobeniusNorm: Double { storage.reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
