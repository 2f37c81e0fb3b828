public import Numerics

extension DegreesOfFreedomFit {
  /// Fits the degrees of freedom of returns that have their sample covariance.
  ///
  /// The scatter is the sample covariance times (ν-2)/ν and the location the mean: the t that a market model of this
  /// volatility has. Where the joint fit comes out near 2 the two contradict each other: a t of 2.03 degrees of freedom,
  /// scaled to the sample volatility, has its 99 % quantile at 0.83 standard deviations, a third of what is observed.
  /// - Parameters:
  ///   - returns: Log returns, one row per step, one column per asset, all finite.
  ///   - assets: The names of the columns, for messages.
  /// - Throws: ``EstimationError`` where the returns are too few, an asset does not move or repeats others, or ν does not
  ///   exceed ``smallest``.
  /// - Precondition: there is one name per column.
  /// - Complexity: O(rows * columns²).
  public init(givenSampleCovariance returns: Matrix, assets: [String]) throws(EstimationError) {
    try Self.check(returns, assets: assets)
    try Self.requireDistinct(returns, assets: assets)
    let covariance = CovarianceEstimate.sample(returns).covariance
    let factor: LowerTriangularMatrix
    do throws(LinearAlgebraError) {
      factor = try covariance.choleskyFactor()
    } catch {
      let heaviest = Self.heaviestTails(returns, assets: assets)
      throw .degreesOfFreedomNotFound(
        reason: error.description, asset: heaviest.asset, excessKurtosis: heaviest.excessKurtosis)
    }
    let distances = MultivariateStudentT(location: returns.columnMeans, scatter: covariance, degreesOfFreedom: 1)
      .squaredDistances(of: returns, factor: factor)
    func logLikelihood(logExcess: Double) -> Double {
      let ν = 2 + logExcess.exponential
      let shrink = (ν - 2) / ν
      return MultivariateStudentT.logLikelihood(
        squaredDistances: distances.map { $0 / shrink },
        logDeterminant: factor.logDeterminantOfProduct + Double(returns.columns) * shrink.logarithm,
        variables: returns.columns, degreesOfFreedom: ν)
    }
    // ν - 2 spans decades, so the search is over its logarithm.
    let range = (0.5 * (Self.smallest - 2)).logarithm...1000.0.logarithm
    let found = Minimisation.brent(in: range) { -logLikelihood(logExcess: $0) }
    let step = 0.02
    let curvature =
      (logLikelihood(logExcess: found.argument - step) + 2 * found.value
        + logLikelihood(logExcess: found.argument + step)) / (step * step)
    let excess = found.argument.exponential
    try self.init(
      degreesOfFreedom: 2 + excess, standardError: curvature < 0 ? excess * (-1 / curvature).squareRoot() : nil,
      logLikelihood: -found.value, returns: returns, assets: assets)
  }
}
