/// The upper tail of a law: beyond a threshold its excesses are generalised Pareto.
///
/// P(X > x) = p (1 + ξ (x-u)/β)^(-1/ξ) for x >= u. Losses being positive, it is the tail of the losses.
public struct ParetoTail: Equatable, Sendable {
  /// The threshold u, in the unit of the values.
  public let threshold: Double
  /// The probability p of exceeding the threshold.
  public let probability: Double
  /// The law of what exceeds it.
  public let excess: GeneralisedPareto

  /// The tail beyond a threshold.
  ///
  /// - Parameters:
  ///   - threshold: The threshold.
  ///   - probability: The probability of exceeding it.
  ///   - excess: The law of the excesses.
  /// - Precondition: the threshold is finite, and the probability is above 0 and below 1.
  public init(threshold: Double, probability: Double, excess: GeneralisedPareto) {
    precondition(threshold.isFinite && probability > 0 && probability < 1, "A threshold that is exceeded at times")
    self.threshold = threshold
    self.probability = probability
    self.excess = excess
  }

  /// P(X > `x`), for values from the threshold on.
  ///
  /// - Precondition: `x >= threshold`.
  public func survival(_ x: Double) -> Double {
    precondition(x >= threshold, "A tail begins at its threshold")
    return probability * excess.survival(x - threshold)
  }

  /// The logarithm of the density at a value from the threshold on.
  ///
  /// - Precondition: `x >= threshold`.
  public func logDensity(_ x: Double) -> Double {
    precondition(x >= threshold, "A tail begins at its threshold")
    return probability.logarithm + excess.logDensity(x - threshold)
  }

  /// The value that is exceeded with a probability.
  ///
  /// - Parameter survival: The probability, no larger than that of the threshold.
  /// - Returns: The value; the end of the tail where the probability is 0.
  /// - Precondition: `0 <= survival <= probability`.
  public func quantile(survival: Double) -> Double {
    threshold + excess.quantile(survival: survival / probability)
  }

  /// The value at risk of a loss with this tail: its quantile at a confidence.
  ///
  /// - Precondition: `1 - probability <= confidence < 1`.
  public func valueAtRisk(confidence: Double) -> Double {
    precondition(confidence < 1, "A confidence below 1")
    return quantile(survival: 1 - confidence)
  }

  /// The expected shortfall of a loss with this tail: the mean of what reaches the value at risk.
  ///
  /// McNeil, Frey and Embrechts (2015), "Quantitative Risk Management", section 5.2.3. Infinite for a shape of 1 or more.
  /// - Precondition: `1 - probability <= confidence < 1`.
  public func expectedShortfall(confidence: Double) -> Double {
    let valueAtRisk = valueAtRisk(confidence: confidence)
    return valueAtRisk + excess.meanExcess(over: valueAtRisk - threshold)
  }

  /// ∫ x over the tail: the probability times the mean of what lies in it.
  var partialMean: Double { probability * (threshold + excess.mean) }

  /// ∫ x² over the tail.
  var partialMeanSquare: Double {
    probability * (threshold * threshold + 2 * threshold * excess.mean + excess.meanSquare)
  }
}
