internal import Numerics

extension LossSample {
  /// The value at risk: the smallest loss x in the sample with F(x) >= confidence, an order statistic.
  ///
  /// F(x) is 1 less the mean over the sample of the weights of the losses beyond x. It is taken down from the largest
  /// loss; where all weights together do not reach 1 - confidence, that is the smallest loss.
  /// - Complexity: O(n + tail log tail), O(n log n) where the tail is a large share of the sample.
  public func valueAtRisk(_ confidence: Confidence) -> Double {
    readTail(likelyCount: likelyCount(confidence)) { tail throws(Never) in
      TailBoundary(of: self, in: tail, at: confidence)?.valueAtRisk
    }
  }

  /// The interval of the value at risk.
  ///
  /// Of equally likely, independent losses it lies between two order statistics and needs no assumption on the
  /// distribution. With N binomial(count, confidence), the true quantile lies between the losses of ranks l and u with
  /// probability P(l <= N < u); l is the largest and u the smallest rank that leaves at most half of 1 - level on its side
  /// (David and Nagaraja 2003, "Order Statistics", section 7.1). A rank outside the sample is an end that does not exist.
  ///
  /// Otherwise it is the inverse of an interval of the distribution function at the VaR (Woodruff 1952, "Confidence
  /// intervals for medians and other position measures", Journal of the American Statistical Association 47): its ends are
  /// the smallest losses x with F(x) >= confidence ± t s, where s is the standard error of F(VaR), from the groups' totals
  /// or after the controls. An end that no loss reaches does not exist.
  /// - Complexity: that of ``valueAtRisk(_:)``.
  public func valueAtRiskInterval(_ confidence: Confidence, intervalLevel: Confidence = .interval) -> Interval {
    readTail(likelyCount: likelyCount(confidence, intervalLevel: intervalLevel)) { tail throws(Never) in
      TailBoundary(of: self, in: tail, at: confidence)?.interval(level: intervalLevel)
    }
  }

  /// The expected shortfall in the form of Acerbi and Tasche (2002, "On the coherence of expected shortfall", Journal of
  /// Banking & Finance 26, definition 2.6 applied to the empirical distribution).
  ///
  /// The worst losses are averaged with total weight 1 - confidence; the boundary observation, at the VaR's rank, gets
  /// the fraction of its weight that is left over. With weights that is VaR plus the mean over the sample of
  /// weight * max(loss - VaR, 0) over 1 - confidence (Glasserman, Heidelberger and Shahabuddin 2000, "Variance
  /// reduction techniques for estimating value-at-risk", Management Science 46, for weights that are not normalised).
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)`` or
  ///   ``RiskMeasureError/emptyWeightedTail(count:confidence:largestShare:)`` where no whole observation lies beyond the
  ///   VaR.
  /// - Complexity: that of ``valueAtRisk(_:)``.
  public func expectedShortfall(_ confidence: Confidence) throws(RiskMeasureError) -> Double {
    try tailMoments(at: confidence).expectedShortfall
  }

  /// Both measures with their intervals.
  ///
  /// - Parameters:
  ///   - confidence: The level of the measures.
  ///   - intervalLevel: The probability with which each interval covers the true figure.
  /// - Returns: The measures; where the sample is too small to keep the intervals' promise, they say so.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)`` or
  ///   ``RiskMeasureError/emptyWeightedTail(count:confidence:largestShare:)``.
  /// - Complexity: that of ``valueAtRisk(_:)``.
  public func measure(
    _ confidence: Confidence, intervalLevel: Confidence = .interval
  ) throws(RiskMeasureError) -> RiskMeasure {
    try measures([confidence], intervalLevel: intervalLevel)[0]
  }

  /// Both measures at several confidences, in their order, from one pass over the losses.
  ///
  /// - Parameters:
  ///   - confidences: The levels of the measures; at least one.
  ///   - intervalLevel: The probability with which each interval covers the true figure.
  /// - Returns: The measures; where the sample is too small to keep the intervals' promise, they say so.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)`` or
  ///   ``RiskMeasureError/emptyWeightedTail(count:confidence:largestShare:)``.
  /// - Precondition: there is a confidence.
  /// - Complexity: that of ``valueAtRisk(_:)`` at the lowest confidence.
  public func measures(
    _ confidences: [Confidence], intervalLevel: Confidence = .interval
  ) throws(RiskMeasureError) -> [RiskMeasure] {
    guard let lowest = confidences.min() else { preconditionFailure("A measure needs a confidence") }
    return try readTail(likelyCount: likelyCount(lowest, intervalLevel: intervalLevel)) {
      tail throws(RiskMeasureError) in
      var measures: [RiskMeasure] = []
      for confidence in confidences {
        guard let boundary = TailBoundary(of: self, in: tail, at: confidence),
          let interval = boundary.interval(level: intervalLevel)
        else { return nil }
        measures.append(try TailMoments(boundary).measure(valueAtRiskInterval: interval, intervalLevel: intervalLevel))
      }
      return measures
    }
  }

  /// The tail beyond the VaR, with some observations below it.
  func tailMoments(at confidence: Confidence) throws(RiskMeasureError) -> TailMoments {
    try readTail(likelyCount: likelyCount(confidence)) { tail throws(RiskMeasureError) in
      guard let boundary = TailBoundary(of: self, in: tail, at: confidence) else { return nil }
      return try TailMoments(boundary)
    }
  }

  /// How many of the worst observations are likely to reach below the VaR and, where it is asked for, to the lower end of
  /// its interval.
  private func likelyCount(_ confidence: Confidence, intervalLevel: Confidence? = nil) -> Int {
    let tailCount = count - confidence.rank(of: count)
    let spread = (Double(count) * confidence.level * (1 - confidence.level)).squareRoot()
    let reach = intervalLevel.map { (1 + StandardNormal.quantile(0.5 + $0.level / 2)) * spread } ?? 0
    return tailCount + max(Int(reach), min(Int(Double(count).squareRoot()), tailCount / 2)) + 2
  }
}
