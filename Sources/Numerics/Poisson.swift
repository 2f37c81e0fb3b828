/// The Poisson distribution.
public struct Poisson: Equatable, Sendable {
  /// The expected number.
  public let mean: Double

  /// The distribution with an expectation.
  ///
  /// - Precondition: the mean is finite and not negative.
  public init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "An expected number is not negative")
    self.mean = mean
  }

  /// The logarithm of the probability of a number; minus infinity where it cannot happen.
  ///
  /// - Precondition: the number is not negative.
  public func logProbability(of number: Int) -> Double {
    precondition(number >= 0, "Numbers of events are not negative")
    guard number > 0 else { return -mean }
    return Double(number) * mean.logarithm - mean - (Double(number) + 1).logGamma
  }

  /// The probabilities of 0, 1, 2 and so on, up to the last number that exceeds a bound.
  ///
  /// - Parameter bound: The probability that is negligible; positive.
  /// - Returns: At least the probabilities up to the mean.
  public func probabilities(leavingOut bound: Double) -> [Double] {
    precondition(bound > 0, "Every number has a probability")
    var probabilities: [Double] = []
    while true {
      let probability = logProbability(of: probabilities.count).exponential
      if Double(probabilities.count) > mean, probability < bound { return probabilities }
      probabilities.append(probability)
    }
  }
}
