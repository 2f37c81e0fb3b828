internal import CBoost

/// The number of successes in independent trials.
public struct Binomial: Equatable, Sendable {
  /// The number of trials.
  public let trials: Int
  /// The probability of success of each.
  public let probability: Double

  /// The distribution of the number of successes.
  ///
  /// - Precondition: `trials >= 0` and `0 <= probability <= 1`.
  public init(trials: Int, probability: Double) {
    precondition(trials >= 0 && probability >= 0 && probability <= 1, "Not a binomial distribution")
    self.trials = trials
    self.probability = probability
  }

  /// P(X <= `successes`).
  public func cumulative(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return ballast_binomial_cdf(Double(trials), probability, Double(successes))
  }

  /// The smallest number k with P(X <= k) at least `level`.
  ///
  /// - Precondition: `0 < level < 1`.
  /// - Complexity: O(log `trials`) evaluations of the distribution function.
  public func quantile(_ level: Double) -> Int {
    precondition(level > 0 && level < 1, "A probability strictly between 0 and 1")
    var low = 0
    var high = trials
    while low < high {
      let middle = low + (high - low) / 2
      if cumulative(middle) >= level { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
