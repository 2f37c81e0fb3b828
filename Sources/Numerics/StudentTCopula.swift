/// The t copula: what is left of a multivariate t when its margins are made uniform.
public struct StudentTCopula: Equatable, Sendable {
  /// The correlation of the underlying t.
  public let correlation: Matrix
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// The copula with a correlation and degrees of freedom.
  ///
  /// - Precondition: the correlation is square, and ν is positive and finite.
  public init(correlation: Matrix, degreesOfFreedom: Double) {
    precondition(correlation.rows == correlation.columns, "A correlation matrix is square")
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "Degrees of freedom are positive and finite")
    self.correlation = correlation
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The logarithm of the copula's density at each observation.
  ///
  /// Probabilities are given as the standard normal values that have them, which keeps those near 1 precise.
  /// - Parameter scores: Φ⁻¹ of the probabilities, one observation per row, all between -37 and 37.
  /// - Returns: The logarithms, one per row.
  /// - Throws: ``LinearAlgebraError`` where the correlation is not positive definite.
  /// - Precondition: there is a column per row of the correlation.
  /// - Complexity: O(rows * columns²), and a quantile of the t per element.
  public func logDensities(atNormal scores: Matrix) throws(LinearAlgebraError) -> [Double] {
    let margin = StudentT(degreesOfFreedom: degreesOfFreedom)
    let quantiles = Matrix(
      rows: scores.rows, columns: scores.columns, columnMajor: scores.storage.map { margin.quantile(atNormal: $0) })
    return try logDensities(atQuantiles: quantiles, factor: correlation.choleskyFactor())
  }

  /// The logarithm of the copula's density at observations given as quantiles of the t with ν degrees of freedom.
  ///
  /// - Parameters:
  ///   - quantiles: One observation per row.
  ///   - factor: The Cholesky factor of the correlation.
  /// - Returns: The logarithms, one per row.
  package func logDensities(atQuantiles quantiles: Matrix, factor: LowerTriangularMatrix) -> [Double] {
    let ν = degreesOfFreedom
    let d = Double(quantiles.columns)
    let whitened = factor.whitened(quantiles)
    var distances = [Double](repeating: 0, count: quantiles.rows)
    var margins = distances
    for column in 0..<quantiles.columns {
      for (row, value) in zip(distances.indices, whitened.column(column)) { distances[row] += value * value }
      for (row, value) in zip(margins.indices, quantiles.column(column)) {
        margins[row] += (value * value / ν).logarithmOfOnePlus
      }
    }
    let constant =
      (0.5 * (ν + d)).logGamma + (d - 1) * (0.5 * ν).logGamma - d * (0.5 * (ν + 1)).logGamma
      - 0.5 * factor.logDeterminantOfProduct
    return zip(distances, margins).map { distance, margin in
      constant - 0.5 * (ν + d) * (distance / ν).logarithmOfOnePlus + 0.5 * (ν + 1) * margin
    }
  }
}
