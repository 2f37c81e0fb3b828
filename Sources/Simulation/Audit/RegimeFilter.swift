internal import MarketModel
internal import Numerics

/// The probabilities of the hidden states of some paths, given the returns up to each step.
///
/// Hamilton (1989), section 4. Under the model the expectation of such a probability is the probability itself, so that
/// the states of simulated paths can be counted though nobody sees them.
struct RegimeFilter {
  /// By step and state, the probability of the state for each path.
  private(set) var states: [[[Double]]] = []
  /// By step from the second, state before and state, the probability of both for each path.
  private(set) var moves: [[[[Double]]]] = []
  /// By step and state, the returns of each path standardised as in that state: a column per driver.
  private(set) var standardised: [[Matrix]] = []

  /// The filtered states.
  ///
  /// - Parameters:
  ///   - openings: The log returns of the first steps, a matrix each.
  ///   - regimes: The chain.
  ///   - drivers: Drivers that move in every state.
  ///   - scale: The model and its grid.
  /// - Throws: ``MultivariateFitError/singular(_:)``.
  init(
    _ openings: [Matrix], regimes: RegimeSwitching, drivers: [Int], scale: AuditScale
  ) throws(MultivariateFitError) {
    let laws = regimes.states.map { state in
      let variances = drivers.map { scale.stateVariance(state, $0) }
      let correlation = Matrix(drivers.map { row in drivers.map { state.correlation[row][$0] } })
      return (
        location: zip(drivers, variances).map { scale.stepDrift($0) - 0.5 * $1 },
        deviations: variances.map { $0.squareRoot() }, correlation: correlation
      )
    }
    let paths = openings.first?.rows ?? 0
    var predicted = (regimes.current ?? regimes.longRunShares).map { Array(repeating: $0, count: paths) }
    for (step, returns) in openings.enumerated() {
      let chosen = returns.selectingColumns(drivers)
      var logDensities: [[Double]] = []
      var standardised: [Matrix] = []
      for law in laws {
        let values = chosen.centred(at: law.location).scalingColumns(by: law.deviations.map { 1 / $0 })
        standardised.append(values)
        do throws(LinearAlgebraError) {
          logDensities.append(
            try values.normalLogDensities(correlation: law.correlation, deviations: law.deviations))
        } catch {
          throw .singular(error)
        }
      }
      self.standardised.append(standardised)
      if step > 0 { moves.append(Self.moves(from: states[step - 1], regimes.transition, logDensities)) }
      let filtered = Self.posterior(predicted, logDensities)
      states.append(filtered)
      predicted = regimes.states.indices.map { next in
        (0..<paths).map { path in
          regimes.states.indices.reduce(0) { $0 + filtered[$1][path] * regimes.transition[$1][next] }
        }
      }
    }
  }

  /// Probabilities in proportion to prior ones times densities.
  private static func posterior(_ prior: [[Double]], _ logDensities: [[Double]]) -> [[Double]] {
    var result = prior
    for path in prior[0].indices {
      // The largest density is 1, so that one of them at least is left.
      let largest = prior.indices.map { prior[$0][path] > 0 ? logDensities[$0][path] : -.infinity }.max() ?? 0
      var total = 0.0
      for state in prior.indices {
        let share = prior[state][path]
        result[state][path] = share > 0 ? share * (logDensities[state][path] - largest).exponential : 0
        total += result[state][path]
      }
      for state in prior.indices { result[state][path] /= total }
    }
    return result
  }

  private static func moves(
    from before: [[Double]], _ transition: [[Double]], _ logDensities: [[Double]]
  ) -> [[[Double]]] {
    let states = before.indices
    let pairs = states.flatMap { from in states.map { to in before[from].map { $0 * transition[from][to] } } }
    let joint = posterior(pairs, states.flatMap { _ in logDensities })
    return states.map { from in states.map { joint[from * before.count + $0] } }
  }
}

extension Matrix {
  /// The matrix with each column multiplied by a factor.
  fileprivate func scalingColumns(by factors: [Double]) -> Matrix {
    Matrix(columns: factors.indices.map { place in column(place).map { $0 * factors[place] } })
  }

  /// The logarithms of the densities of rows with a correlation, before they were divided by deviations; but for a
  /// constant.
  fileprivate func normalLogDensities(
    correlation: Matrix, deviations: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    let factor = try correlation.choleskyFactor()
    let whitened = factor.whitened(self)
    let volume = 0.5 * factor.logDeterminantOfProduct + deviations.reduce(0) { $0 + $1.logarithm }
    return (0..<rows).map { row in
      -volume - 0.5 * (0..<columns).reduce(0) { $0 + whitened[row, $1] * whitened[row, $1] }
    }
  }
}
