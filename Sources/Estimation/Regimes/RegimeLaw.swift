public import Numerics

/// A hidden Markov model of returns: a state that nobody sees, and normal returns whose covariance is that of the state.
///
/// The returns have mean 0 in every state. Covariances are per step, in the squared unit of the returns.
public struct RegimeLaw: Equatable, Sendable {
  /// The probability of each state (column) in the step after one in each state (row); rows add up to 1.
  public let transition: Matrix
  /// The covariance of a step's returns, one per state.
  public let covariances: [Matrix]

  /// The law with these parameters.
  ///
  /// - Parameters:
  ///   - transition: The probabilities of the next state, a row per state.
  ///   - covariances: A covariance per state, of the same order.
  /// - Precondition: the shapes agree, and the rows of the transition are probabilities that add up to 1.
  public init(transition: Matrix, covariances: [Matrix]) {
    precondition(!covariances.isEmpty, "A law has a state")
    precondition(transition.rows == covariances.count && transition.columns == covariances.count, "One row per state")
    precondition(
      covariances.allSatisfy { $0.rows == $0.columns && $0.rows == covariances[0].rows }, "One row per asset")
    precondition(
      transition.rowValues.allSatisfy { row in
        row.allSatisfy { $0 >= 0 } && abs(row.reduce(0, +) - 1) < 1e-9
      }, "The next state is one of the states")
    self.transition = transition
    self.covariances = covariances
  }

  /// The number of states.
  public var states: Int { covariances.count }

  /// The standard deviations of a step's returns: for each state one per asset.
  public var volatilities: [[Double]] { covariances.map(\.standardDeviations) }

  /// The correlation of a step's returns, one per state.
  public var correlations: [Matrix] { covariances.map(\.correlation) }

  /// The mean number of steps that a state lasts, 1 / (1 - p) for the probability p of staying; infinite where p is 1.
  public var expectedDurations: [Double] { transition.diagonal.map { 1 / (1 - $0) } }

  /// The share of each state in the long run; nil where it depends on the first state.
  public var stationaryDistribution: [Double]? {
    // The balance π (I - A + 1 1ᵀ) = 1ᵀ has one solution exactly where the distribution is unique.
    var balance = Matrix(rows: states, columns: states, repeating: 1)
    for row in 0..<states {
      for column in 0..<states { balance[column, row] += (row == column ? 1 : 0) - transition[row, column] }
    }
    guard let inverse = balance.transposed().multiplied(by: balance).inverseOfPositiveDefinite() else { return nil }
    let solution = inverse.multiplied(by: balance.transposed().multiplied(by: Array(repeating: 1, count: states)))
    let sum = solution.reduce(0) { $0 + max($1, 0) }
    return solution.map { max($0, 0) / sum }
  }

  /// The covariance of a step's returns in the long run, over all states; nil where it depends on the first state.
  public var unconditionalCovariance: Matrix? {
    guard let shares = stationaryDistribution else { return nil }
    return zip(shares, covariances).reduce(Matrix(rows: covariances[0].rows, columns: covariances[0].rows)) {
      $0.adding($1.1, times: $1.0)
    }
  }

  /// The probabilities of the states a step on.
  ///
  /// - Parameter probabilities: Those of the states now, one per state.
  /// - Returns: One per state.
  public func next(_ probabilities: [Double]) -> [Double] { transition.transposed().multiplied(by: probabilities) }
}
