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
  typealias End = LikelihoodAscent<JumpPoint, JumpExpectation, JumpBound>

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

  /// Climbs from a point until little is left to gain.
  func climb(from start: JumpPoint, tolerance: Double) throws(LinearAlgebraError) -> End {
    try End(from: start, tolerance: tolerance, iterationLimit: iterationLimit) { point throws(LinearAlgebraError) in
      try mixture.expectation(at: point)
    } maximised: { expectation, point throws(LinearAlgebraError) in
      try expectation.maximised(from: point, within: limits)
    }
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
