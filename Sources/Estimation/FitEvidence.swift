internal import Numerics

/// What a fit found on the way to its model.
struct FitEvidence {
  let moments: [SeriesMoments]
  /// Per year.
  let volatility: [Double]
  /// The number of returns that each asset has over its own span.
  let ownReturns: [Int]
  let common: Matrix
  let estimate: CovarianceEstimate
  let correlation: UsableCorrelation
  let tails: DegreesOfFreedomFit?
  /// The degrees of freedom with location and scatter free, where that fit succeeds.
  let jointTails: DegreesOfFreedomFit?
  /// The law beyond normal and Student-t returns; nil for those.
  let law: FittedLaw?
  let repairs: [String]
}
