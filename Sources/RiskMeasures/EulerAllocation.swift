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

  private let sample: LossSample
  private let confidence: Confidence
  /// Positions in `observations`, in ascending order of total loss, ties in order of index.
  private let ranking: [Int]
  /// The observations beyond the VaR, by their index in the sample, in ascending order of total loss.
  private let beyond: ArraySlice<Int>
  /// Their weights in the estimate.
  private let weights: [Double]
  /// How likely they are.
  private let likelihoods: [Double]
  /// The position in `ranking` of the VaR's observation.
  private let boundary: Int
  /// The weight of the VaR's observation in the estimate.
  private let boundaryWeight: Double
  private let windowCount: Int
  private let window: WindowRegression

  /// The allocation of the measures of a sample.
  ///
  /// - Parameters:
  ///   - sample: The total losses.
  ///   - confidence: The confidence of the measures.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)`` or
  ///   ``RiskMeasureError/emptyWeightedTail(count:confidence:largestShare:)``.
  /// - Complexity: that of ``LossSample/valueAtRisk(_:)``.
  public init(of sample: LossSample, confidence: Confidence) throws(RiskMeasureError) {
    let place = try sample.tailMoments(at: confidence).boundary
    let tail = place.tail
    let lowest = max(0, place.place - place.halfWindow)
    let ranked = tail.indices[lowest...]
    let byIndex = ranked.map { Double($0) }.extremes(.largest, count: ranked.count)
    var ranking = [Int](repeating: 0, count: ranked.count)
    for (position, rank) in byIndex.enumerated() { ranking[rank] = position }
    self.sample = sample
    self.confidence = confidence
    self.ranking = ranking
    observations = byIndex.map { ranked[lowest + $0] }
    beyond = tail.indices[place.beyond]
    weights = place.beyond.map { tail.weight($0) }
    likelihoods = place.beyond.map { tail.likelihood($0) }
    boundary = place.place - lowest
    boundaryWeight = (Double(sample.count) - place.weightBeyond) / Double(sample.count) - confidence.level
    windowCount = boundary + place.halfWindow + 1
    window = WindowRegression(place, window: lowest..<lowest + windowCount)
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
    let z = sample.grouping.studentisedLaw(count: sample.count).quantile(coverage: intervalLevel.level)
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
    let tailShare = 1 - confidence.level
    let tail = ranking[(boundary + 1)...].map { losses[$0] }
    let sum = zip(weights, tail).reduce(0) { $0 + $1.0 * $1.1 }
    let spread = sample.spread(of: zip(likelihoods, tail).map { $0 * ($1 - expected) }, at: beyond)
    return (
      (sum / Double(sample.count) + losses[ranking[boundary]] * boundaryWeight) / tailShare,
      spread.squaredError.squareRoot() / tailShare
    )
  }
}
