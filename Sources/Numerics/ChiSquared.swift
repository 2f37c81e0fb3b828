internal import CBoost

/// The chi-square distribution: the sum of the squares of ν independent standard normals, ν not necessarily whole.
public struct ChiSquared: Equatable, Sendable {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// The distribution with a number of degrees of freedom.
  ///
  /// - Precondition: the number is positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "Degrees of freedom are positive and finite")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(W <= `x`); 0 for negative values.
  public func cumulative(_ x: Double) -> Double { x > 0 ? ballast_chi_squared_cdf(degreesOfFreedom, x) : 0 }

  /// P(W > `x`), without the cancellation of `1 - cumulative(x)`; 1 for negative values.
  public func upperTail(_ x: Double) -> Double { x > 0 ? ballast_chi_squared_upper_tail(degreesOfFreedom, x) : 1 }

  /// The value that is not exceeded with a probability.
  ///
  /// - Precondition: `0 < probability < 1`.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability strictly between 0 and 1")
    return ballast_chi_squared_quantile(degreesOfFreedom, probability)
  }

  /// The value that is not exceeded with the probability with which a standard normal does not exceed `z`.
  ///
  /// Accurate in both tails: no probability near 1 is formed.
  public func quantile(atNormal z: Double) -> Double {
    z <= 0
      ? ballast_chi_squared_quantile(degreesOfFreedom, StandardNormal.cumulative(z))
      : ballast_chi_squared_upper_quantile(degreesOfFreedom, StandardNormal.upperTail(z))
  }
}
