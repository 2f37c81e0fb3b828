internal import Numerics

extension Interval {
  /// The interval of Clopper and Pearson (1934, "The use of confidence or fiducial limits illustrated in the case of the
  /// binomial", Biometrika 26) for a probability, from independent trials.
  ///
  /// It covers the truth with at least the promised probability, also where nothing, or everything, succeeded.
  /// - Parameters:
  ///   - successes: The number of successes.
  ///   - trials: The number of trials, at least 1.
  ///   - coverage: The coverage of the interval.
  /// - Precondition: `0 <= successes <= trials`.
  public init(ofSuccesses successes: Int, in trials: Int, coverage: Confidence = .interval) {
    precondition(trials >= 1 && successes >= 0 && successes <= trials, "Not a number of successes")
    let side = (1 - coverage.level) / 2
    func atMost(_ count: Int, _ probability: Double) -> Double {
      Binomial(trials: trials, probability: probability).cumulative(count)
    }
    // P(X >= successes) rises with the probability and P(X <= successes) falls.
    let low = successes == 0 ? 0 : Self.crossing { 1 - atMost(successes - 1, $0) >= side }
    let high = successes == trials ? 1 : Self.crossing { atMost(successes, $0) <= side }
    self.init(low: low, high: high)
  }

  /// The smallest probability from which on something is true.
  private static func crossing(_ isTrue: (Double) -> Bool) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<64 {
      let middle = 0.5 * (low + high)
      if isTrue(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
