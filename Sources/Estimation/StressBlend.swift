internal import Numerics

/// A correlation that is moved towards that of the worst days.
public struct StressBlend: Equatable, Sendable {
  /// The weight of the worst days' correlation, from 0 to 1.
  public let weight: Double
  /// The share of days that are the worst.
  public let share: Double

  /// A blend.
  ///
  /// - Parameters:
  ///   - weight: The weight of the worst days' correlation.
  ///   - share: The share of days that are the worst.
  /// - Throws: ``EstimationError/stressWeightOutOfBounds(_:)``; a share is checked when it is used.
  public init(weight: Double, share: Double = StressCorrelation.defaultShare) throws(EstimationError) {
    guard weight >= 0, weight <= 1 else { throw .stressWeightOutOfBounds(weight) }
    self.weight = weight
    self.share = share
  }

  /// An estimate with its correlation blended.
  ///
  /// What worst days would show by themselves is judged by a t of the returns' own degrees of freedom, because a normal
  /// law takes heavy tails for rising correlation.
  func applied(to estimate: CovarianceEstimate, of returns: Matrix, assets: [String]) throws -> CovarianceEstimate {
    let tails = try? DegreesOfFreedomFit(givenSampleCovariance: returns, assets: assets)
    let usable = tails.flatMap { $0.isIndistinguishableFromNormal ? nil : $0.degreesOfFreedom }
    return try estimate.stressed(
      by: StressCorrelation(of: returns, assets: assets, worst: share, degreesOfFreedom: usable), weight: weight)
  }
}
