internal import Numerics

extension PeaksOverThreshold {
  /// Fits the tail of the largest values by maximum likelihood.
  ///
  /// The threshold is the largest value that at least the share lies beyond or on, so that fewer than the share lie
  /// strictly beyond it where values are tied; those strictly beyond it are the excesses. Grimshaw's (1993, Technometrics
  /// 35, 185-191) reduction leaves one variable, θ = ξ/β, along which every local maximum is found from a grid and made
  /// exact by Brent's method. The values count as independent: where large ones come in clusters the standard errors are
  /// too small, so residuals of a volatility model serve better than returns.
  /// - Parameters:
  ///   - values: The values, in any order and unit; losses as positive numbers for the tail of losses.
  ///   - series: The name of the series, for messages.
  /// - Returns: The tail, its standard errors and how the search went.
  /// - Throws: ``TailError`` where the values are too few, not finite or all alike, or where too few exceed the threshold.
  /// - Complexity: O(n log n), and about 150 passes over the excesses.
  public func fit(_ values: [Double], series: String) throws(TailError) -> PeaksOverThresholdFit {
    try fit(sorted: Self.sorted(values, series: series), tail: .upper, series: series)
  }

  /// Fits the upper tail of values in ascending order; the side is for messages.
  func fit(sorted values: [Double], tail: Tail, series: String) throws(TailError) -> PeaksOverThresholdFit {
    let wanted = max(1, Int((share * Double(values.count)).rounded(.down)))
    let threshold = values[values.count - 1 - wanted]
    let excesses = values.reversed().prefix { $0 > threshold }.map { $0 - threshold }
    guard excesses.count >= Self.fewestExcesses else {
      throw .tooFewExcesses(
        series: series, tail: tail, count: excesses.count, needed: Self.fewestExcesses, threshold: threshold,
        share: share)
    }
    // Excesses of unit mean, so that the unit of the values does not matter.
    let unit = excesses.reduce(0, +) / Double(excesses.count)
    let found = ParetoLikelihood(excesses.map { $0 / unit })
      .maximum(shapes: Self.shapes.lowerBound...(largestShape ?? Self.shapes.upperBound))
    let law = GeneralisedPareto(scale: found.law.scale * unit, shape: found.law.shape)
    return PeaksOverThresholdFit(
      tail: ParetoTail(
        threshold: threshold, probability: Double(excesses.count) / Double(values.count), excess: law),
      logLikelihood: found.logLikelihood - Double(excesses.count) * unit.logarithm, observations: values.count,
      excesses: excesses.count, meanExcess: unit,
      standardErrors: PeaksOverThresholdFit.StandardErrors(
        law, excesses: excesses.count, isShapeHeld: found.activeBound != nil),
      goodnessOfFit: ParetoGoodnessOfFit(excesses, law: law), convergence: found.convergence)
  }
}
