public import RiskMeasures

/// The probability that a basket's loss reaches a level at any time up to a mark.
public struct TouchProbability: Equatable, Sendable {
  /// The loss, a fraction of the value today.
  public let level: Double
  /// The probability with the time between the steps allowed for.
  public let probability: Estimate
  /// The probability that the loss is beyond the level at the end of a step: what a watch sees that looks once a step.
  public let monitored: Estimate
  /// How many paths the probability rests on: the square of the sum of their shares over the sum of the squares.
  public let effectivePaths: Double

  /// The paths below which the interval is no promise.
  public static let leastEffectivePaths = 20.0

  init(level: Double, index: Int, of drawn: PathLosses) throws(RiskMeasureError) {
    self.level = level
    probability = try Self.probability(of: drawn.touches[index], in: drawn)
    monitored = try Self.probability(of: drawn.monitoredTouches[index], in: drawn)
    var (sum, squares) = (0.0, 0.0)
    for (path, touch) in drawn.touches[index].enumerated() {
      let share = touch * (drawn.weights?[path] ?? 1)
      sum += share
      squares += share * share
    }
    effectivePaths = squares > 0 ? sum * sum / squares : 0
  }

  /// A mean whose interval ends where probabilities do.
  private static func probability(
    of values: [Double], in drawn: PathLosses
  ) throws(RiskMeasureError) -> Estimate {
    let mean = try drawn.sample(of: values).mean()
    return Estimate(
      value: mean.value, standardError: mean.standardError, interval: mean.interval.map { min(1, max(0, $0)) })
  }
}
