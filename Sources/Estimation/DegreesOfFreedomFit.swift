internal import Numerics

/// The degrees of freedom of a multivariate t, by maximum likelihood.
///
/// ``init(_:assets:)`` leaves location and scatter free, ``init(givenSampleCovariance:assets:)`` holds them.
public struct DegreesOfFreedomFit: Equatable, Sendable {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double
  /// The standard error of ν, from the curvature of the likelihood; nil where that is flat, as for normal returns.
  public let standardError: Double?
  /// The largest log-likelihood, at ν and what was fitted with it.
  public let logLikelihood: Double

  /// Whether the returns cannot be told from normal ones.
  public var isIndistinguishableFromNormal: Bool { degreesOfFreedom >= Self.normalThreshold }

  /// The degrees of freedom from which a t is called normal.
  public static let normalThreshold = 200.0
  /// The degrees of freedom that a model must exceed, for its returns to have a usable variance.
  public static let smallest = 2.01

  /// Checks that the degrees of freedom give a model's returns a usable variance.
  init(
    degreesOfFreedom: Double, standardError: Double?, logLikelihood: Double, returns: Matrix, assets: [String]
  ) throws(EstimationError) {
    guard degreesOfFreedom > Self.smallest else {
      let heaviest = Self.heaviestTails(returns, assets: assets)
      throw .degreesOfFreedomTooLow(
        value: degreesOfFreedom, bound: Self.smallest, asset: heaviest.asset, excessKurtosis: heaviest.excessKurtosis)
    }
    self.degreesOfFreedom = degreesOfFreedom
    // Near the end of the search the curvature is rounding.
    self.standardError = degreesOfFreedom < Self.normalThreshold ? standardError : nil
    self.logLikelihood = logLikelihood
  }

  /// Refuses returns from which no degrees of freedom can be had.
  static func check(_ returns: Matrix, assets: [String]) throws(EstimationError) {
    precondition(assets.count == returns.columns, "One name per column")
    let needed = max(CovarianceMethod.fewestObservations, returns.columns + 2)
    guard returns.rows >= needed else {
      throw .tooFewForDegreesOfFreedom(count: returns.rows, assets: assets, needed: needed)
    }
    for (asset, index) in zip(assets, 0..<returns.columns) where !SeriesMoments.varies(returns.column(index)) {
      throw .constantSeries(asset: asset, observations: returns.rows)
    }
  }

  static func heaviestTails(
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
