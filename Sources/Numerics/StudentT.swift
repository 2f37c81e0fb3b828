internal import CBoost

/// Student's t distribution, centred at 0 and not rescaled.
///
/// Its variance is ν/(ν-2) for ν > 2 degrees of freedom and infinite below.
public struct StudentT: Equatable, Sendable {
  /// The degrees of freedom ν.
  public let degreesOfFreedom: Double

  /// The distribution with a number of degrees of freedom.
  ///
  /// - Precondition: the number is positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "Degrees of freedom are positive and finite")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The density at `x`.
  public func density(_ x: Double) -> Double { ballast_student_t_density(degreesOfFreedom, x) }

  /// P(T <= `x`).
  public func cumulative(_ x: Double) -> Double { ballast_student_t_cdf(degreesOfFreedom, x) }

  /// The value that is not exceeded with a probability.
  ///
  /// - Precondition: `0 < probability < 1`.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability strictly between 0 and 1")
    return ballast_student_t_quantile(degreesOfFreedom, probability)
  }

  /// The value that is not exceeded with the probability with which a standard normal does not exceed `z`.
  ///
  /// Precise in both tails: no probability near 1 is formed.
  /// - Precondition: `z` is finite, and between -37 and 37.
  public func quantile(atNormal z: Double) -> Double {
    z <= 0 ? quantile(StandardNormal.cumulative(z)) : -quantile(StandardNormal.upperTail(z))
  }

  /// The logarithm of the density at `x`.
  public func logDensity(_ x: Double) -> Double {
    let ν = degreesOfFreedom
    return logDensityAtZero - 0.5 * (ν + 1) * (x * x / ν).logarithmOfOnePlus
  }

  /// The logarithm of the density at its peak.
  private var logDensityAtZero: Double {
    let ν = degreesOfFreedom
    return (0.5 * (ν + 1)).logGamma - (0.5 * ν).logGamma - 0.5 * (ν * .pi).logarithm
  }
}
