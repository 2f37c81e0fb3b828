public import RiskMeasures

/// The probability that a basket's loss reaches a level at any time up to a mark.
public struct TouchProbability: Equatable, Sendable {
  /// The loss, a fraction of the value today.
  public let level: Double
  /// The probability with the time between the steps allowed for, where ``seesBetweenSteps`` says so.
  public let probability: Estimate
  /// Whether the time between the steps is allowed for.
  ///
  /// Jumps, volatility that clusters, days drawn again, regimes and claims have no law between two steps, so that the level
  /// is watched at their ends alone; ``probability`` is then ``monitored``, and a path that falls and recovers within a
  /// step is not seen.
  public let seesBetweenSteps: Bool
  /// The probability that the loss is beyond the level at the end of a step: what a watch sees that looks once a step.
  public let monitored: Estimate
  /// How many paths the probability rests on: the square of the sum of their shares over the sum of the squares.
  public let effectivePaths: Double
  /// What a reader must know before using the figures; empty where the intervals keep their promise.
  public let cautions: [String]

  /// The paths below which an interval would promise too much, and has no ends.
  public static let leastEffectivePaths = 20.0
  /// The independent batches below which it would.
  static let leastBatches = 8

  init(level: Double, index: Int, of drawn: PathLosses, seesBetweenSteps: Bool) throws(RiskMeasureError) {
    self.level = level
    self.seesBetweenSteps = seesBetweenSteps
    let between = Figure(drawn.touches[index], of: drawn)
    let atEnds = Figure(drawn.monitoredTouches[index], of: drawn)
    effectivePaths = between.effectivePaths
    probability = try between.estimate()
    if let exact = atEnds.binomialEstimate() { monitored = exact } else { monitored = try atEnds.estimate() }
    var cautions: [String] = []
    if drawn.grouping.groupCount(of: drawn.touches[index].count) < Self.leastBatches {
      cautions.append(
        "fewer than \(Self.leastBatches) independent batches of paths leave the probability of a loss of \(level) without"
          + " an interval: use more paths")
    } else if effectivePaths < Self.leastEffectivePaths {
      cautions.append(
        "the probability of a loss of \(level) rests on \((effectivePaths * 10).rounded() / 10) paths and has no"
          + " interval: use more paths, or importance sampling")
    }
    self.cautions = cautions
  }
}

/// What the paths say of one event: the probability of each path, and how the paths count.
private struct Figure {
  private let values: [Double]
  private let drawn: PathLosses
  /// The square of the sum of the paths' shares over the sum of the squares.
  let effectivePaths: Double

  init(_ values: [Double], of drawn: PathLosses) {
    self.values = values
    self.drawn = drawn
    var (sum, squares) = (0.0, 0.0)
    for (path, value) in values.enumerated() {
      let share = value * (drawn.weights?[path] ?? 1)
      sum += share
      squares += share * share
    }
    effectivePaths = squares > 0 ? sum * sum / squares : 0
  }

  /// The share of independent paths that are there, with its exact interval; nil where the paths are not of that kind.
  func binomialEstimate() -> Estimate? {
    guard drawn.weights == nil, drawn.grouping == .independent else { return nil }
    let count = values.count { $0 > 0 }
    let share = Double(count) / Double(values.count)
    return Estimate(
      value: share, standardError: (share * (1 - share) / Double(values.count)).squareRoot(),
      interval: Interval(ofSuccesses: count, in: values.count))
  }

  /// A mean that is held, with its interval, to where probabilities are; controls, which may take it anywhere, are left
  /// out.
  ///
  /// Weights know their event better than its opposite, or the other way round: with them what is likelier than not is 1
  /// less the mean of the opposite.
  func estimate() throws(RiskMeasureError) -> Estimate {
    let direct = try mean()
    guard drawn.weights != nil, direct.value > 0.5 else { return direct }
    let opposite = try Figure(values.map { 1 - $0 }, of: drawn).mean()
    return Estimate(
      value: 1 - opposite.value, standardError: opposite.standardError,
      interval: Interval(low: opposite.interval.high.map { 1 - $0 }, high: opposite.interval.low.map { 1 - $0 }))
  }

  private func mean() throws(RiskMeasureError) -> Estimate {
    let mean = try LossSample(values, weights: drawn.weights, grouping: drawn.grouping).mean()
    let isBounded =
      effectivePaths >= TouchProbability.leastEffectivePaths
      && drawn.grouping.groupCount(of: values.count) >= TouchProbability.leastBatches && mean.standardError > 0
    return Estimate(
      value: min(1, max(0, mean.value)), standardError: mean.standardError,
      interval: isBounded ? mean.interval.map { min(1, max(0, $0)) } : Interval(low: nil, high: nil))
  }
}
