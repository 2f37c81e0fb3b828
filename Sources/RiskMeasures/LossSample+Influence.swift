extension LossSample {
  /// What each observation adds to the error of an estimate, to first order: the estimate's influence function.
  ///
  /// Its mean is 0 and, where the observations are independent, its variance over n is that of the estimate; otherwise
  /// that is the variance of the groups' means over their number. For the expected shortfall it is
  /// VaR + w max(loss - VaR, 0) / (1 - a) - ES, with the weight w; for the VaR (w 1{loss > VaR} - (1 - a)) / f(VaR), with
  /// the density f from the spacing of the order statistics within min(sqrt(n), tail / 2) ranks of the VaR's (Bloch and
  /// Gastwirth 1968, "On a simple estimate of the reciprocal of the density function"). What controls explain is taken
  /// out. Differences of influence functions under common random numbers give the error of a difference.
  /// - Parameters:
  ///   - measure: The measure that is estimated.
  ///   - confidence: Its confidence.
  /// - Returns: One value per observation.
  /// - Throws: ``RiskMeasureError/emptyTail(count:confidence:needed:)`` or
  ///   ``RiskMeasureError/emptyWeightedTail(count:confidence:largestShare:)``.
  /// - Complexity: O(n) beyond that of ``valueAtRisk(_:)``.
  public func influence(on measure: Measure, at confidence: Confidence) throws(RiskMeasureError) -> [Double] {
    let tail = try tailMoments(at: confidence)
    let level = tail.boundary.valueAtRisk
    let share = 1 - confidence.level
    switch measure {
    case .expectedShortfall:
      let offset = level - tail.expectedShortfall
      return influence(offset: offset) { max($0 - level, 0) / share }
    case .valueAtRisk:
      let reciprocalDensity = tail.boundary.reciprocalDensity
      let beyond = tail.boundary.weightBeyond / Double(count)
      var values = influence(offset: -beyond) { $0 > level ? 1 : 0 }
      for index in values.indices { values[index] *= reciprocalDensity }
      return values
    }
  }

  /// An offset plus a function of each loss times its weight; with controls the function less its mean and what they
  /// explain of it.
  private func influence(offset: Double, of function: (Double) -> Double) -> [Double] {
    if let controls {
      var values = losses.map(function)
      controls.residualise(&values)
      return values
    }
    guard let weights else { return losses.map { offset + function($0) } }
    return losses.indices.map { offset + weights[$0] * function(losses[$0]) }
  }
}
