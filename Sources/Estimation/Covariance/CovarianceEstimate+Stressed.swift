internal import Numerics

extension CovarianceEstimate {
  /// This covariance with its correlation moved towards that of the worst days; the variances stay as they are.
  ///
  /// The correlation is (1 - weight) times this one's plus weight times the stress's. Where the blend has an eigenvalue
  /// under ``NearestCorrelation/defaultFloor``, as a stress correlation of few days has at a weight of 1, the nearest
  /// correlation that has none takes its place, and ``repairs`` says so.
  /// - Parameters:
  ///   - stress: The stress correlation, of the same assets in the same order.
  ///   - weight: What the stress correlation counts, from 0 to 1.
  /// - Returns: The estimate, positive definite, without ``factors`` unless the weight is 0.
  /// - Throws: ``EstimationError/stressWeightOutOfBounds(_:)``; ``NearestCorrelationError`` where no nearest correlation
  ///   was found.
  /// - Precondition: the stress has as many assets as this estimate.
  /// - Complexity: O(assets³), by LAPACK.
  public func stressed(by stress: StressCorrelation, weight: Double) throws -> CovarianceEstimate {
    precondition(stress.assets.count == covariance.rows, "A stress correlation of the same assets")
    guard weight >= 0, weight <= 1 else { throw EstimationError.stressWeightOutOfBounds(weight) }
    let blend = zip(correlation.storage, stress.corrected.storage).map { (1 - weight) * $0 + weight * $1 }
    let usable = try UsableCorrelation(
      Matrix(rows: covariance.rows, columns: covariance.columns, columnMajor: blend), assets: stress.assets)
    var result = CovarianceEstimate(
      covariance: usable.matrix.scaledOnBothSides(by: standardDeviations), shrinkage: shrinkage,
      observations: observations, effectiveObservations: effectiveObservations,
      description: "\(description); correlation blended with weight \(weight) on the \(stress)")
    result.factors = weight == 0 ? factors : nil
    result.repairs = repairs + usable.repairs
    return result
  }
}
