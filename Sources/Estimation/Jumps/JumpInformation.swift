internal import Numerics

/// The gradient and the observed information of a log-likelihood with jumps, in closed form.
///
/// The parameters stand in the order rate, mean and covariance of the diffusion, mean and covariance of a jump, of the
/// covariances the lower triangle by columns. The information is that of the returns with the numbers of jumps known, less
/// what not knowing them costs: the spread of the scores over the numbers (Louis 1982).
struct JumpInformation {
  let score: [Double]
  /// Whether the rate is known.
  let holdsRate: Bool
  /// The inverse of the information; nil where the point is no strict maximum.
  let inverse: Matrix?

  /// By how much the log-likelihood would rise if it were a parabola; nil where it is none that has a top.
  var remaining: Double? {
    step.map { step in 0.5 * zip(step, score).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// Newton's step to the maximum.
  var step: [Double]? { inverse.map { $0.multiplied(by: score) } }

  /// The gradient and the information at a point.
  ///
  /// - Parameters:
  ///   - expectation: What the returns say about the jumps there.
  ///   - point: Where.
  ///   - holdsRate: Whether the rate is known, so that it has no gradient and no error.
  /// - Complexity: O(T p²) for p parameters.
  init(of expectation: JumpExpectation, at point: JumpPoint, holdsRate: Bool) {
    let layout = JumpLayout(dimension: point.dimension)
    var information = Matrix(rows: layout.count, columns: layout.count)
    var means = Matrix(rows: expectation.steps, columns: layout.count)
    for (index, term) in expectation.terms.enumerated() where term.weight > 0 {
      let rateScore = term.jumps / point.rate - 1
      let known = layout.knownInformation(of: term)
      let weights = expectation.weights[index]
      let rows = weights.indices.filter { weights[$0] > JumpMixture.negligible }
      let scores = layout.scores(of: expectation.whitened[index], rows: rows, term: term)
      var rooted = scores
      for column in 0..<scores.columns {
        for (place, row) in rows.enumerated() { rooted[place, column] *= weights[row].squareRoot() }
      }
      let spread = rooted.crossProduct()
      let factors = [1, term.jumps]
      information[0, 0] +=
        term.weight * (term.jumps / (point.rate * point.rate) - rateScore * rateScore)
      for (block, factor) in factors.enumerated() {
        for row in 0..<layout.block {
          let place = layout.place(row, inJumps: block == 1)
          // The last column of the scores is 1, so that its products are sums.
          information[place, 0] -= rateScore * factor * spread[layout.block, row]
          for (other, otherFactor) in factors.enumerated() {
            for column in 0..<layout.block {
              information[place, layout.place(column, inJumps: other == 1)] +=
                factor * otherFactor * (known[row, column] - spread[row, column])
            }
          }
        }
      }
      for row in rows { means[row, 0] += weights[row] * rateScore }
      for column in 0..<layout.block {
        for (block, factor) in factors.enumerated() where factor != 0 {
          let target = layout.place(column, inJumps: block == 1)
          for (place, row) in rows.enumerated() {
            means[row, target] += weights[row] * factor * scores[place, column]
          }
        }
      }
    }
    information = information.mirroringLowerTriangle().adding(means.crossProduct(), times: 1)
    var score = (0..<layout.count).map { means.column($0).reduce(0, +) }
    if holdsRate {
      for index in 0..<layout.count { (information[0, index], information[index, 0]) = (0, 0) }
      (information[0, 0], score[0]) = (1, 0)
    }
    self.score = score
    self.holdsRate = holdsRate
    inverse = information.inverseOfPositiveDefinite()
  }
}
