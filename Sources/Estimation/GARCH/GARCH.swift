internal import Numerics

/// A GARCH(1,1) or GJR-GARCH(1,1) law of the returns of one asset.
///
/// The return of step t is r_t = μ + ε_t with ε_t = √h_t z_t, and its variance answers to the step before:
/// h_t = ω + (α + γ [ε_{t-1} < 0]) ε²_{t-1} + β h_{t-1}. The innovations z are independent, with mean 0 and variance 1.
/// With γ = 0 it is Bollerslev's (1986) model, otherwise that of Glosten, Jagannathan and Runkle (1993). μ is in the
/// unit of the returns per step and ω in its square; the other parameters have no unit.
public struct GARCH: Equatable, Sendable {
  /// The mean return of a step, μ.
  public let mean: Double
  /// The constant of the variance, ω.
  public let omega: Double
  /// The weight of the last squared surprise, α.
  public let alpha: Double
  /// What a fall adds to the weight of its square, γ; 0 where rises and falls count alike.
  public let gamma: Double
  /// The weight of the last variance, β.
  public let beta: Double
  /// The law of the innovations.
  public let innovations: Innovations

  /// The law of the standardised innovations of a GARCH process.
  public enum Innovations: Equatable, Sendable {
    /// Standard normal.
    case normal
    /// Student's t scaled to variance 1, with more than 2 degrees of freedom.
    case studentT(degreesOfFreedom: Double)
  }

  /// The law with these parameters.
  ///
  /// - Parameters:
  ///   - mean: The mean return of a step.
  ///   - omega: The constant of the variance, in the squared unit of the returns.
  ///   - alpha: The weight of the last squared surprise.
  ///   - gamma: What a fall adds to that weight.
  ///   - beta: The weight of the last variance.
  ///   - innovations: The law of the innovations.
  /// - Precondition: every parameter is finite, `omega` is positive, `alpha`, `alpha + gamma` and `beta` are not
  ///   negative, and degrees of freedom exceed 2: with less, a variance may be negative or infinite.
  public init(
    mean: Double = 0, omega: Double, alpha: Double, gamma: Double = 0, beta: Double, innovations: Innovations
  ) {
    precondition([mean, omega, alpha, gamma, beta].allSatisfy(\.isFinite), "The parameters of a GARCH are finite")
    precondition(omega > 0 && alpha >= 0 && alpha + gamma >= 0 && beta >= 0, "A variance is not negative")
    if case .studentT(let degreesOfFreedom) = innovations {
      precondition(degreesOfFreedom > 2 && degreesOfFreedom.isFinite, "The innovations have a variance")
    }
    self.mean = mean
    self.omega = omega
    self.alpha = alpha
    self.gamma = gamma
    self.beta = beta
    self.innovations = innovations
  }
}
