internal import Numerics

/// The split of a total's VaR and expected shortfall among the components that add up to it.
///
/// By Euler's rule (Tasche 1999, "Risk contributions and performance measurement") a component's share is its expected
/// loss given that the total loss equals the VaR, or lies beyond it. Only the observations near and beyond the VaR
/// matter, so the caller supplies the components' losses for those alone: see ``observations``.
///
/// The conditional expectation at the VaR is read off the least-squares line of the component's losses against the totals
/// through the observations whose ranks lie within min(sqrt(n), tail / 2) of the VaR's rank, which makes the components
/// add up to the VaR. The expected shortfall's components carry the very weights of the total's estimator and add up to it
/// by themselves.
public struct EulerAllocation: Sendable {
  /// The observations, by their index in the sample, whose component losses are needed; in ascending order of index.
  public let observations: [Int]

  private let confidence: Confidence
  private let count: Int
  /// Positions in `observations`, in ascending order of total loss, ties in order of index.
  private let ranking: [Int]
  /// The position in `ranking` of the VaR's observation.
  private let boundary: Int
  private let windowCount: Int
  private let window: WindowRegression

  /// The allocation of the measures of a sample.
  ///
  /// - Parameters:
  ///   - losses: The total losses, in the order in which their observations are numbered.
  ///   - sample: The same losses, sorted.
  ///   - confidence: The confidence of the measures.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)``.
  /// - Precondition: `losses.count == sample.count`.
  /// - Complexity: O(n) and O(tail log tail).
  public init(losses: [Double], sample: LossSample, confidence: Confidence) throws(RiskMeasureError) {
    precondition(losses.count == sample.count, "The sample holds other losses")
    let tail = try TailMoments(of: sample, at: confidence)
    let place = sample.count - tail.tailCount - 1
    let halfWindow = sample.halfWindow(tailCount: tail.tailCount)
    let lowest = max(0, place - halfWindow)
    let threshold = sample.sorted[lowest]
    let chosen = losses.indices.filter { losses[$0] >= threshold }
    // Ties with the lowest observation of the window may bring in more of them than the window has room for.
    let surplus = chosen.count - (sample.count - lowest)
    let ranked = chosen.indices.sorted { (losses[chosen[$0]], chosen[$0]) < (losses[chosen[$1]], chosen[$1]) }
    self.confidence = confidence
    count = sample.count
    observations = chosen
    ranking = Array(ranked.dropFirst(surplus))
    boundary = place - lowest
    windowCount = boundary + halfWindow + 1
    let reciprocalDensity = sample.reciprocalDensity(at: tail)
    window = WindowRegression(
      totals: ranking.prefix(windowCount).map { losses[chosen[$0]] }, valueAtRisk: tail.valueAtRisk,
      valueAtRiskVariance: confidence.level * (1 - confidence.level) / Double(sample.count) * reciprocalDensity
        * reciprocalDensity)
  }

  /// The contributions of all components.
  ///
  /// - Parameters:
  ///   - componentLosses: For each component its loss in each of ``observations``; together they are the totals.
  ///   - intervalLevel: The coverage of the intervals, which are those of a mean and therefore approximate.
  /// - Returns: The contributions in the order of the components; fewer than three observations near the VaR leave the
  ///   shares of the VaR without intervals.
  /// - Precondition: there is one loss per observation for every component.
  /// - Complexity: O(components * tail).
  public func contributions(
    of componentLosses: [[Double]], intervalLevel: Confidence = .interval
  ) -> [Contribution] {
    componentLosses.map { contribution(of: $0, intervalLevel: intervalLevel) }
  }

  private func contribution(of losses: [Double], intervalLevel: Confidence) -> Contribution {
    precondition(losses.count == observations.count, "One loss per observation")
    let z = StandardNormal.quantile(0.5 + intervalLevel.level / 2)
    func interval(_ share: (value: Double, standardError: Double?)) -> Interval {
      Interval(
        low: share.standardError.map { share.value - z * $0 }, high: share.standardError.map { share.value + z * $0 })
    }
    let valueAtRisk = window.value(of: ranking.prefix(windowCount).map { losses[$0] })
    let shortfall = shortfallShare(of: losses, atBoundary: valueAtRisk.value)
    return Contribution(
      valueAtRisk: valueAtRisk.value, valueAtRiskInterval: interval(valueAtRisk),
      expectedShortfall: shortfall.value, expectedShortfallInterval: interval(shortfall))
  }

  /// A component's share of the expected shortfall; to first order it is the mean over the whole sample of the loss beyond
  /// the VaR less its expectation at the VaR, which gives the standard error.
  private func shortfallShare(
    of losses: [Double], atBoundary expected: Double
  ) -> (value: Double, standardError: Double?) {
    let n = Double(count)
    let tailShare = 1 - confidence.level
    let boundaryWeight = Double(confidence.rank(of: count)) / n - confidence.level
    var (sum, excess, squares) = (0.0, 0.0, 0.0)
    for position in ranking[(boundary + 1)...] {
      let loss = losses[position]
      sum += loss
      excess += loss - expected
      squares += (loss - expected) * (loss - expected)
    }
    let variance = max(0, squares / n - (excess / n) * (excess / n))
    return (
      (sum / n + losses[ranking[boundary]] * boundaryWeight) / tailShare, (variance / n).squareRoot() / tailShare
    )
  }
}
