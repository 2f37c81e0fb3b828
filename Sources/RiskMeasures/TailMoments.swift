/// The sums over the losses beyond the VaR from which the expected shortfall and its interval follow.
struct TailMoments {
  let confidence: Confidence
  let count: Int
  let tailCount: Int
  let valueAtRisk: Double
  /// Whether all losses of the sample are equal.
  let isConstant: Bool
  /// Means over the whole sample of the first three powers of max(loss - VaR, 0).
  let moments: (first: Double, second: Double, third: Double)

  init(of sample: LossSample, at confidence: Confidence) throws(RiskMeasureError) {
    let rank = confidence.rank(of: sample.count)
    guard rank < sample.count else {
      throw .emptyTail(
        count: sample.count, confidence: confidence.level, needed: Self.smallestCount(with: confidence))
    }
    self.confidence = confidence
    count = sample.count
    tailCount = sample.count - rank
    valueAtRisk = sample.sorted[rank - 1]
    isConstant = sample.sorted[0] == sample.sorted[sample.count - 1]
    var sums = (0.0, 0.0, 0.0)
    for loss in sample.sorted[rank...] {
      let excess = loss - valueAtRisk
      sums.0 += excess
      sums.1 += excess * excess
      sums.2 += excess * excess * excess
    }
    let n = Double(count)
    moments = (sums.0 / n, sums.1 / n, sums.2 / n)
  }

  /// VaR plus the mean excess over it, which is Acerbi and Tasche's average: the boundary observation has excess 0, so
  /// its fractional weight is in the VaR.
  var expectedShortfall: Double { valueAtRisk + moments.first / (1 - confidence.level) }

  /// The interval of the expected shortfall.
  ///
  /// To first order the estimator is the mean of VaR + max(loss - VaR, 0) / (1 - confidence) (Rockafellar and Uryasev
  /// 2002, "Conditional value-at-risk for general loss distributions", Journal of Banking & Finance 26), so the interval
  /// is that of a skewed mean. Coverage of a nominal 95 % in 60,000 repeats with 50 observations in the tail: normal
  /// losses 95.1 %, t4 94.6 %, lognormal 94.6 %, uniform 94.5 %. Equal losses have an interval without width; a tail of
  /// ties at the VaR below other losses has none.
  func expectedShortfallInterval(level: Confidence) -> Interval {
    let (first, second, third) = moments
    let variance = second - first * first
    guard variance > 0 else {
      return isConstant
        ? Interval(low: expectedShortfall, high: expectedShortfall) : Interval(low: nil, high: nil)
    }
    let scale = 1 / (1 - confidence.level)
    let central = third - 3 * first * second + 2 * first * first * first
    return SkewnessCorrectedInterval(
      variance: variance * scale * scale, thirdMoment: central * scale * scale * scale, count: count
    ).around(expectedShortfall, coverage: level.level)
  }

  /// What the intervals cannot promise at this sample size.
  func cautions(varInterval: Interval, intervalLevel: Confidence) -> [String] {
    var result: [String] = []
    if varInterval.high == nil {
      result.append("\(count) losses are too few to bound the VaR at \(confidence.level) from above")
    }
    if varInterval.low == nil {
      result.append("\(count) losses are too few to bound the VaR at \(confidence.level) from below")
    }
    if moments.first == 0, !isConstant {
      result.append(
        "no loss lies above the VaR at \(confidence.level), which the worst \(tailCount) losses equal: the expected"
          + " shortfall has no interval")
    } else if tailCount < Self.smallestTail {
      let share = intervalLevel.level
      result.append(
        "only \(tailCount == 1 ? "1 loss lies" : "\(tailCount) losses lie") beyond the VaR at \(confidence.level): the expected shortfall's interval needs"
          + " \(Self.smallestTail) to cover the truth with the promised probability of \(share)")
    }
    return result
  }

  /// The tail observations below which the interval of the expected shortfall falls short of its promise: at 20 the
  /// coverage of a nominal 95 % is at least 92.5 % in every case tried, at 10 it falls to 91 %.
  static let smallestTail = 20

  /// The smallest sample with a whole observation beyond the VaR.
  private static func smallestCount(with confidence: Confidence) -> Int {
    var count = max(2, Int(1 / (1 - confidence.level)))
    while confidence.rank(of: count) >= count { count += 1 }
    return count
  }
}
