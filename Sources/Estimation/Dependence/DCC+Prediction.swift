public import Numerics

extension DCC {
  /// The correlation of each step given those before it, and last that of the step to come.
  ///
  /// - Parameters:
  ///   - residuals: Standardised residuals, one row per step, oldest first.
  ///   - start: Q of the first step, as ``DCCFit/nextQ`` has it for the step after a fit; the target where absent.
  /// - Returns: One correlation more than there are rows.
  /// - Precondition: there is a column per row of the target, and `start` has the target's shape.
  /// - Complexity: O(rows * columns²).
  public func correlations(of residuals: Matrix, from start: Matrix? = nil) -> [Matrix] {
    var q = start ?? target
    precondition(q.rows == target.rows && q.columns == target.rows, "Q has the shape of the target")
    precondition(residuals.columns == target.rows, "One column per asset")
    var correlations = [q.correlation]
    for row in 0..<residuals.rows {
      q = next(q, after: (0..<residuals.columns).map { residuals[row, $0] })
      correlations.append(q.correlation)
    }
    return correlations
  }

  /// Q of a step, from that of the step before and its residuals.
  ///
  /// - Parameters:
  ///   - q: Q of the step before.
  ///   - residuals: The residuals of that step.
  /// - Returns: Q, of which the correlation of the step is the scaled form.
  /// - Precondition: there is a residual per row of `q`.
  public func next(_ q: Matrix, after residuals: [Double]) -> Matrix {
    precondition(residuals.count == target.rows && q.rows == target.rows, "One residual per asset")
    var result = q
    for column in residuals.indices {
      for row in residuals.indices {
        result[row, column] =
          (1 - alpha - beta) * target[row, column] + alpha * residuals[row] * residuals[column]
          + beta * q[row, column]
      }
    }
    return result
  }

  /// The logarithm of the density of each step's residuals given those before it.
  ///
  /// The density is that of the residuals: that of returns is less by the logarithm of each volatility.
  /// - Parameters:
  ///   - residuals: Standardised residuals, one row per step, oldest first, all finite.
  ///   - start: Q of the first step; the target where absent.
  /// - Returns: The logarithms, one per row.
  /// - Throws: `LinearAlgebraError` where a correlation is not positive definite.
  /// - Precondition: there is a column per row of the target, and `start` has the target's shape.
  /// - Complexity: O(rows * columns³).
  public func logDensities(of residuals: Matrix, from start: Matrix? = nil) throws(LinearAlgebraError) -> [Double] {
    let density = DCCDensity(inverseDegreesOfFreedom: inverseDegreesOfFreedom, assets: residuals.columns)
    let correlations = correlations(of: residuals, from: start)
    var densities: [Double] = []
    for row in 0..<residuals.rows {
      let factor = try correlations[row].choleskyFactor()
      let step = Matrix(
        rows: 1, columns: residuals.columns, columnMajor: (0..<residuals.columns).map { residuals[row, $0] })
      let distance = factor.whitened(step).storage.reduce(0) { $0 + $1 * $1 }
      densities.append(density.logDensity(logDeterminant: factor.logDeterminantOfProduct, distance: distance))
    }
    return densities
  }
}
