extension LossSample {
  /// The mean of the losses.
  ///
  /// With weights it is the sum of weight * loss over n. Weights that make a tail sharp make this mean blunt: its error
  /// is that of the weights in the middle of the distribution.
  /// - Parameter intervalLevel: The probability with which the interval covers the true mean.
  /// - Returns: The mean, with the skewness-corrected interval of a mean.
  /// - Complexity: O(n).
  public func mean(intervalLevel: Confidence = .interval) -> Estimate {
    let n = Double(count)
    let (mean, spread): (Double, SkewnessCorrectedInterval)
    if let controls, let weights {
      mean = zip(weights, losses).reduce(0) { $0 + $1.0 * $1.1 } / n
      var residuals = losses
      controls.residualise(&residuals)
      spread = SkewnessCorrectedInterval(contributions: residuals, count: count, grouping: grouping)
    } else if let weights {
      let center = zip(weights, losses).reduce(0) { $0 + $1.0 * $1.1 } / n
      mean = center
      spread = SkewnessCorrectedInterval(
        contributions: zip(weights, losses).lazy.map { $0 * $1 - center }, count: count, grouping: grouping)
    } else {
      let center = losses.reduce(0, +) / n
      mean = center
      // About the mean itself, so that the sums of the powers keep their digits where it is far from 0.
      spread = SkewnessCorrectedInterval(
        contributions: losses.lazy.map { $0 - center }, count: count, grouping: grouping)
    }
    return Estimate(
      value: mean, standardError: spread.standardError,
      interval: spread.around(mean, coverage: intervalLevel.level))
  }
}
