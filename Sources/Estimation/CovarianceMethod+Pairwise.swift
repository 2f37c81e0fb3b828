public import MarketData
internal import Numerics

extension CovarianceMethod {
  /// The covariance of returns in which each pair of assets has its own common dates.
  ///
  /// Each variance rests on all returns of its asset, each correlation on the returns that its two assets share; the
  /// result need not be positive semidefinite. The age of an exponentially weighted return counts the returns used.
  /// - Parameters:
  ///   - returns: Log returns with gaps.
  ///   - assets: The assets to take, in the order wanted.
  /// - Returns: The covariance per step.
  /// - Throws: ``EstimationError`` for Ledoit-Wolf and factors, an asset that does not move or too few returns;
  ///   `AlignmentError` for an unknown asset and for a pair that hardly overlaps.
  /// - Complexity: O(intervals * assets²).
  public func estimatePairwise(_ returns: LogReturns, assets: [String]) throws -> CovarianceEstimate {
    let description: String
    switch self {
    case .sample: description = CovarianceEstimate.sampleDescription
    case .exponentiallyWeighted(let decay):
      description = CovarianceEstimate.exponentiallyWeightedDescription(decay: decay)
    case .ledoitWolfConstantCorrelation, .ledoitWolfIdentity, .ledoitWolfNonlinear, .factors:
      throw EstimationError.pairwiseUnsupported(method: name)
    }
    let own = try assets.map { try estimate(Matrix(columns: returns.commonDates([$0]).columns), assets: [$0]) }
    let deviations = own.map { $0.standardDeviations[0] }
    var correlation = Matrix.identity(assets.count)
    for second in assets.indices {
      for first in 0..<second {
        let pair = try returns.pairwise(assets[first], assets[second])
        let estimate = try estimate(Matrix(columns: pair.columns), assets: pair.assets)
        correlation[first, second] = estimate.correlation[0, 1]
        correlation[second, first] = correlation[first, second]
      }
    }
    return CovarianceEstimate(
      covariance: correlation.scaledOnBothSides(by: deviations), shrinkage: nil,
      observations: own.map { $0.observations[0] }, effectiveObservations: own.map { $0.effectiveObservations[0] },
      description: "\(description), pair by pair")
  }
}
