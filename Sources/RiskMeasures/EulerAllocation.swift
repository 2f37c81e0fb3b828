internal import Numerics

/// The split of a total's VaR and expected shortfall among the components that add up to it.
///
/// By Euler's rule (Tasche 1999, "Risk contributions and performance measurement") a component's share is its expected
/// loss given that the total loss equals the VaR, or lies beyond it. Only the observations near and beyond the VaR
/// matter, so the caller supplies the components' losses for those alone: see ``observations``.
///
/// The conditional expectation at the VaR is estimated by the mean over the observations whose ranks lie within
/// min(sqrt(n), tail / 2) of the VaR's rank, scaled so that the components add up to the VaR. The expected shortfall's
/// components carry the very weights of the total's estimator and add up to it by themselves.
public struct EulerAllocation: Sendable {
  /// The observations, by their index in the sample, whose component losses are needed; in ascending order of index.
  public let observations: [Int]

  private let confidence: Confidence
  private let count: Int
  private let valueAtRisk: Double
  /// Positions in `observations`, in ascending order of total loss, ties in order of index.
  private let ranking: [Int]
  private let windowCount: Int
  /// The position in `ranking` of the VaR's observation.
  private let boundary: Int

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
    let rank = confidence.rank(of: sample.count)
    let halfWindow = sample.halfWindow(tailCount: tail.tailCount)
    let lowest = max(0, rank - 1 - halfWindow)
    let threshold = sample.sorted[lowest]
    let chosen = losses.indices.filter { losses[$0] >= threshold }
    // Ties with the lowest observation of the window may bring in more of them than the window has room for.
    let surplus = chosen.count - (sample.count - lowest)
    let ranked = chosen.indices.sorted { (losses[chosen[$0]], chosen[$0]) < (losses[chosen[$1]], chosen[$1]) }
    self.confidence = confidence
    count = sample.count
    valueAtRisk = tail.valueAtRisk
    observations = chosen
    ranking = Array(ranked.dropFirst(surplus))
    boundary = rank - 1 - lowest
    windowCount = 2 * halfWindow + 1
  }

  /// The contributions of one component.
  ///
  /// - Parameters:
  ///   - componentLosses: The component's loss in each of ``observations``.
  ///   - windowMean: The mean of the total over the window, from ``windowMean(ofTotals:)``.
  ///   - intervalLevel: The coverage of the intervals.
  /// - Returns: The component's share of the VaR and of the expected shortfall.
  /// - Precondition: one loss per observation.
  /// - Complexity: O(tail).
  func contribution(
    of componentLosses: [Double], windowMean: Double, intervalLevel: Confidence
  ) -> Contribution {
    precondition(componentLosses.count == observations.count, "One loss per observation")
    let z = StandardNormal.quantile(0.5 + intervalLevel.level / 2)
    let window = windowRanking.map { componentLosses[$0] }
    let mean = window.reduce(0, +) / Double(window.count)
    let spread = window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let scale = windowMean == 0 ? 0 : valueAtRisk / windowMean
    let valueAtRiskShare = mean * scale
    let valueAtRiskError = abs(scale) * spread.squareRoot() / Double(window.count)

    let n = Double(count)
    let tailShare = 1 - confidence.level
    let boundaryLoss = componentLosses[ranking[boundary]]
    let boundaryWeight = Double(confidence.rank(of: count)) / n - confidence.level
    var (sum, excess, squares) = (0.0, 0.0, 0.0)
    for position in ranking[(boundary + 1)...] {
      let loss = componentLosses[position]
      sum += loss
      excess += loss - mean
      squares += (loss - mean) * (loss - mean)
    }
    let shortfallShare = (sum / n + boundaryLoss * boundaryWeight) / tailShare
    let variance = max(0, squares / n - (excess / n) * (excess / n))
    let shortfallError = (variance / n).squareRoot() / tailShare
    func interval(_ value: Double, _ error: Double) -> Interval {
      Interval(low: value - z * error, high: value + z * error)
    }
    return Contribution(
      valueAtRisk: valueAtRiskShare, valueAtRiskInterval: interval(valueAtRiskShare, valueAtRiskError),
      expectedShortfall: shortfallShare, expectedShortfallInterval: interval(shortfallShare, shortfallError))
  }

  /// The contributions of all components.
  ///
  /// - Parameters:
  ///   - componentLosses: For each component its loss in each of ``observations``; together they are the totals.
  ///   - intervalLevel: The coverage of the intervals, which are those of a mean and therefore approximate.
  /// - Returns: The contributions in the order of the components.
  /// - Precondition: there is one loss per observation for every component.
  /// - Complexity: O(components * tail).
  public func contributions(
    of componentLosses: [[Double]], intervalLevel: Confidence = .interval
  ) -> [Contribution] {
    let window = windowRanking
    let total = componentLosses.reduce(0.0) { sum, losses in window.reduce(sum) { $0 + losses[$1] } }
    let windowMean = total / Double(window.count)
    return componentLosses.map { contribution(of: $0, windowMean: windowMean, intervalLevel: intervalLevel) }
  }

  private var windowRanking: ArraySlice<Int> { ranking.prefix(windowCount) }
}

extension LossSample {
  /// How many ranks on each side of the VaR's count as near it.
  func halfWindow(tailCount: Int) -> Int { min(Int(Double(count).squareRoot()), tailCount / 2) }
}
