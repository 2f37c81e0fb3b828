internal import Numerics

/// What returns say about their jumps at a point: the sums that a step of expectation and maximisation rests on.
struct JumpExpectation: LikelihoodExpectation {
  let logLikelihood: Double
  let steps: Int
  let terms: [Term]
  /// For each term of the mixture the returns less its location, whitened by its covariance.
  let whitened: [Matrix]
  /// For each term of the mixture the probability that it made each return.
  let weights: [[Double]]

  /// A term of the mixture with its share in the returns.
  struct Term {
    let jumps: Double
    /// The expected number of steps with this term.
    let weight: Double
    /// The transposed inverse W of the Cholesky factor of the covariance.
    let root: Matrix
    /// The inverse P of the covariance.
    let precision: Matrix
    /// P s, for the weighted sum s of the deviations.
    let pull: [Double]
    /// P R P, for the weighted scatter R of the deviations.
    let spread: Matrix

    init(component: JumpMixture.Component, weight: Double, whitenedSum: [Double], whitenedScatter: Matrix) {
      jumps = Double(component.jumps)
      self.weight = weight
      root = component.factor.whitened(.identity(component.factor.order))
      precision = root.transposed().crossProduct()
      pull = root.multiplied(by: whitenedSum)
      spread = root.multiplied(by: whitenedScatter).multiplied(by: root.transposed())
    }
  }

  /// The expected number of jumps in all steps.
  var jumps: Double { terms.reduce(0) { $0 + $1.jumps * $1.weight } }

  /// Whether the rate is on its bound and the likelihood would rise beyond it.
  func wantsMoreJumps(than limits: JumpLimits) -> Bool { jumps / Double(steps) >= limits.largestRate }

  /// The gradient in the mean of the diffusion, or in that of a jump.
  func meanScore(ofJumps: Bool) -> [Double] {
    var sum = [Double](repeating: 0, count: terms[0].pull.count)
    for term in terms {
      for index in sum.indices { sum[index] += (ofJumps ? term.jumps : 1) * term.pull[index] }
    }
    return sum
  }

  /// Twice the gradient in the covariance of the diffusion, or in that of a jump.
  func covarianceScore(ofJumps: Bool) -> Matrix {
    var sum = Matrix(rows: terms[0].pull.count, columns: terms[0].pull.count)
    for term in terms {
      let factor = ofJumps ? term.jumps : 1
      sum = sum.adding(term.spread, times: factor).adding(term.precision, times: -factor * term.weight)
    }
    return sum
  }

  /// The next point: the best parameters if the number and the sizes of the jumps were those expected at this one.
  ///
  /// With the gradient g in a mean and G/2 in a covariance S, summed over n draws of it, the mean moves by Δ = S g / n and
  /// the covariance becomes S + S G S / n - Δ Δᵀ.
  /// - Returns: The point within the bounds, and the bounds that it lies on.
  func maximised(
    from point: JumpPoint, within limits: JumpLimits
  ) throws(LinearAlgebraError) -> (point: JumpPoint, bounds: Set<JumpBound>) {
    func moved(_ mean: [Double], _ covariance: Matrix, ofJumps: Bool, draws: Double) -> ([Double], Matrix) {
      let shift = covariance.multiplied(by: meanScore(ofJumps: ofJumps)).map { $0 / draws }
      let change = covariance.multiplied(by: covarianceScore(ofJumps: ofJumps)).multiplied(by: covariance)
      let row = Matrix(rows: 1, columns: shift.count, columnMajor: shift)
      return (
        zip(mean, shift).map { $0 + $1 },
        covariance.adding(change, times: 1 / draws).adding(row.crossProduct(), times: -1)
      )
    }
    var next = point
    (next.mean, next.covariance) = moved(point.mean, point.covariance, ofJumps: false, draws: Double(steps))
    if jumps > 0 {
      (next.jumpMean, next.jumpCovariance) = moved(
        point.jumpMean, point.jumpCovariance, ofJumps: true, draws: jumps)
    }
    next.rate = jumps / Double(steps)
    return try limits.applied(to: next)
  }
}
