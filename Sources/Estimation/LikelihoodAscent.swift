internal import Numerics

/// What the expectation at a point says of the likelihood there.
protocol LikelihoodExpectation {
  var logLikelihood: Double { get }
}

/// A search by expectation and maximisation (Dempster, Laird and Rubin 1977), and where it got to.
struct LikelihoodAscent<Point, Expectation: LikelihoodExpectation, Bound: Hashable> {
  var point: Point
  var expectation: Expectation
  /// The bounds that the point lies on.
  var bounds: Set<Bound>
  var iterations: Int
  /// What the log-likelihood gained on the start.
  var gain: Double
  /// By how much the log-likelihood may still rise; nil where the gains do not shrink yet.
  var remaining: Double?
}

extension LikelihoodAscent {
  /// A fall of the log-likelihood by no more than this part of it is rounding.
  private static var roundingError: Double { 1e-9 }

  /// Climbs until little is left to gain.
  ///
  /// Each step has a closed form and cannot lower the likelihood. Gains that shrink at a constant rate leave the
  /// remainder of a geometric series, which is what the tolerance bounds.
  /// - Parameters:
  ///   - start: The first point.
  ///   - tolerance: The gain that is little.
  ///   - iterationLimit: The most evaluations of the likelihood.
  ///   - expected: The expectation at a point.
  ///   - maximised: The point of greatest likelihood given an expectation at a point, and the bounds that it lies on.
  /// - Throws: `LinearAlgebraError` where a covariance on the way has no factor.
  init(
    from start: Point, tolerance: Double, iterationLimit: Int,
    expected: (Point) throws(LinearAlgebraError) -> Expectation,
    maximised: (Expectation, Point) throws(LinearAlgebraError) -> (point: Point, bounds: Set<Bound>)
  ) throws(LinearAlgebraError) {
    self.init(
      point: start, expectation: try expected(start), bounds: [], iterations: 1, gain: 0, remaining: nil)
    let initial = expectation.logLikelihood
    var lastGain = Double.infinity
    while iterations < iterationLimit {
      let next = try maximised(expectation, point)
      let reached = try expected(next.point)
      let gain = reached.logLikelihood - expectation.logLikelihood
      (point, bounds, expectation) = (next.point, next.bounds, reached)
      iterations += 1
      // A fall beyond rounding would break the method's promise: the search ends, and its end is refused.
      guard gain > -Self.roundingError * abs(reached.logLikelihood) else {
        remaining = nil
        break
      }
      let rate = gain / lastGain
      remaining = rate < 1 ? max(gain, 0) * rate / (1 - rate) : nil
      if let remaining, remaining <= tolerance, gain <= tolerance { break }
      lastGain = gain
    }
    gain = expectation.logLikelihood - initial
  }
}
