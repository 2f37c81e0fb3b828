internal import Numerics

/// The fit of a tail at one of several thresholds.
public struct ThresholdRung: Equatable, Sendable {
  /// The share of the values that was asked for.
  public let share: Double
  /// The fit at its threshold, with ``PeaksOverThresholdFit/meanExcess`` and the goodness of fit.
  public let fit: PeaksOverThresholdFit
  /// The standard error of the mean excess, in the unit of the values.
  public let meanExcessStandardError: Double
  /// The standard error of ``PeaksOverThresholdFit/modifiedScale``; nil where a bound holds the shape.
  public let modifiedScaleStandardError: Double?

  /// The rung of a fit to values in ascending order.
  init(share: Double, fit: PeaksOverThresholdFit, values: [Double]) {
    self.share = share
    self.fit = fit
    let excesses = values.suffix(fit.excesses).map { $0 - fit.tail.threshold }
    meanExcessStandardError = (SeriesMoments(excesses).variance / Double(fit.excesses - 1)).squareRoot()
    modifiedScaleStandardError = fit.standardErrors.flatMap { errors in
      errors.shape.map { shape in
        let u = fit.tail.threshold
        return (errors.scale * errors.scale + u * u * shape * shape - 2 * u * errors.covariance).squareRoot()
      }
    }
  }
}
