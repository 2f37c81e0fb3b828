extension LossSample {
  /// The mean of the losses.
  ///
  /// With weights it is the sum of weight * loss over n. Weights that make a tail sharp make this mean blunt, and its
  /// sample does not show how blunt: where they count as fewer equal weights than 100 and than half of the losses, the
  /// interval has no ends.
  /// - Parameter intervalLevel: The probability with which the interval covers the true mean.
  /// - Returns: The mean, with the skewness-corrected interval of a mean.
  /// - Complexity: O(n).
  public func mean(intervalLevel: Confidence = .interval) -> Estimate {
    let center = weightedMean
    let spread = spreadOfMean(about: center)
    let interval = spread.around(center, coverage: intervalLevel.level)
    return Estimate(
      value: center, standardError: spread.standardError,
      interval: hasUnevenWeights ? Interval(low: nil, high: nil) : interval)
  }

  private var weightedMean: Double {
    let sum =
      weights.map { zip($0, losses).reduce(0) { $0 + $1.0 * $1.1 } } ?? losses.reduce(0, +)
    return sum / Double(count)
  }

  /// The spread of what the losses add to the mean, taken about it so that the sums of the powers keep their digits.
  private func spreadOfMean(about center: Double) -> SkewnessCorrectedInterval {
    if let controls {
      var residuals = losses
      controls.residualise(&residuals)
      return SkewnessCorrectedInterval(contributions: residuals, count: count, grouping: grouping)
    }
    if let weights {
      return SkewnessCorrectedInterval(
        contributions: zip(weights, losses).lazy.map { $0 * $1 - center }, count: count, grouping: grouping)
    }
    return SkewnessCorrectedInterval(
      contributions: losses.lazy.map { $0 - center }, count: count, grouping: grouping)
  }

  /// Whether the likelihood ratios count as too few equal ones for the sample to show the error of the mean: with 90 the
  /// interval covered the truth in 90 % of repeats, with 250 in 92.5 %, with fewer than 10 in 7 to 60 %.
  private var hasUnevenWeights: Bool {
    guard let likelihoods else { return false }
    let sum = likelihoods.reduce(0, +)
    return sum * sum < min(100, Double(count) / 2) * likelihoods.reduce(0) { $0 + $1 * $1 }
  }
}
