/// A law with an empirical middle and generalised Pareto tails on both sides (McNeil and Frey 2000).
///
/// Between the thresholds the quantile function is piecewise linear over equally spaced probabilities, so that a quantile
/// needs no search. The distribution function is continuous at the thresholds; the density is not.
public struct TailedMargin: Equatable, Sendable {
  /// The tail of falls, as the upper tail of the value with its sign changed: its threshold is minus the lower one.
  public let lower: ParetoTail
  /// The tail of rises.
  public let upper: ParetoTail
  /// The quantiles at equally spaced probabilities, from ``lower``'s probability to 1 less ``upper``'s, both included.
  ///
  /// The first and the last are the thresholds. Equal neighbours are an atom: the value between them has a probability.
  public let body: [Double]

  /// The law with two tails and what lies between them.
  ///
  /// - Parameters:
  ///   - lower: The tail of falls, as that of the value with its sign changed.
  ///   - body: The quantiles between the tails, ascending, at equally spaced probabilities.
  ///   - upper: The tail of rises.
  /// - Precondition: there are two quantiles at least, finite and ascending, from minus the threshold of `lower` to that
  ///   of `upper`, and the probabilities of the tails leave something between them.
  public init(lower: ParetoTail, body: [Double], upper: ParetoTail) {
    precondition(body.count >= 2 && body.allSatisfy(\.isFinite), "Two quantiles at least, all finite")
    precondition(zip(body, body.dropFirst()).allSatisfy { $0 <= $1 }, "Quantiles ascend")
    precondition(body.first == -lower.threshold && body.last == upper.threshold, "The body ends where the tails begin")
    precondition(lower.probability + upper.probability < 1, "The tails leave nothing between them")
    self.lower = lower
    self.upper = upper
    self.body = body
  }

  /// The law whose tails begin where its body ends.
  ///
  /// - Parameters:
  ///   - body: The quantiles between the tails, ascending, at equally spaced probabilities.
  ///   - lower: The probability of the tail of falls, and the law of how far they go beyond the first quantile.
  ///   - upper: The same for rises, beyond the last.
  /// - Precondition: there are two quantiles at least, finite and ascending, and the tails leave something between them.
  public init(
    body: [Double], lower: (probability: Double, excess: GeneralisedPareto),
    upper: (probability: Double, excess: GeneralisedPareto)
  ) {
    precondition(body.count >= 2, "Two quantiles at least")
    self.init(
      lower: ParetoTail(threshold: -body[0], probability: lower.probability, excess: lower.excess), body: body,
      upper: ParetoTail(threshold: body[body.count - 1], probability: upper.probability, excess: upper.excess))
  }

  /// The probability between the thresholds.
  public var bodyProbability: Double { 1 - lower.probability - upper.probability }

  /// The probability between two neighbours of ``body``.
  public var pieceProbability: Double { bodyProbability / Double(body.count - 1) }

  /// The mean; plus or minus infinity, or NaN, where a tail has a shape of 1 or more.
  public var mean: Double {
    var sum = 0.0
    for (low, high) in zip(body, body.dropFirst()) { sum += low + high }
    return 0.5 * pieceProbability * sum + upper.partialMean - lower.partialMean
  }

  /// The variance; infinite where a tail has a shape of 1/2 or more.
  public var variance: Double {
    if max(lower.excess.shape, upper.excess.shape) >= 0.5 { return .infinity }
    var sum = 0.0
    for (low, high) in zip(body, body.dropFirst()) { sum += low * low + low * high + high * high }
    let meanSquare = pieceProbability / 3 * sum + upper.partialMeanSquare + lower.partialMeanSquare
    return meanSquare - mean * mean
  }

  /// The law of a value less a shift, divided by a scale.
  ///
  /// - Parameters:
  ///   - shift: What is taken off.
  ///   - scale: What the rest is divided by.
  /// - Returns: A law of the same shapes and probabilities.
  /// - Precondition: the shift is finite and the scale positive and finite.
  public func shifted(by shift: Double, scaledBy scale: Double) -> TailedMargin {
    precondition(shift.isFinite && scale > 0 && scale.isFinite, "A finite shift and a positive scale")
    let body = body.map { ($0 - shift) / scale }
    func tail(_ tail: ParetoTail, from threshold: Double) -> ParetoTail {
      ParetoTail(
        threshold: threshold, probability: tail.probability,
        excess: GeneralisedPareto(scale: tail.excess.scale / scale, shape: tail.excess.shape))
    }
    return TailedMargin(
      lower: tail(lower, from: -body[0]), body: body, upper: tail(upper, from: body[body.count - 1]))
  }

  /// The law of the value less its mean, divided by its standard deviation.
  ///
  /// - Precondition: the variance is positive and finite.
  public var standardised: TailedMargin {
    let variance = variance
    precondition(variance > 0 && variance.isFinite, "A law without a variance cannot be standardised")
    return shifted(by: mean, scaledBy: variance.squareRoot())
  }
}
