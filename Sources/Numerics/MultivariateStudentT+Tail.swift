extension MultivariateStudentT {
  /// The degrees of freedom of greatest likelihood where location and scatter are known, and how far they are from this
  /// distribution's.
  ///
  /// The test is the signed root of the likelihood ratio, which is standard normal in large samples drawn from this
  /// distribution (Cox and Hinkley 1974, "Theoretical Statistics", section 9.3). Every moment that it rests on exists,
  /// whatever the degrees of freedom, which no sample kurtosis can say of itself.
  /// - Parameter observations: One observation per row, one column per variable.
  /// - Returns: The estimate, between 0.5 and 1e7, and the test statistic, positive where the estimate is the larger.
  /// - Throws: ``LinearAlgebraError`` where the scatter is not positive definite.
  /// - Complexity: O(rows * columns²).
  public func degreesOfFreedomTest(
    _ observations: Matrix
  ) throws(LinearAlgebraError) -> (estimate: Double, zScore: Double) {
    let factor = try scatter.choleskyFactor()
    let distances = squaredDistances(of: observations, factor: factor)
    func logLikelihood(_ ν: Double) -> Double {
      Self.logLikelihood(
        squaredDistances: distances, logDeterminant: 0, variables: location.count, degreesOfFreedom: ν)
    }
    let found = Minimisation.brent(in: 0.5.logarithm...1e7.logarithm) { -logLikelihood($0.exponential) }
    let estimate = found.argument.exponential
    let ratio = max(0, -found.value - logLikelihood(degreesOfFreedom))
    let root = (2 * ratio).squareRoot()
    return (estimate, estimate < degreesOfFreedom ? -root : root)
  }
}
