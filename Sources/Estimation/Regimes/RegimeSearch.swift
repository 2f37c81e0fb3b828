internal import Numerics

/// The search for the likeliest regimes.
struct RegimeSearch {
  let returns: Matrix
  let states: Int
  /// The Cholesky factor of the least covariance of a state.
  let floor: LowerTriangularMatrix
  /// The squared distances of the returns from the centre of their body.
  let squaredDistances: [Double]
  let iterationLimit: Int

  /// Where a search got to.
  typealias End = LikelihoodAscent<RegimePoint, RegimeExpectation, RegimeBound>

  /// The spans over which distances are averaged before they are ranked, in steps.
  private static let spans = [1, 21]
  /// The shares of the wildest state, and of each wilder one among three, that the starts begin from.
  private static let shares = [0.1, 0.3]
  /// The probability of staying in a state that the starts begin from.
  private static let staying = 0.95

  /// The points to search from: states by the size of single returns, and of their average over weeks around.
  func starts() throws(LinearAlgebraError) -> [RegimePoint] {
    var transition = Matrix(
      rows: states, columns: states, repeating: (1 - Self.staying) / Double(states - 1))
    for state in 0..<states { transition[state, state] = Self.staying }
    var starts: [RegimePoint] = []
    for span in Self.spans {
      let sizes = squaredDistances.movingAverage(span: span)
      let order = sizes.indices.sorted { sizes[$0] < sizes[$1] }
      for share in Self.shares {
        var covariances: [Matrix] = []
        var begin = 0
        for state in 0..<states {
          // The share is what is left for the wildest; between the states it grows geometrically.
          let kept = 1 - (share.logarithm * Double(state + 1) / Double(states - 1)).exponential
          let end = state == states - 1 ? order.count : max(begin, Int(kept * Double(order.count)))
          let chosen = returns.secondMoment(ofRows: order[begin..<end])
          covariances.append(try chosen.raised(to: floor).matrix)
          begin = end
        }
        starts.append(RegimePoint(transition: transition, covariances: covariances))
      }
    }
    return starts
  }

  /// Climbs from a point until little is left to gain (Baum and others 1970).
  func climb(from start: RegimePoint, tolerance: Double) throws(LinearAlgebraError) -> End {
    try End(from: start, tolerance: tolerance, iterationLimit: iterationLimit) { point throws(LinearAlgebraError) in
      try RegimeExpectation(of: returns, at: point)
    } maximised: { expectation, _ throws(LinearAlgebraError) in
      try expectation.maximised(within: floor)
    }
  }
}

extension [Double] {
  /// The average of each element and its neighbours, as far as there are some.
  fileprivate func movingAverage(span: Int) -> [Double] {
    let half = span / 2
    return indices.map { index in
      let range = Swift.max(0, index - half)...Swift.min(count - 1, index + half)
      return self[range].reduce(0, +) / Double(range.count)
    }
  }
}

extension Matrix {
  /// The mean product of the columns over some rows.
  fileprivate func secondMoment(ofRows rows: some Collection<Int>) -> Matrix {
    selectingRows(rows).crossProduct().scaled(by: 1 / Double(Swift.max(rows.count, 1)))
  }
}
