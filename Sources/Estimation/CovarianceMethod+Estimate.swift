public import Numerics

extension CovarianceMethod {
  /// The covariance of returns that all assets have on the same dates.
  ///
  /// - Parameters:
  ///   - returns: Log returns, one row per step, oldest first, one column per asset, all finite.
  ///   - assets: The names of the columns, for messages.
  /// - Returns: The covariance per step.
  /// - Throws: ``EstimationError`` where an asset does not move or the returns are too few.
  /// - Precondition: there is one name per column.
  /// - Complexity: O(rows * columns²), by BLAS.
  public func estimate(_ returns: Matrix, assets: [String]) throws(EstimationError) -> CovarianceEstimate {
    precondition(assets.count == returns.columns, "One name per column")
    let needed = fewestObservations(assets: assets.count)
    guard returns.rows >= needed else {
      throw .tooFewObservations(count: returns.rows, assets: assets, needed: needed, method: name)
    }
    for (asset, index) in zip(assets, 0..<returns.columns) {
      guard SeriesMoments.varies(returns.column(index)) else {
        throw .constantSeries(asset: asset, observations: returns.rows)
      }
    }
    let estimate =
      switch self {
      case .sample: CovarianceEstimate.sample(returns)
      case .exponentiallyWeighted(let decay): CovarianceEstimate.exponentiallyWeighted(returns, decay: decay)
      case .ledoitWolfConstantCorrelation: CovarianceEstimate.ledoitWolfConstantCorrelation(returns)
      case .ledoitWolfIdentity: CovarianceEstimate.ledoitWolfIdentity(returns)
      }
    try estimate.requireMovement(of: assets)
    return estimate
  }

  /// The fewest returns from which a volatility is estimated: its standard error is then 16 % for normal returns.
  public static let fewestObservations = 20

  /// The fewest returns that this method needs for a number of assets.
  ///
  /// Without shrinkage, a covariance of no more returns than assets is singular.
  func fewestObservations(assets: Int) -> Int {
    switch self {
    case .sample, .exponentiallyWeighted: max(Self.fewestObservations, assets + 2)
    case .ledoitWolfConstantCorrelation, .ledoitWolfIdentity: Self.fewestObservations
    }
  }
}

extension CovarianceEstimate {
  /// Refuses a variance of rounding size: an asset that moved only where the weights have died away.
  func requireMovement(of assets: [String]) throws(EstimationError) {
    for (index, deviation) in standardDeviations.enumerated() where deviation <= SeriesMoments.smallestMovement {
      throw .constantSeries(asset: assets[index], observations: observations[index])
    }
  }
}
