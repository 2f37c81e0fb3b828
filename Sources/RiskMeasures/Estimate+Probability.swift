extension Estimate {
  /// The share of independent trials that succeeded, with the interval of Clopper and Pearson.
  ///
  /// - Parameters:
  ///   - successes: The number of successes.
  ///   - trials: The number of trials, at least 1.
  ///   - coverage: The coverage of the interval.
  /// - Precondition: `0 <= successes <= trials`.
  public init(ofSuccesses successes: Int, in trials: Int, coverage: Confidence = .interval) {
    let interval = Interval(ofSuccesses: successes, in: trials, coverage: coverage)
    let share = Double(successes) / Double(trials)
    self.init(
      value: share, standardError: (share * (1 - share) / Double(trials)).squareRoot(), interval: interval)
  }
}
