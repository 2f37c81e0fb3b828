internal import Numerics

/// Where the VaR lies among the worst observations of a sample.
struct TailBoundary {
  let sample: LossSample
  let confidence: Confidence
  let tail: LossTail
  /// The position of the VaR's observation in the tail.
  let place: Int
  /// The weight beyond it, in observations.
  let weightBeyond: Double

  /// The boundary in a tail that reaches below it as far as the density there needs; nil where the tail ends before.
  init?(of sample: LossSample, in tail: LossTail, at confidence: Confidence) {
    self.sample = sample
    self.confidence = confidence
    self.tail = tail
    if let crossing = tail.crossing(confidence.level) {
      (place, weightBeyond) = crossing
    } else if tail.isWhole {
      // All weights together stay within 1 - confidence: the smallest loss is the smallest x of which that is known.
      place = 0
      weightBeyond = (1..<tail.count).reduce(0) { $0 + tail.weight($1) }
    } else {
      return nil
    }
    guard tail.isWhole || place >= max(1, halfWindow) else { return nil }
  }

  var valueAtRisk: Double { tail.losses[place] }

  /// The number of whole observations beyond the VaR's.
  var tailCount: Int { tail.count - place - 1 }

  /// The positions in the tail of those observations.
  var beyond: Range<Int> { place + 1..<tail.count }

  /// How many ranks on each side of the VaR's count as near it.
  var halfWindow: Int { min(Int(Double(sample.count).squareRoot()), tailCount / 2) }

  /// 1 / f(VaR), from the spacing of the order statistics near the VaR.
  var reciprocalDensity: Double {
    let low = max(0, place - max(1, halfWindow))
    let high = min(tail.count - 1, place + max(1, halfWindow))
    let mass = (low..<high).reduce(0) { $0 + tail.likelihood($1 + 1) }
    return (tail.losses[high] - tail.losses[low]) * Double(sample.count) / mass
  }

  /// The spread of what the observations add to the estimated probability of a loss beyond the VaR, the VaR's own with the
  /// fraction of its weight that makes that probability 1 - confidence.
  var probabilitySpread: Spread {
    let missing = (1 - confidence.level) * Double(sample.count) - weightBeyond
    let fraction = max(0, min(missing / tail.weight(place), 1))
    let values = [fraction * tail.likelihood(place)] + beyond.map { tail.likelihood($0) }
    return sample.spread(of: values, at: tail.indices[place...])
  }

  /// The variance of the VaR's estimate.
  var valueAtRiskVariance: Double {
    let level = confidence.level
    let squaredError =
      sample.isPlain ? level * (1 - level) / Double(sample.count) : probabilitySpread.squaredError
    return squaredError * reciprocalDensity * reciprocalDensity
  }
}

extension TailBoundary {
  /// The interval of the VaR; nil where the tail does not reach as far down as that.
  func interval(level: Confidence) -> Interval? {
    sample.isPlain ? orderStatisticInterval(level: level) : invertedInterval(level: level)
  }

  /// With N binomial(count, confidence), the true quantile lies between the losses of ranks l and u with probability
  /// P(l <= N < u).
  private func orderStatisticInterval(level: Confidence) -> Interval? {
    let count = sample.count
    let below = Binomial(trials: count, probability: confidence.level)
    let side = (1 - level.level) / 2
    let lowRank = below.quantile(side)
    let highRank = below.quantile(1 - side) + 1
    let ranksBelowTail = count - tail.count
    guard lowRank == 0 || lowRank > ranksBelowTail else { return nil }
    return Interval(
      low: lowRank >= 1 ? tail.losses[lowRank - 1 - ranksBelowTail] : nil,
      high: highRank <= count ? tail.losses[highRank - 1 - ranksBelowTail] : nil)
  }

  /// The losses at which the estimated distribution function passes the confidence less, and plus, what its own error at
  /// the VaR may be; at least one rank to either side, where the error is no larger than that or the groups agree.
  private func invertedInterval(level: Confidence) -> Interval? {
    if sample.isConstant { return Interval(low: valueAtRisk, high: valueAtRisk) }
    let spread = probabilitySpread
    let reach = spread.law.quantile(coverage: level.level) * spread.squaredError.squareRoot()
    let low = tail.crossing(confidence.level - reach)
    guard low != nil || tail.isWhole else { return nil }
    let highLevel = confidence.level + reach
    return Interval(
      low: low.map { tail.losses[max(0, min($0.position, place - 1))] },
      high: highLevel <= 1
        ? tail.losses[min(tail.count - 1, max(tail.crossing(highLevel)?.position ?? 0, place + 1))] : nil)
  }
}
