internal import Numerics

/// The forward recursion over the states, scaled in each step so that nothing underflows.
struct RegimeRecursion {
  let transition: Matrix
  /// The probability of each state (column) in each step (row), given the returns up to it.
  let filtered: Matrix
  /// The same, given the returns before it.
  let predicted: Matrix
  /// The logarithm of the density of each step's returns, given those before.
  let logScales: [Double]

  /// Filters the densities of the states, from the probabilities in the first step.
  init(logDensities: Matrix, transition: Matrix, first: [Double]) {
    let (steps, states) = (logDensities.rows, transition.rows)
    var filtered = Matrix(rows: steps, columns: states)
    var predicted = Matrix(rows: steps, columns: states)
    var logScales = [Double](repeating: 0, count: steps)
    var prediction = first
    var current = first
    for step in 0..<steps {
      var largest = -Double.infinity
      for state in 0..<states where prediction[state] > 0 { largest = max(largest, logDensities[step, state]) }
      var sum = 0.0
      for state in 0..<states {
        predicted[step, state] = prediction[state]
        current[state] = prediction[state] * min(logDensities[step, state] - largest, 0).exponential
        sum += current[state]
      }
      logScales[step] = largest + sum.logarithm
      for state in 0..<states {
        current[state] /= sum
        filtered[step, state] = current[state]
      }
      for state in 0..<states {
        prediction[state] = 0
        for previous in 0..<states { prediction[state] += current[previous] * transition[previous, state] }
      }
    }
    self.transition = transition
    self.filtered = filtered
    self.predicted = predicted
    self.logScales = logScales
  }

  /// The probabilities of the states given all returns, and the expected number of each transition (Kim 1994).
  func smoothed() -> (probabilities: Matrix, transitions: Matrix) {
    let states = transition.rows
    var probabilities = filtered
    var transitions = Matrix(rows: states, columns: states)
    var ratios = [Double](repeating: 0, count: states)
    for step in stride(from: filtered.rows - 2, through: 0, by: -1) {
      for state in 0..<states {
        let prediction = predicted[step + 1, state]
        ratios[state] = prediction > 0 ? probabilities[step + 1, state] / prediction : 0
      }
      for state in 0..<states {
        var sum = 0.0
        for next in 0..<states {
          let joint = filtered[step, state] * transition[state, next] * ratios[next]
          transitions[state, next] += joint
          sum += joint
        }
        probabilities[step, state] = sum
      }
    }
    return (probabilities, transitions)
  }
}
