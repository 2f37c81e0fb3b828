internal import Numerics

/// The search for the likeliest jumps.
struct JumpSearch {
  let mixture: JumpMixture
  let limits: JumpLimits
  /// The squared distances of the returns from the centre of their body.
  let squaredDistances: [Double]
  let iterationLimit: Int

  /// The shares of the returns, the farthest from the centre, that the starts take for jumps.
  static let startingShares = [0.01, 0.03, 0.1]

  /// Where a search got to.
  struct End {
    var point: JumpPoint
    var expectation: JumpExpectation
    var bounds: Set<JumpBound>
    var iterations: Int
    /// What the log-likelihood gained on the start.
    var gain: Double
    /// By how much the log-likelihood may still rise; nil where the gains do not shrink yet.
    var remaining: Double?
  }

  /// The points to search from: the farthest returns are jumps, the others are not.
  func starts() throws(LinearAlgebraError) -> [JumpPoint] {
    let order = squaredDistances.indices.sorted { squaredDistances[$0] > squaredDistances[$1] }
    let (rows, dimension) = (order.count, mixture.returns.columns)
    var starts: [JumpPoint] = []
    for share in Self.startingShares {
      let count = max(Int((share * Double(rows)).rounded(.up)), dimension + 2)
      guard count <= rows / 3 else { continue }
      let jumps = mixture.returns.moments(ofRows: order.prefix(count))
      let others = mixture.returns.moments(ofRows: order.dropFirst(count))
      let point = JumpPoint(
        rate: Double(count) / Double(rows), mean: others.mean, covariance: others.covariance,
        jumpMean: zip(jumps.mean, others.mean).map { $0 - $1 },
        jumpCovariance: jumps.covariance.adding(others.covariance, times: -1))
      starts.append(try limits.applied(to: point).point)
    }
    return starts
  }

  /// Climbs by expectation and maximisation (Dempster, Laird and Rubin 1977) until little is left to gain.
  ///
  /// Each step has a closed form and cannot lower the likelihood. Gains that shrink at a constant rate leave the
  /// remainder of a geometric series, which is what the tolerance bounds.
  func climb(from start: JumpPoint, tolerance: Double) throws(LinearAlgebraError) -> End {
    var end = End(
      point: start, expectation: try mixture.expectation(at: start), bounds: [], iterations: 1, gain: 0, remaining: nil)
    let initial = end.expectation.logLikelihood
    let roundingError = 1e-9
    var lastGain = Double.infinity
    while end.iterations < iterationLimit {
      let next = try end.expectation.maximised(from: end.point, within: limits)
      let expectation = try mixture.expectation(at: next.point)
      let gain = expectation.logLikelihood - end.expectation.logLikelihood
      (end.point, end.bounds, end.expectation) = (next.point, next.bounds, expectation)
      end.iterations += 1
      // A fall beyond rounding would break the method's promise: the search ends, and its end is refused.
      guard gain > -roundingError * abs(expectation.logLikelihood) else {
        end.remaining = nil
        break
      }
      let rate = gain / lastGain
      end.remaining = rate < 1 ? max(gain, 0) * rate / (1 - rate) : nil
      if let remaining = end.remaining, remaining <= tolerance, gain <= tolerance { break }
      lastGain = gain
    }
    end.gain = end.expectation.logLikelihood - initial
    return end
  }
}

extension Matrix {
  /// The mean and the covariance of some rows.
  fileprivate func moments(ofRows rows: some Collection<Int>) -> (mean: [Double], covariance: Matrix) {
    let chosen = selectingRows(rows)
    let mean = chosen.columnMeans
    return (mean, chosen.centred(at: mean).crossProduct().scaled(by: 1 / Double(rows.count)))
  }
}
