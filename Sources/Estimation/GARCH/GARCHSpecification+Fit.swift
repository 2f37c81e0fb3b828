internal import Numerics

extension GARCHSpecification {
  /// The fewest returns that are fitted.
  public static let fewestObservations = 100
  /// The most by which the log-likelihood of a fit may fall short of its maximum, as far as its curvature tells.
  public static let largestShortfall = 1e-4

  /// Fits a GARCH law to the returns of one asset by maximum likelihood.
  ///
  /// The mean is fitted along with the variance, and ``GARCH/logLikelihood(of:)`` says what the variance starts from.
  /// The returns are divided by their standard deviation first, so that their unit does not matter, and the parameters
  /// keep to the limits that ``GARCHBound`` names. The likelihood is climbed by sequential quadratic programming with
  /// its gradient, from two starts and more where those end differently or the variance hardly answers to a surprise;
  /// Newton's method makes the best end exact.
  /// - Parameters:
  ///   - returns: The returns of successive steps, oldest first, in any unit.
  ///   - asset: The asset's name, for messages.
  /// - Returns: The law, its standard errors and how the search went.
  /// - Throws: ``GARCHError`` where the returns are fewer than ``fewestObservations``, not finite or all alike, or
  ///   where no search left its start or the best ended short of a maximum.
  /// - Complexity: O(n), with about 50 passes over the returns.
  public func fit(_ returns: [Double], asset: String) throws(GARCHError) -> GARCHFit {
    let scale = try Self.scale(of: returns, asset: asset)
    let series = GARCHSeries(returns.map { $0 / scale })
    let search = GARCHSearch(series, specification: self)
    let ascent = GARCHAscent(search)
    guard ascent.hasMoved else {
      throw .stoppedAtStart(asset: asset, starts: ascent.tried, evaluations: ascent.evaluations)
    }
    let maximum = GARCHMaximum(near: ascent.best.point, of: search)
    let evaluations = ascent.evaluations + maximum.evaluations
    // A likelihood that is flat somewhere, as in β where α is 0, has no curvature to judge by; then the starts do.
    guard maximum.remaining.map({ $0 <= Self.largestShortfall }) ?? ascent.isConfirmed else {
      throw .notConverged(
        asset: asset, evaluations: evaluations, remaining: maximum.remaining, bound: Self.largestShortfall)
    }
    return GARCHFit(
      model: maximum.model(scale: scale),
      logLikelihood: maximum.logLikelihood - Double(returns.count) * scale.logarithm, observations: returns.count,
      parameterCount: parameterCount,
      parameterCovariance: GARCHFit.ParameterCovariance(maximum, of: series, scale: scale),
      convergence: GARCHFit.Convergence(
        starts: ascent.tried, evaluations: evaluations, spread: ascent.spread, remaining: maximum.remaining,
        activeBounds: maximum.curvature.activeBounds))
  }

  /// The standard deviation of returns that can be fitted.
  private static func scale(of returns: [Double], asset: String) throws(GARCHError) -> Double {
    for (index, value) in returns.enumerated() where !value.isFinite {
      throw .notFinite(asset: asset, index: index, value: value)
    }
    guard returns.count >= fewestObservations else {
      throw .tooFewObservations(asset: asset, count: returns.count, needed: fewestObservations)
    }
    guard SeriesMoments.varies(returns) else {
      throw .constantSeries(asset: asset, observations: returns.count)
    }
    return SeriesMoments(returns).variance.squareRoot()
  }
}
