public import Numerics

extension CovarianceMethod {
  /// The covariance of returns that all assets have on the same dates.
  ///
  /// - Parameters:
  ///   - returns: Log returns, one row per step, oldest first, one column per asset.
  ///   - assets: The names of the columns, for messages.
  /// - Returns: The covariance per step.
  /// - Throws: ``EstimationError`` where a return is not finite, an asset does not move, the returns are too few, or the
  ///   method has no answer: nonlinear shrinkage of assets that repeat others, more factors than the assets identify.
  /// - Precondition: there is one name per column.
  /// - Complexity: O(rows * columns²) by BLAS, and O(columns³) by LAPACK for nonlinear shrinkage and factors.
  public func estimate(_ returns: Matrix, assets: [String]) throws(EstimationError) -> CovarianceEstimate {
    let needed = fewestObservations(assets: assets.count)
    guard returns.rows >= needed else {
      throw .tooFewObservations(count: returns.rows, assets: assets, needed: needed, method: name)
    }
    try Self.check(returns, assets: assets)
    let estimate =
      switch self {
      case .sample: CovarianceEstimate.sample(returns)
      case .exponentiallyWeighted(let decay): CovarianceEstimate.exponentiallyWeighted(returns, decay: decay)
      case .ledoitWolfConstantCorrelation: CovarianceEstimate.ledoitWolfConstantCorrelation(returns)
      case .ledoitWolfIdentity: CovarianceEstimate.ledoitWolfIdentity(returns)
      case .ledoitWolfNonlinear: try CovarianceEstimate.ledoitWolfNonlinear(returns, assets: assets)
      case .factors(let count): try CovarianceEstimate.factors(returns, count: count, assets: assets)
      }
    try estimate.requireMovement(of: assets)
    return estimate
  }

  /// Refuses returns that are not finite and assets that do not move.
  static func check(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    precondition(assets.count == returns.columns, "One name per column")
    for (asset, index) in zip(assets, 0..<returns.columns) {
      let column = returns.column(index)
      if let place = column.firstIndex(where: { !$0.isFinite }) {
        throw .returnNotFinite(asset: asset, row: place - column.startIndex, value: column[place])
      }
      guard SeriesMoments.varies(column) else {
        throw .constantSeries(asset: asset, observations: returns.rows)
      }
    }
  }

  /// The fewest returns from which a volatility is estimated: its standard error is then 16 % for normal returns.
  public static let fewestObservations = 20

  /// The fewest returns that this method needs for a number of assets.
  ///
  /// Without shrinkage, a covariance of no more returns than assets is singular.
  func fewestObservations(assets: Int) -> Int {
    switch self {
    case .sample, .exponentiallyWeighted: max(Self.fewestObservations, assets + 2)
    case .ledoitWolfConstantCorrelation, .ledoitWolfIdentity, .ledoitWolfNonlinear, .factors: Self.fewestObservations
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
