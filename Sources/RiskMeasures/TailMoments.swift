/// The sums over the losses beyond the VaR from which the expected shortfall and its interval follow.
struct TailMoments {
  let boundary: TailBoundary
  /// The mean over the whole sample of max(loss - VaR, 0).
  private let meanExcess: Double
  /// The spread of the contributions to that mean.
  private let spread: Spread

  init(_ boundary: TailBoundary) throws(RiskMeasureError) {
    let (sample, tail) = (boundary.sample, boundary.tail)
    guard boundary.tailCount > 0 else {
      throw sample.emptyTail(at: boundary.confidence, weightOfLargest: tail.weight(boundary.place))
    }
    self.boundary = boundary
    let excess = boundary.beyond.map { tail.losses[$0] - boundary.valueAtRisk }
    meanExcess =
      zip(boundary.beyond, excess).reduce(0) { $0 + tail.weight($1.0) * $1.1 } / Double(sample.count)
    guard meanExcess >= 0 else {
      throw .controlsOutweighTail(tailCount: boundary.tailCount, confidence: boundary.confidence.level)
    }
    spread = sample.spread(
      of: zip(boundary.beyond, excess).map { tail.likelihood($0) * $1 }, at: tail.indices[boundary.beyond])
  }

  private var confidence: Confidence { boundary.confidence }

  /// VaR plus the mean excess over it, which is Acerbi and Tasche's average: the boundary observation has excess 0, so
  /// its fractional weight is in the VaR.
  var expectedShortfall: Double { boundary.valueAtRisk + meanExcess / (1 - confidence.level) }

  /// The interval of the expected shortfall.
  ///
  /// To first order the estimator is the mean of VaR + max(loss - VaR, 0) / (1 - confidence) (Rockafellar and Uryasev
  /// 2002, "Conditional value-at-risk for general loss distributions", Journal of Banking & Finance 26), so the interval
  /// is that of a skewed mean. Coverage of a nominal 95 % in 60,000 repeats with 50 observations in the tail: normal
  /// losses 95.1 %, t4 94.6 %, lognormal 94.6 %, uniform 94.5 %. Equal losses have an interval without width; a tail of
  /// ties at the VaR below other losses has none.
  func expectedShortfallInterval(level: Confidence) -> Interval {
    guard spread.variance > 0 else {
      return boundary.sample.isConstant
        ? Interval(low: expectedShortfall, high: expectedShortfall) : Interval(low: nil, high: nil)
    }
    return spread.interval(
      around: expectedShortfall, scale: 1 / (1 - confidence.level), coverage: level.level)
  }

  /// Both measures with their intervals, that of the VaR given.
  func measure(valueAtRiskInterval: Interval, intervalLevel: Confidence) -> RiskMeasure {
    RiskMeasure(
      confidence: confidence, valueAtRisk: boundary.valueAtRisk, valueAtRiskInterval: valueAtRiskInterval,
      expectedShortfall: expectedShortfall,
      expectedShortfallInterval: expectedShortfallInterval(level: intervalLevel), tailCount: boundary.tailCount,
      cautions: cautions(varInterval: valueAtRiskInterval, intervalLevel: intervalLevel))
  }

  /// The number of equally weighted observations that would leave the tail's weight as uncertain as it is (Kish 1965,
  /// "Survey Sampling").
  private var effectiveTailCount: Double {
    let (sum, squares) = boundary.beyond.reduce((0.0, 0.0)) { sums, position in
      let weight = boundary.tail.likelihood(position)
      return (sums.0 + weight, sums.1 + weight * weight)
    }
    return sum * sum / squares
  }

  /// What the intervals cannot promise at this sample size.
  func cautions(varInterval: Interval, intervalLevel: Confidence) -> [String] {
    let tailCount = boundary.tailCount
    var result: [String] = []
    if varInterval.high == nil {
      result.append("\(boundary.sample.extent) are too few to bound the VaR at \(confidence.level) from above")
    }
    if varInterval.low == nil {
      result.append("\(boundary.sample.extent) are too few to bound the VaR at \(confidence.level) from below")
    }
    let smallestTail = Self.smallestTail(controls: boundary.sample.controls?.count ?? 0)
    let need =
      "the expected shortfall's interval needs \(smallestTail) to cover the truth with the promised probability of"
      + " \(intervalLevel.level)"
    if meanExcess == 0, !boundary.sample.isConstant {
      result.append(
        "no loss lies above the VaR at \(confidence.level), which the worst \(tailCount) losses equal: the expected"
          + " shortfall has no interval")
    } else if spread.variance == 0, !boundary.sample.isConstant {
      result.append(
        "the tails beyond the VaR at \(confidence.level) are equal in all groups: the expected shortfall has no interval"
      )
    } else if tailCount < smallestTail {
      result.append(
        "only \(tailCount == 1 ? "1 loss lies" : "\(tailCount) losses lie") beyond the VaR at \(confidence.level): \(need)"
      )
    } else if effectiveTailCount < Double(smallestTail) {
      result.append(
        "the \(tailCount) losses beyond the VaR at \(confidence.level) have weights so uneven that they count as"
          + " \(Int(effectiveTailCount)): \(need)")
    }
    if boundary.sample.grouping != .independent, spread.count < Self.smallestGroupCount {
      result.append(
        "only \(spread.count) independent groups carry the intervals: they need \(Self.smallestGroupCount) to cover the"
          + " truth with the promised probability of \(intervalLevel.level)")
    }
    return result
  }

  /// The tail observations below which the interval of the expected shortfall falls short of its promise.
  ///
  /// At 20 the
  /// coverage of a nominal 95 % is at least 92.5 % in every case tried, at 10 it falls to 91 %. Fitting controls takes
  /// more: with five of them 65 observations gave 86.5 % and 260 gave 93 %.
  private static func smallestTail(controls: Int) -> Int { 20 + 40 * controls }

  /// The groups below which the intervals fall short of their promise: with 4 the coverage of a nominal 95 % is at least
  /// 92.5 % in every case tried, with 2 it falls to 87 %.
  private static let smallestGroupCount = 4
}

extension LossSample {
  /// How much there is of the sample, in words.
  fileprivate var extent: String {
    let losses = likelihoods == nil ? "\(count) losses" : "\(count) weighted losses"
    return grouping == .independent ? losses : "\(losses) in \(grouping.groupCount(of: count)) groups"
  }

  /// The error of a tail without a whole observation beyond the VaR.
  fileprivate func emptyTail(at confidence: Confidence, weightOfLargest: Double) -> RiskMeasureError {
    guard likelihoods == nil else {
      return .emptyWeightedTail(
        count: count, confidence: confidence.level, largestShare: weightOfLargest / Double(count))
    }
    let needed = confidence.smallestCount
    // Controls can give the largest loss more than the weight of one.
    return .emptyTail(count: count, confidence: confidence.level, needed: max(needed, count + 1))
  }
}
