internal import Numerics

/// What a fit found on the way to its model.
struct FitEvidence {
  let moments: [SeriesMoments]
  /// Per year.
  let volatility: [Double]
  /// The intervals of the price table, with and without returns.
  let intervals: Int
  let common: Matrix
  let estimate: CovarianceEstimate
  let correlation: UsableCorrelation
  let tails: DegreesOfFreedomFit?
}
