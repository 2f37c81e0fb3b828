extension VolatilityClustering.Driver {
  /// The variance of the first step, where a step has the length `stepYears` and the long-run variance `longRun`.
  public func firstVariance(longRun: Double, stepYears: Double) -> Double {
    currentVolatility.map { $0 * $0 * stepYears } ?? longRun
  }

  /// The constant ω of the recursion, which makes the long-run variance what it is.
  ///
  /// - Parameters:
  ///   - longRun: The long-run variance of a step.
  ///   - fallShare: The share of the variance of standardised returns that falls make; 1/2 for a symmetric law.
  /// - Returns: σ² (1 - α - γ m - β).
  public func omega(longRun: Double, fallShare: Double) -> Double {
    longRun * (1 - persistence(fallShare: fallShare))
  }

  /// The variance of the step after one of a variance and a surprise: ω + (α + γ [ε < 0]) ε² + β h.
  public func nextVariance(after variance: Double, surprise: Double, omega: Double) -> Double {
    let weight = surprise < 0 ? alpha + gamma : alpha
    return omega + weight * surprise * surprise + beta * variance
  }
}
