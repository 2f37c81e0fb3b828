internal import Numerics

/// What returns say about the states at a point: the sums that a step of expectation and maximisation rests on.
struct RegimeExpectation: LikelihoodExpectation {
  let logLikelihood: Double
  /// The expected number of steps in each state.
  let occupancy: [Double]
  /// The expected number of each transition.
  let transitions: Matrix
  /// For each state the scatter of its whitened returns, weighted with its probability.
  let whitenedScatters: [Matrix]
  let factors: [LowerTriangularMatrix]
  /// The probability of each state after the last step.
  let last: [Double]

  /// A probability of a state that does not move a sum over the returns.
  private static let negligible = 1e-12

  /// - Complexity: O(T d²) per state.
  init(of returns: Matrix, at point: RegimePoint) throws(LinearAlgebraError) {
    let densities = try RegimeDensities(of: returns, covariances: point.covariances)
    self.init(densities, transition: point.transition)
  }

  /// The same from densities that are known.
  init(_ densities: RegimeDensities, transition: Matrix) {
    let states = transition.rows
    let recursion = RegimeRecursion(
      logDensities: densities.values, transition: transition,
      first: Array(repeating: 1 / Double(states), count: states))
    let smoothed = recursion.smoothed()
    logLikelihood = recursion.logScales.reduce(0, +)
    occupancy = (0..<states).map { smoothed.probabilities.column($0).reduce(0, +) }
    transitions = smoothed.transitions
    factors = densities.factors
    last = (0..<states).map { recursion.filtered[recursion.filtered.rows - 1, $0] }
    whitenedScatters = densities.whitened.enumerated().map { state, whitened in
      let weights = Array(smoothed.probabilities.column(state))
      let rows = weights.indices.filter { weights[$0] > Self.negligible }
      let roots = rows.map { weights[$0].squareRoot() }
      var scaled = Matrix(rows: rows.count, columns: whitened.columns)
      for column in 0..<whitened.columns {
        for (place, row) in rows.enumerated() { scaled[place, column] = roots[place] * whitened[row, column] }
      }
      return scaled.crossProduct()
    }
  }

  /// The next point: the best parameters if the states were those expected at this one.
  func maximised(
    within floor: LowerTriangularMatrix
  ) throws(LinearAlgebraError) -> (point: RegimePoint, bounds: Set<RegimeBound>) {
    let states = occupancy.count
    var transition = transitions
    var bounds: Set<RegimeBound> = []
    for row in 0..<states {
      let leavings = (0..<states).reduce(0) { $0 + transitions[row, $1] }
      for column in 0..<states {
        transition[row, column] = leavings > 0 ? transitions[row, column] / leavings : 1 / Double(states)
        if transition[row, column] < RegimeSpecification.leastProbability {
          bounds.insert(.neverFollows(from: row, to: column))
        }
      }
    }
    var covariances: [Matrix] = []
    for state in 0..<states {
      let factor = factors[state].matrix
      let scatter = factor.multiplied(by: whitenedScatters[state]).multiplied(by: factor.transposed())
      let raised = try scatter.scaled(by: 1 / occupancy[state]).raised(to: floor)
      covariances.append(raised.matrix)
      if raised.isRaised { bounds.insert(.leastVariance(state: state)) }
    }
    return (RegimePoint(transition: transition, covariances: covariances), bounds)
  }
}
