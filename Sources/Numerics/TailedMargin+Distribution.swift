extension TailedMargin {
  /// The value that is not exceeded with a probability; precise in the lower tail.
  ///
  /// For a probability near 1 see ``quantile(survival:)``.
  /// - Precondition: `0 < probability < 1`.
  /// - Complexity: O(1).
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "A probability strictly between 0 and 1")
    if probability <= lower.probability { return -lower.quantile(survival: probability) }
    if 1 - probability <= upper.probability { return upper.quantile(survival: 1 - probability) }
    return bodyQuantile(probability - lower.probability)
  }

  /// The value that is exceeded with a probability; precise in the upper tail.
  ///
  /// - Precondition: `0 < survival < 1`.
  /// - Complexity: O(1).
  public func quantile(survival: Double) -> Double {
    precondition(survival > 0 && survival < 1, "A probability strictly between 0 and 1")
    if survival <= upper.probability { return upper.quantile(survival: survival) }
    if 1 - survival <= lower.probability { return -lower.quantile(survival: 1 - survival) }
    return bodyQuantile(1 - survival - lower.probability)
  }

  /// The value that is not exceeded with the probability with which a standard normal does not exceed `z`.
  ///
  /// Precise in both tails: no probability near 1 is formed.
  /// - Precondition: `z` is finite, and between -37 and 37.
  public func quantile(atNormal z: Double) -> Double {
    z <= 0 ? quantile(StandardNormal.cumulative(z)) : quantile(survival: StandardNormal.upperTail(z))
  }

  /// P(X <= `x`).
  ///
  /// - Complexity: O(log n) for n quantiles in the body.
  public func cumulative(_ x: Double) -> Double {
    if x < body[0] { return lower.survival(-x) }
    if x >= body[body.count - 1] { return 1 - upper.survival(x) }
    return lower.probability + bodyShare(x) * bodyProbability
  }

  /// P(X > `x`), without the cancellation of `1 - cumulative(x)`.
  ///
  /// - Complexity: O(log n) for n quantiles in the body.
  public func survival(_ x: Double) -> Double {
    if x < body[0] { return 1 - lower.survival(-x) }
    if x >= body[body.count - 1] { return upper.survival(x) }
    return upper.probability + (1 - bodyShare(x)) * bodyProbability
  }

  /// The logarithm of the density, minus infinity beyond the end of a tail and plus infinity on an atom.
  ///
  /// - Complexity: O(log n) for n quantiles in the body.
  public func logDensity(_ x: Double) -> Double {
    if x < body[0] { return lower.logDensity(-x) }
    if x > body[body.count - 1] { return upper.logDensity(x) }
    let piece = min(lastNotAbove(x), body.count - 2)
    let isAtom = (piece > 0 && body[piece] == x && body[piece - 1] == x) || body[piece] == body[piece + 1]
    return isAtom ? .infinity : (pieceProbability / (body[piece + 1] - body[piece])).logarithm
  }

  /// The standard normal value that is as likely to be exceeded as `x`, precise in both tails.
  ///
  /// It undoes ``quantile(atNormal:)``; on an atom, whose values share a probability, it takes its middle.
  /// - Returns: The value, held to ±37, where a probability leaves the range of doubles.
  /// - Complexity: O(log n) for n quantiles in the body.
  public func normalScore(_ x: Double) -> Double {
    let (below, above) = (cumulative(x) - atom(x) / 2, survival(x) + atom(x) / 2)
    let score =
      below <= above
      ? (below > 0 ? StandardNormal.quantile(below) : -.infinity)
      : (above > 0 ? -StandardNormal.quantile(above) : .infinity)
    return max(-37, min(37, score))
  }

  /// The probability of the value itself: 0 unless ``body`` repeats it.
  public func atom(_ x: Double) -> Double {
    guard x >= body[0], x <= body[body.count - 1] else { return 0 }
    let last = lastNotAbove(x)
    guard body[last] == x else { return 0 }
    var first = last
    while first > 0, body[first - 1] == x { first -= 1 }
    return Double(last - first) * pieceProbability
  }

  private func bodyQuantile(_ probability: Double) -> Double {
    let position = max(0, min(Double(body.count - 1), probability / pieceProbability))
    let piece = min(Int(position), body.count - 2)
    return body[piece] + (position - Double(piece)) * (body[piece + 1] - body[piece])
  }

  /// The share of the body's probability at or below a value in it.
  private func bodyShare(_ x: Double) -> Double {
    let piece = min(lastNotAbove(x), body.count - 2)
    let width = body[piece + 1] - body[piece]
    let share = width > 0 ? (x - body[piece]) / width : 1
    return (Double(piece) + share) / Double(body.count - 1)
  }

  /// The last place in the body whose quantile does not exceed a value.
  private func lastNotAbove(_ x: Double) -> Int {
    var (low, high) = (0, body.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if body[middle] <= x { low = middle } else { high = middle }
    }
    return low
  }
}
