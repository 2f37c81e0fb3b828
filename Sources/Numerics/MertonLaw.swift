/// The jump diffusion of one asset: the log return of a normal diffusion plus compound Poisson jumps of normal size.
///
/// Over a time t the log return is normal with mean `drift` t and variance `volatility`² t, plus, for each kind of jump, a
/// Poisson number of jumps with expectation `rate` t, each normal (Merton 1976). The unit of time is the caller's; a year
/// throughout the project.
public struct MertonLaw: Equatable, Sendable {
  /// The mean of the diffusion's log return per unit of time; jumps come on top and are not compensated.
  public let drift: Double
  /// The standard deviation of the diffusion's log return over a unit of time.
  public let volatility: Double
  /// The kinds of jump, independent of each other.
  public let jumps: [Jumps]

  /// One kind of jump.
  public struct Jumps: Equatable, Sendable {
    /// The expected number per unit of time.
    public let rate: Double
    /// The mean of a jump of the log price.
    public let mean: Double
    /// The standard deviation of a jump of the log price.
    public let volatility: Double

    /// Jumps of a rate and a normal size.
    ///
    /// - Parameters:
    ///   - rate: The expected number per unit of time.
    ///   - mean: The mean of a jump of the log price.
    ///   - volatility: The standard deviation of a jump of the log price.
    /// - Precondition: all are finite, and neither the rate nor the volatility is negative.
    public init(rate: Double, mean: Double, volatility: Double) {
      precondition(rate >= 0 && volatility >= 0, "A rate and a volatility are not negative")
      precondition([rate, mean, volatility].allSatisfy(\.isFinite), "The parameters of jumps are finite")
      self.rate = rate
      self.mean = mean
      self.volatility = volatility
    }
  }

  /// The jump diffusion with these parameters.
  ///
  /// - Parameters:
  ///   - drift: The mean of the diffusion's log return per unit of time.
  ///   - volatility: The standard deviation of the diffusion's log return over a unit of time.
  ///   - jumps: The kinds of jump; none for a plain diffusion.
  /// - Precondition: both numbers are finite, and the volatility is positive.
  public init(drift: Double = 0, volatility: Double, jumps: [Jumps]) {
    precondition(volatility > 0 && volatility.isFinite && drift.isFinite, "A diffusion has a positive volatility")
    self.drift = drift
    self.volatility = volatility
    self.jumps = jumps
  }

  /// What the jumps add to the growth of the expected price per unit of time: Σ λ (exp(μ + δ²/2) - 1).
  ///
  /// A price is a martingale where `drift` is minus this and minus half the squared volatility.
  public var jumpCompensator: Double {
    jumps.reduce(0) { $0 + $1.rate * ($1.mean + $1.volatility * $1.volatility / 2).exponentialMinusOne }
  }
}
