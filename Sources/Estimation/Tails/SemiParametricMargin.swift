internal import Numerics

/// How the law of one asset's residuals is fitted: generalised Pareto tails on an empirical middle.
///
/// McNeil and Frey (2000), "Estimation of tail-related risk measures for heteroscedastic financial time series", Journal
/// of Empirical Finance 7, 271-300.
public struct SemiParametricMargin: Equatable, Sendable {
  /// The share of the values that is taken for each tail, as a fraction.
  public var tailShare: Double
  /// The number of equally probable pieces between the thresholds.
  public var pieces: Int
  /// The largest shape that a tail may have, below 1/2; nil for no such bound, and an error where there is no variance.
  public var largestShape: Double?

  /// The shape from which on a law has no variance.
  public static let varianceBound = 0.5

  /// The choices for one fit.
  ///
  /// - Parameters:
  ///   - tailShare: The share of the values that is taken for each tail, above 0 and below 1/2.
  ///   - pieces: The number of equally probable pieces between the thresholds; positive.
  ///   - largestShape: The largest shape that a tail may have, above -1/2 and below 1/2; nil for no such bound.
  public init(tailShare: Double = PeaksOverThreshold.defaultShare, pieces: Int = 100, largestShape: Double? = nil) {
    precondition(tailShare > 0 && tailShare < 0.5, "A tail is more than nothing and less than half")
    precondition(pieces > 0, "Something lies between the tails")
    if let largestShape {
      precondition(largestShape > -0.5 && largestShape < Self.varianceBound, "A largest shape within ±1/2")
    }
    self.tailShare = tailShare
    self.pieces = pieces
    self.largestShape = largestShape
  }

  /// Fits the law of one asset's residuals.
  ///
  /// Each tail is fitted by ``PeaksOverThreshold``. Between the thresholds the quantiles are those of the values that lie
  /// there, at equally spaced probabilities. The law is then shifted and scaled to mean 0 and variance 1. Values that are
  /// repeated, as those of an asset that stands still, become an atom of the law where they fill a piece.
  /// - Parameters:
  ///   - residuals: The residuals, in any order; usually those of a volatility model, with variance about 1.
  ///   - series: The name of the series, for messages.
  /// - Returns: The law and the fits of its tails.
  /// - Throws: ``TailError`` where the values are too few, not finite or all alike, where too few lie beyond a threshold,
  ///   or where a tail leaves the law without a variance.
  /// - Complexity: O(n log n).
  public func fit(_ residuals: [Double], series: String) throws(TailError) -> SemiParametricMarginFit {
    let values = try PeaksOverThreshold.sorted(residuals, series: series)
    let choices = PeaksOverThreshold(share: tailShare, largestShape: largestShape)
    let lower = try choices.fit(sorted: values.reversed().map { -$0 }, tail: .lower, series: series)
    let upper = try choices.fit(sorted: values, tail: .upper, series: series)
    for (tail, fit) in [(Tail.lower, lower), (Tail.upper, upper)]
    where fit.tail.excess.shape >= Self.varianceBound {
      throw .infiniteVariance(series: series, tail: tail, shape: fit.tail.excess.shape, bound: Self.varianceBound)
    }
    let middle = values[lower.excesses..<values.count - upper.excesses]
    var body = (0...pieces).map { piece in
      let position = Double(piece) / Double(pieces) * Double(middle.count - 1)
      let place = min(Int(position), max(0, middle.count - 2))
      let (low, high) = (
        middle[middle.startIndex + place], middle[min(middle.startIndex + place + 1, middle.endIndex - 1)]
      )
      return low + (position - Double(place)) * (high - low)
    }
    // Rounding must not tear the body from the tails.
    body[0] = -lower.tail.threshold
    body[pieces] = upper.tail.threshold
    let margin = TailedMargin(lower: lower.tail, body: body, upper: upper.tail)
    return SemiParametricMarginFit(
      margin: margin.standardised, shift: margin.mean, scale: margin.variance.squareRoot(), lower: lower, upper: upper,
      observations: values.count)
  }
}
