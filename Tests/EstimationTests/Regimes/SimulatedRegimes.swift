import Estimation
import Numerics

extension SyntheticMarket {
  /// Returns of a hidden Markov model, a row per step, and the state of each step; the first state is the calmest.
  mutating func returns(of law: RegimeLaw, steps: Int) throws -> (returns: Matrix, states: [Int]) {
    let factors = try law.covariances.map { try $0.choleskyFactor() }
    var states: [Int] = []
    var rows: [[Double]] = []
    var state = 0
    for _ in 0..<steps {
      rows.append(normals(factors[state]))
      states.append(state)
      let level = uniform()
      var (next, cumulative) = (0, law.transition[state, 0])
      while cumulative < level, next < law.states - 1 {
        next += 1
        cumulative += law.transition[state, next]
      }
      state = next
    }
    return (Matrix(rows), states)
  }
}
