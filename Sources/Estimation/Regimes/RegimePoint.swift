internal import Numerics

/// The parameters of regimes, in the unit of the standardised returns.
struct RegimePoint {
  var transition: Matrix
  var covariances: [Matrix]

  var states: Int { covariances.count }

  /// The same law with the states in another order.
  func reordered(_ order: [Int]) -> RegimePoint {
    var result = RegimePoint(transition: transition, covariances: order.map { covariances[$0] })
    for (row, from) in order.enumerated() {
      for (column, to) in order.enumerated() { result.transition[row, column] = transition[from, to] }
    }
    return result
  }
}
