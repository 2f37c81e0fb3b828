extension MultivariateStudentT {
  /// The degrees of freedom of greatest likelihood where location and covariance are known, and how far they are from this
  /// distribution's.
  ///
  /// It is the covariance that is held, and the scatter follows from it: with the scatter held, the wider body of a lighter
  /// tail would pass for a heavier one. The test is the signed root of the likelihood ratio, which is standard normal in
  /// large samples drawn from this distribution (Cox and Hinkley 1974, "Theoretical Statistics", section 9.3). Every moment
  /// that it rests on exists, whatever the degrees of freedom, which no sample kurtosis can say of itself.
  /// - Parameter observations: One observation per row, one column per variable.
  /// - Returns: The estimate, between 2 and 1e7, and the test statistic, positive where the estimate is the larger.
  /// - Throws: ``LinearAlgebraError`` where the scatter is not positive definite.
  /// - Precondition: there are more than 2 degrees of freedom.
  /// - Complexity: O(rows * columns²).
  public func degreesOfFreedomTest(
    _ observations: Matrix
  ) throws(LinearAlgebraError) -> (estimate: Double, zScore: Double) {
    precondition(degreesOfFreedom > 2, "There is a covariance above 2 degrees of freedom only")
    let factor = try scatter.choleskyFactor()
    let distances = squaredDistances(of: observations, factor: factor)
    /// What is above 2 is the variable, so that no trial loses the covariance.
    func logLikelihood(excess: Double) -> Double {
      let ν = 2 + excess
      let scale = (excess / ν) / ((degreesOfFreedom - 2) / degreesOfFreedom)
      return Self.logLikelihood(
        squaredDistances: distances.map { $0 / scale }, logDeterminant: Double(location.count) * scale.logarithm,
        variables: location.count, degreesOfFreedom: ν)
    }
    let found = Minimisation.brent(in: 1e-4.logarithm...1e7.logarithm) { -logLikelihood(excess: $0.exponential) }
    let estimate = 2 + found.argument.exponential
    let ratio = max(0, -found.value - logLikelihood(excess: degreesOfFreedom - 2))
    let root = (2 * ratio).squareRoot()
    return (estimate, estimate < degreesOfFreedom ? -root : root)
  }
}
