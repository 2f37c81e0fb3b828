public import Numerics

extension RegimeLaw {
  /// What returns say about the states, each step by itself and those before it.
  public struct Filtered: Equatable, Sendable {
    /// The logarithm of the density of each step's returns, given those before.
    public let logDensities: [Double]
    /// The probability of each state (column) in each step (row), given its returns and those before.
    public let probabilities: Matrix
    /// The probabilities of the states in the step after the last.
    public let next: [Double]
  }

  /// The densities and the probabilities of the states, step by step (Hamilton 1989).
  ///
  /// - Parameters:
  ///   - returns: Returns with mean 0, a row per step and a column per asset, all finite.
  ///   - first: The probabilities of the states in the first step, before its returns are known; even where absent, as
  ///     for a fit. For steps that follow others pass ``Filtered/next`` of those.
  /// - Returns: One log density and one row of probabilities per step.
  /// - Throws: `LinearAlgebraError` where a covariance is not positive definite.
  /// - Precondition: there is one column per asset.
  /// - Complexity: O(T s (d² + s)) for s states and d assets.
  public func filter(_ returns: Matrix, first: [Double]? = nil) throws(LinearAlgebraError) -> Filtered {
    precondition(returns.columns == covariances[0].rows, "One column per asset")
    let recursion = RegimeRecursion(
      logDensities: try RegimeDensities(of: returns, covariances: covariances).values, transition: transition,
      first: first ?? Array(repeating: 1 / Double(states), count: states))
    let last = (0..<states).map { recursion.filtered[returns.rows - 1, $0] }
    return Filtered(logDensities: recursion.logScales, probabilities: recursion.filtered, next: next(last))
  }

  /// The probability of each state (column) in each step (row), given all returns.
  ///
  /// - Parameters:
  ///   - returns: Returns with mean 0, a row per step and a column per asset, all finite.
  ///   - first: The probabilities of the states in the first step; even where absent.
  /// - Returns: A row per step.
  /// - Throws: `LinearAlgebraError` where a covariance is not positive definite.
  public func smoothedProbabilities(_ returns: Matrix, first: [Double]? = nil) throws(LinearAlgebraError) -> Matrix {
    RegimeRecursion(
      logDensities: try RegimeDensities(of: returns, covariances: covariances).values, transition: transition,
      first: first ?? Array(repeating: 1 / Double(states), count: states)
    ).smoothed().probabilities
  }
}
