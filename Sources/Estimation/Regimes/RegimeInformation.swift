internal import Numerics

/// The gradient of a log-likelihood of regimes, and its observed information.
///
/// The gradient is in closed form, the expected gradient were the states known (Fisher's identity); the information is
/// taken from its differences.
struct RegimeInformation {
  /// A parameter that is free.
  enum Parameter: Hashable {
    /// The probability of a change of state, taken from that of staying.
    case change(from: Int, to: Int)
    /// An element of the lower triangle of a state's covariance.
    case covariance(state: Int, row: Int, column: Int)
  }

  /// The parameters, in the order of the rows.
  let parameters: [Parameter]
  /// The inverse of the information; nil where the point is no strict maximum.
  let inverse: Matrix?

  /// A step of a difference, relative to the size of the parameter.
  private static let step = 1e-5

  /// The information at a point on standardised returns.
  ///
  /// - Complexity: O(T d²) for each parameter and state.
  init(of returns: Matrix, at point: RegimePoint) throws(LinearAlgebraError) {
    let parameters = Self.parameters(of: point)
    let densities = try RegimeDensities(of: returns, covariances: point.covariances)
    var information = Matrix(rows: parameters.count, columns: parameters.count)
    for (column, parameter) in parameters.enumerated() {
      let size = Self.step * Self.size(of: parameter, at: point)
      var scores: [[Double]] = []
      for sign in [-1.0, 1] {
        var moved = point
        var movedDensities = densities
        switch parameter {
        case .change(let from, let to):
          moved.transition[from, to] += sign * size
          moved.transition[from, from] -= sign * size
        case .covariance(let state, let row, let other):
          moved.covariances[state][row, other] += sign * size
          if row != other { moved.covariances[state][other, row] += sign * size }
          movedDensities = try densities.replacing(state, covariance: moved.covariances[state], returns: returns)
        }
        let expectation = RegimeExpectation(movedDensities, transition: moved.transition)
        scores.append(Self.score(expectation, at: moved, in: parameters))
      }
      for row in parameters.indices { information[row, column] = (scores[0][row] - scores[1][row]) / (2 * size) }
    }
    self.parameters = parameters
    inverse = information.adding(information.transposed(), times: 1).scaled(by: 0.5).inverseOfPositiveDefinite()
  }

  /// The standard error of a parameter; nil where it is held or the information has no inverse.
  func standardError(of parameter: Parameter) -> Double? {
    guard let inverse, let place = parameters.firstIndex(of: parameter) else { return nil }
    return inverse[place, place].squareRoot()
  }

  /// The standard error of the probability of staying in a state, from those of leaving it.
  func stayingStandardError(of state: Int) -> Double? {
    guard let inverse else { return nil }
    let places = parameters.indices.filter {
      if case .change(state, _) = parameters[$0] { true } else { false }
    }
    guard !places.isEmpty else { return nil }
    return places.reduce(0) { sum, row in places.reduce(sum) { $0 + inverse[row, $1] } }.squareRoot()
  }

  private static func parameters(of point: RegimePoint) -> [Parameter] {
    let dimension = point.covariances[0].rows
    var parameters: [Parameter] = []
    for from in 0..<point.states {
      for to in 0..<point.states
      where to != from && point.transition[from, to] >= RegimeSpecification.leastProbability
        && point.transition[from, from] >= RegimeSpecification.leastProbability
      {
        parameters.append(.change(from: from, to: to))
      }
    }
    for state in 0..<point.states {
      for column in 0..<dimension {
        for row in column..<dimension { parameters.append(.covariance(state: state, row: row, column: column)) }
      }
    }
    return parameters
  }

  private static func size(of parameter: Parameter, at point: RegimePoint) -> Double {
    switch parameter {
    case .change(let from, let to): min(point.transition[from, to], point.transition[from, from])
    case .covariance(let state, let row, let column):
      // A pivot bounds how far an element may move before the covariance is none.
      (point.covariances[state][row, row] * point.covariances[state][column, column]).squareRoot()
    }
  }

  private static func score(
    _ expectation: RegimeExpectation, at point: RegimePoint, in parameters: [Parameter]
  ) -> [Double] {
    let slopes = expectation.factors.indices.map { state in
      let root = expectation.factors[state].whitened(.identity(expectation.factors[state].order))
      return root.multiplied(by: expectation.whitenedScatters[state]).multiplied(by: root.transposed())
        .adding(root.transposed().crossProduct(), times: -expectation.occupancy[state])
    }
    return parameters.map { parameter in
      switch parameter {
      case .change(let from, let to):
        expectation.transitions[from, to] / point.transition[from, to]
          - expectation.transitions[from, from] / point.transition[from, from]
      case .covariance(let state, let row, let column):
        slopes[state][row, column] * (row == column ? 0.5 : 1)
      }
    }
  }
}
