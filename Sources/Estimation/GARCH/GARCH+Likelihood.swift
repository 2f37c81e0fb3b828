extension GARCH {
  /// The log-likelihood of returns under this law.
  ///
  /// The recursion needs a variance before the first return. It takes the mean of the squared deviations of the first 75
  /// returns (fewer where there are fewer) from the mean of all, weighted with 0.94ᵗ, in place of h₀ and of ε²₀, half of
  /// which counts as a fall.
  /// - Parameter returns: The returns of successive steps, all finite, in any unit that the parameters share.
  /// - Returns: The sum of the logarithms of the densities, each given the returns before it.
  /// - Precondition: there is at least one return, and all variances are between 1e-37 and 1e37.
  /// - Complexity: O(n).
  public func logLikelihood(of returns: [Double]) -> Double {
    likelihood(of: returns).logLikelihood
  }

  /// The gradient of ``logLikelihood(of:)`` in the parameters of this law.
  ///
  /// - Parameter returns: The returns of successive steps, all finite.
  /// - Returns: A derivative for each parameter; none for the degrees of freedom of normal innovations.
  /// - Precondition: there is at least one return, and all variances are between 1e-37 and 1e37.
  /// - Complexity: O(n).
  public func score(of returns: [Double]) -> [GARCHParameter: Double] {
    let gradient = likelihood(of: returns).gradient
    var score = Dictionary(uniqueKeysWithValues: GARCHParameter.allCases.map { ($0, gradient[$0]) })
    score[.degreesOfFreedom] =
      switch innovations {
      case .normal: nil
      case .studentT(let ν): -gradient[.degreesOfFreedom] / (ν * ν)
      }
    return score
  }

  /// The variance of each return given those before it, and last that of the return to come.
  ///
  /// - Parameter returns: The returns of successive steps, all finite.
  /// - Returns: One variance more than there are returns, in their squared unit.
  /// - Precondition: there is at least one return.
  /// - Complexity: O(n).
  public func conditionalVariances(of returns: [Double]) -> [Double] {
    precondition(!returns.isEmpty, "A variance needs a return before it")
    var recursion = GARCHRecursion(GARCHVector(self), initialVariance: GARCHSeries(returns).initialVariance)
    var variances = [recursion.variance]
    variances.reserveCapacity(returns.count + 1)
    for value in returns {
      recursion.advance(surprise: value - mean)
      variances.append(recursion.variance)
    }
    return variances
  }

  private func likelihood(of returns: [Double]) -> (logLikelihood: Double, gradient: GARCHVector) {
    precondition(!returns.isEmpty, "A likelihood needs a return")
    let result = GARCHSeries(returns).evaluate(GARCHVector(self))
    precondition(result.logLikelihood.isFinite, "The returns are not finite, or the variances leave the range")
    return result
  }
}
