internal import Numerics

/// Equally likely losses, sorted, from which every measure is read.
///
/// A loss is positive; a gain is a negative loss. Nothing is floored at zero.
public struct LossSample: Sendable {
  /// The losses, ascending.
  public let sorted: [Double]

  /// The number of losses.
  public var count: Int { sorted.count }

  /// The largest magnitude of a loss: the intervals need sums of cubes that a double can hold.
  public static let largestLoss = 1e100

  /// A sample from losses in any order.
  ///
  /// - Throws: ``RiskMeasureError/noLosses``, ``RiskMeasureError/notFinite(index:value:)`` or
  ///   ``RiskMeasureError/tooLarge(index:value:)``.
  /// - Complexity: O(n log n).
  public init(_ losses: [Double]) throws(RiskMeasureError) {
    guard !losses.isEmpty else { throw .noLosses }
    if let index = losses.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(index: index, value: losses[index])
    }
    if let index = losses.firstIndex(where: { $0.magnitude > Self.largestLoss }) {
      throw .tooLarge(index: index, value: losses[index])
    }
    sorted = losses.sortedAscending()
  }

  /// The value at risk: the smallest loss x in the sample with F(x) >= confidence, an order statistic.
  public func valueAtRisk(_ confidence: Confidence) -> Double { sorted[confidence.rank(of: count) - 1] }

  /// The expected shortfall in the form of Acerbi and Tasche (2002, "On the coherence of expected shortfall", Journal of
  /// Banking & Finance 26, definition 2.6 applied to the empirical distribution).
  ///
  /// The worst losses are averaged with total weight 1 - confidence; the boundary observation, at the VaR's rank, gets
  /// the fraction of a whole that is left over.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)`` where no whole observation lies beyond the VaR.
  /// - Complexity: O(tail).
  public func expectedShortfall(_ confidence: Confidence) throws(RiskMeasureError) -> Double {
    let tail = try TailMoments(of: self, at: confidence)
    return tail.expectedShortfall
  }

  /// Both measures with their intervals.
  ///
  /// - Parameters:
  ///   - confidence: The level of the measures.
  ///   - intervalLevel: The probability with which each interval covers the true figure.
  /// - Returns: The measures; where the sample is too small to keep the intervals' promise, they say so.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)``.
  /// - Complexity: O(tail).
  public func measure(
    _ confidence: Confidence, intervalLevel: Confidence = .interval
  ) throws(RiskMeasureError) -> RiskMeasure {
    let tail = try TailMoments(of: self, at: confidence)
    let varInterval = valueAtRiskInterval(confidence, intervalLevel: intervalLevel)
    return RiskMeasure(
      confidence: confidence, valueAtRisk: tail.valueAtRisk, valueAtRiskInterval: varInterval,
      expectedShortfall: tail.expectedShortfall,
      expectedShortfallInterval: tail.expectedShortfallInterval(level: intervalLevel), tailCount: tail.tailCount,
      cautions: tail.cautions(varInterval: varInterval, intervalLevel: intervalLevel))
  }
}

extension LossSample {
  /// The interval of the value at risk between two order statistics, which needs no assumption on the distribution.
  ///
  /// With N binomial(count, confidence), the true quantile lies between the losses of ranks l and u with probability
  /// P(l <= N < u); l is the largest and u the smallest rank that leaves at most half of 1 - level on its side (David and
  /// Nagaraja 2003, "Order Statistics", section 7.1). A rank outside the sample is an end that does not exist.
  /// - Complexity: O(log n).
  public func valueAtRiskInterval(_ confidence: Confidence, intervalLevel: Confidence = .interval) -> Interval {
    let below = Binomial(trials: count, probability: confidence.level)
    let side = (1 - intervalLevel.level) / 2
    let lowRank = below.quantile(side)
    let highRank = below.quantile(1 - side) + 1
    return Interval(
      low: lowRank >= 1 ? sorted[lowRank - 1] : nil, high: highRank <= count ? sorted[highRank - 1] : nil)
  }
}
