internal import Numerics

/// The densities of returns in each state, with the returns whitened by its covariance.
struct RegimeDensities {
  /// The factor of each state's covariance.
  private(set) var factors: [LowerTriangularMatrix] = []
  /// For each state the whitened returns.
  private(set) var whitened: [Matrix] = []
  /// The logarithm of the density, a row per step and a column per state.
  private(set) var values: Matrix

  /// The densities for a covariance per state.
  ///
  /// - Complexity: O(T d²) per state.
  init(of returns: Matrix, covariances: [Matrix]) throws(LinearAlgebraError) {
    values = Matrix(rows: returns.rows, columns: covariances.count)
    for (state, covariance) in covariances.enumerated() {
      factors.append(try covariance.choleskyFactor())
      whitened.append(factors[state].whitened(returns))
      setValues(of: state)
    }
  }

  /// The same with another covariance of one state.
  func replacing(
    _ state: Int, covariance: Matrix, returns: Matrix
  ) throws(LinearAlgebraError) -> RegimeDensities {
    var result = self
    result.factors[state] = try covariance.choleskyFactor()
    result.whitened[state] = result.factors[state].whitened(returns)
    result.setValues(of: state)
    return result
  }

  private mutating func setValues(of state: Int) {
    let dimension = Double(factors[state].order)
    let offset = -0.5 * (factors[state].logDeterminantOfProduct + dimension * (2 * Double.pi).logarithm)
    for (step, square) in whitened[state].squaredRowNorms.enumerated() { values[step, state] = offset - 0.5 * square }
  }
}
