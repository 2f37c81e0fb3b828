public import Numerics

/// The law of one asset's residuals, with generalised Pareto tails on an empirical middle, and what it rests on.
public struct SemiParametricMarginFit: Equatable, Sendable {
  /// The law, with mean 0 and variance 1.
  public let margin: TailedMargin
  /// The mean of the law before it was standardised, in the unit of the residuals.
  public let shift: Double
  /// The standard deviation of the law before it was standardised, in the unit of the residuals.
  public let scale: Double
  /// The fit of the tail of falls, to the residuals with their sign changed.
  public let lower: PeaksOverThresholdFit
  /// The fit of the tail of rises.
  public let upper: PeaksOverThresholdFit
  /// The number of residuals.
  public let observations: Int

  /// The number of parameters that were estimated: two for each tail and the quantiles between the tails.
  public var parameterCount: Int { 4 + margin.body.count }

  /// The largest probability that the law gives to a single value: more than 0 where residuals repeat each other.
  public var largestAtom: Double { margin.body.reduce(0) { max($0, margin.atom($1)) } }
}
