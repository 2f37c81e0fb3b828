internal import CBoost

/// Fisher's F distribution: the ratio of two independent chi-squares, each divided by its degrees of freedom.
public struct FisherF: Equatable, Sendable {
  /// The degrees of freedom of the numerator.
  public let numerator: Double
  /// The degrees of freedom of the denominator.
  public let denominator: Double

  /// The distribution with two numbers of degrees of freedom.
  ///
  /// - Precondition: both are positive and finite.
  public init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && denominator > 0 && numerator.isFinite && denominator.isFinite,
      "Degrees of freedom are positive and finite")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// P(X <= `x`); 0 for negative values.
  public func cumulative(_ x: Double) -> Double { x > 0 ? ballast_fisher_f_cdf(numerator, denominator, x) : 0 }

  /// P(X > `x`), without the cancellation of `1 - cumulative(x)`; 1 for negative values.
  public func upperTail(_ x: Double) -> Double { x > 0 ? ballast_fisher_f_upper_tail(numerator, denominator, x) : 1 }

  /// The value that is not exceeded with a probability.
  ///
  /// - Precondition: `0 < probability < 1`.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability strictly between 0 and 1")
    return ballast_fisher_f_quantile(numerator, denominator, probability)
  }
}
