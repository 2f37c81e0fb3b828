extension Matrix {
  /// The mean of each column; NaN where there is no row.
  public var columnMeans: [Double] { (0..<columns).map { column($0).reduce(0, +) / Double(rows) } }

  /// This matrix with a value subtracted from each column.
  ///
  /// - Precondition: there is one value per column.
  public func centred(at location: [Double]) -> Matrix {
    precondition(location.count == columns, "One value per column")
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result[row, column] -= location[column] }
    }
    return result
  }
}
