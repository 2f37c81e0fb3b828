/// The normal copula: what is left of a multivariate normal when its margins are made uniform.
public struct GaussianCopula: Equatable, Sendable {
  /// The correlation of the underlying normal.
  public let correlation: Matrix

  /// The copula with a correlation.
  ///
  /// - Precondition: the correlation is square.
  public init(correlation: Matrix) {
    precondition(correlation.rows == correlation.columns, "A correlation matrix is square")
    self.correlation = correlation
  }

  /// The logarithm of the copula's density at each observation.
  ///
  /// - Parameter scores: Φ⁻¹ of the probabilities, one observation per row.
  /// - Returns: The logarithms, one per row.
  /// - Throws: ``LinearAlgebraError`` where the correlation is not positive definite.
  /// - Precondition: there is a column per row of the correlation.
  /// - Complexity: O(rows * columns²).
  public func logDensities(atNormal scores: Matrix) throws(LinearAlgebraError) -> [Double] {
    let factor = try correlation.choleskyFactor()
    let whitened = factor.whitened(scores)
    var excess = [Double](repeating: factor.logDeterminantOfProduct, count: scores.rows)
    for column in 0..<scores.columns {
      for (row, pair) in zip(excess.indices, zip(whitened.column(column), scores.column(column))) {
        excess[row] += pair.0 * pair.0 - pair.1 * pair.1
      }
    }
    return excess.map { -0.5 * $0 }
  }
}
