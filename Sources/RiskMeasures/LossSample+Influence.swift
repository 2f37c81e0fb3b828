extension LossSample {
  /// What each observation adds to the error of an estimate, to first order: the estimate's influence function.
  ///
  /// Its mean is 0 and its variance over n is that of the estimate. For the expected shortfall it is
  /// VaR + max(loss - VaR, 0) / (1 - a) - ES; for the VaR (1{loss > VaR} - (1 - a)) / f(VaR), with the density f from the
  /// spacing of the order statistics within min(sqrt(n), tail / 2) ranks of the VaR's (Bloch and Gastwirth 1968, "On a
  /// simple estimate of the reciprocal of the density function"). Differences of influence functions under common random
  /// numbers give the error of a difference.
  /// - Parameters:
  ///   - measure: The measure that is estimated.
  ///   - confidence: Its confidence.
  ///   - losses: The losses of this sample, in the order of their observations.
  /// - Returns: One value per observation.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)``.
  /// - Precondition: `losses.count == count`.
  /// - Complexity: O(n).
  public func influence(
    on measure: Measure, at confidence: Confidence, losses: [Double]
  ) throws(RiskMeasureError) -> [Double] {
    precondition(losses.count == count, "The sample holds other losses")
    let tail = try TailMoments(of: self, at: confidence)
    let level = tail.valueAtRisk
    let share = 1 - confidence.level
    switch measure {
    case .expectedShortfall:
      let offset = level - tail.expectedShortfall
      return losses.map { offset + max($0 - level, 0) / share }
    case .valueAtRisk:
      let reciprocalDensity = reciprocalDensity(at: tail)
      let beyond = Double(tail.tailCount) / Double(count)
      return losses.map { (($0 > level ? 1 : 0) - beyond) * reciprocalDensity }
    }
  }

  /// 1 / f(VaR), from the spacing of the order statistics near the VaR.
  func reciprocalDensity(at tail: TailMoments) -> Double {
    let place = count - tail.tailCount - 1
    let halfWindow = max(1, halfWindow(tailCount: tail.tailCount))
    let low = max(0, place - halfWindow)
    let high = min(count - 1, place + halfWindow)
    return (sorted[high] - sorted[low]) * Double(count) / Double(high - low)
  }

  /// How many ranks on each side of the VaR's count as near it.
  func halfWindow(tailCount: Int) -> Int { min(Int(Double(count).squareRoot()), tailCount / 2) }
}
