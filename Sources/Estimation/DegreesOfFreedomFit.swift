public import Numerics

/// The degrees of freedom of a multivariate t, by maximum likelihood.
public struct DegreesOfFreedomFit: Equatable, Sendable {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double
  /// The standard error of ν, from the curvature of the profile likelihood; nil where that is flat, as for normal data.
  public let standardError: Double?
  /// The largest log-likelihood, at the fitted location, scatter and ν.
  public let logLikelihood: Double

  /// Whether the returns cannot be told from normal ones.
  public var isIndistinguishableFromNormal: Bool { degreesOfFreedom >= Self.normalThreshold }

  /// The degrees of freedom from which a t is called normal.
  public static let normalThreshold = 200.0
  /// The degrees of freedom that a model must exceed, for its returns to have a usable variance.
  public static let smallest = 2.01

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
    precondition(assets.count == returns.columns, "One name per column")
    let needed = max(CovarianceMethod.fewestObservations, returns.columns + 2)
    guard returns.rows >= needed else {
      throw .tooFewForDegreesOfFreedom(count: returns.rows, assets: assets, needed: needed)
    }
    for (asset, index) in zip(assets, 0..<returns.columns) where !SeriesMoments.varies(returns.column(index)) {
      throw .constantSeries(asset: asset, observations: returns.rows)
    }
    try Self.requireDistinct(returns, assets: assets)
    let fitted: MultivariateStudentT
    do throws(MultivariateFitError) {
      fitted = try MultivariateStudentT.fit(returns)
      standardError = try fitted.degreesOfFreedomStandardError(returns)
      do { logLikelihood = try fitted.logLikelihood(of: returns) } catch { throw .singular(error) }
    } catch {
      let heaviest = Self.heaviestTails(returns, assets: assets)
      throw .degreesOfFreedomNotFound(
        reason: error.description, asset: heaviest.asset, excessKurtosis: heaviest.excessKurtosis)
    }
    degreesOfFreedom = fitted.degreesOfFreedom
    guard degreesOfFreedom > Self.smallest else {
      let heaviest = Self.heaviestTails(returns, assets: assets)
      throw .degreesOfFreedomTooLow(
        value: degreesOfFreedom, bound: Self.smallest, asset: heaviest.asset, excessKurtosis: heaviest.excessKurtosis)
    }
  }

  /// Refuses two columns that are multiples of each other but for rounding.
  private static func requireDistinct(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    let correlation = CovarianceEstimate.sample(returns).correlation
    for second in assets.indices {
      for first in 0..<second where abs(correlation[first, second]) > 1 - 1e-10 {
        throw .dependentAssets(
          first: assets[first], second: assets[second], correlation: correlation[first, second])
      }
    }
  }

  private static func heaviestTails(
    _ returns: Matrix, assets: [String]
  ) -> (asset: String, excessKurtosis: Double) {
    var heaviest = (asset: "", excessKurtosis: -Double.infinity)
    for (asset, index) in zip(assets, 0..<returns.columns) {
      let kurtosis = SeriesMoments(returns.column(index)).excessKurtosis
      if kurtosis > heaviest.excessKurtosis { heaviest = (asset, kurtosis) }
    }
    return heaviest
  }
}
