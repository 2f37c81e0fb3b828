extension MertonLaw {
  /// The first four moments of a log return.
  public struct Moments: Equatable, Sendable {
    /// The mean.
    public let mean: Double
    /// The standard deviation.
    public let standardDeviation: Double
    /// The third standardised moment.
    public let skewness: Double
    /// The fourth standardised moment less 3.
    public let excessKurtosis: Double
  }

  /// The moments of the log return over a time, in closed form.
  ///
  /// Cumulants add up: those of a compound Poisson sum are λt times the raw moments of a jump, which for a normal jump are
  /// μ, μ² + δ², μ³ + 3μδ² and μ⁴ + 6μ²δ² + 3δ⁴.
  /// - Parameter time: The length of the step, in the unit of the parameters.
  /// - Returns: The mean, standard deviation, skewness and excess kurtosis.
  /// - Precondition: the time is positive.
  public func moments(over time: Double) -> Moments {
    precondition(time > 0, "A step has a length")
    var (first, second, third, fourth) = (drift, volatility * volatility, 0.0, 0.0)
    for kind in jumps {
      let (mean, variance) = (kind.mean, kind.volatility * kind.volatility)
      let square = mean * mean
      first += kind.rate * mean
      second += kind.rate * (square + variance)
      third += kind.rate * mean * (square + 3 * variance)
      fourth += kind.rate * (square * square + 6 * square * variance + 3 * variance * variance)
    }
    return Moments(
      mean: first * time, standardDeviation: (second * time).squareRoot(),
      skewness: third / (second * (second * time).squareRoot()), excessKurtosis: fourth / (second * second * time))
  }
}
