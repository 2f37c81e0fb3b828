internal import CBoost

/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// The density at `x`.
  public static func density(_ x: Double) -> Double { (-0.5 * x * x).exponential / (2 * Double.pi).squareRoot() }

  /// P(Z <= `x`).
  public static func cumulative(_ x: Double) -> Double { ballast_normal_cdf(x) }

  /// P(Z > `x`), without the cancellation of `1 - cumulative(x)`.
  public static func upperTail(_ x: Double) -> Double { ballast_normal_upper_tail(x) }

  /// The value that is not exceeded with a probability.
  ///
  /// - Precondition: `0 < probability < 1`.
  public static func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability strictly between 0 and 1")
    return ballast_normal_quantile(probability)
  }
}
