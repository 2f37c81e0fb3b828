public import Numerics

extension DegreesOfFreedomFit {
  /// Fits the degrees of freedom, with the location and the scatter as nuisance parameters.
  ///
  /// - Parameters:
  ///   - returns: Log returns, one row per step, one column per asset, all finite.
  ///   - assets: The names of the columns, for messages.
  /// - Throws: ``EstimationError`` where the returns are too few, an asset does not move or repeats another, or ν does not
  ///   exceed ``smallest``.
  /// - Precondition: there is one name per column.
  /// - Complexity: O(rows * columns²) for each of some hundreds of iterations.
  public init(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    try Self.check(returns, assets: assets)
    try Self.requireDistinct(returns, assets: assets)
    let fitted: MultivariateStudentT
    let standardError: Double?
    let logLikelihood: Double
    do throws(MultivariateFitError) {
      fitted = try MultivariateStudentT.fit(returns)
      standardError = try fitted.degreesOfFreedomStandardError(returns)
      do { logLikelihood = try fitted.logLikelihood(of: returns) } catch { throw .singular(error) }
    } catch {
      let heaviest = Self.heaviestTails(returns, assets: assets)
      throw .degreesOfFreedomNotFound(
        reason: error.description, asset: heaviest.asset, excessKurtosis: heaviest.excessKurtosis)
    }
    try self.init(
      degreesOfFreedom: fitted.degreesOfFreedom, standardError: standardError, logLikelihood: logLikelihood,
      returns: returns, assets: assets)
  }

  /// Refuses two columns that are multiples of each other but for rounding.
  static func requireDistinct(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    let correlation = CovarianceEstimate.sample(returns).correlation
    for second in assets.indices {
      for first in 0..<second where abs(correlation[first, second]) > 1 - 1e-10 {
        throw .dependentAssets(
          first: assets[first], second: assets[second], correlation: correlation[first, second])
      }
    }
  }
}
