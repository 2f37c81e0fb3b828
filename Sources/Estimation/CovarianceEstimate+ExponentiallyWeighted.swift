internal import Numerics

extension CovarianceEstimate {
  /// The weighted mean of the products of returns about zero, with weights that fall by `decay` a step into the past.
  ///
  /// The weights are divided by their sum, so that the estimate depends on the returns alone: the recursion of
  /// RiskMetrics (1996, Technical Document, section 5.2) needs a first value, and here its weight would be that of the
  /// returns before the first.
  static func exponentiallyWeighted(_ returns: Matrix, decay: Double) -> CovarianceEstimate {
    let weights = exponentialWeights(count: returns.rows, decay: decay)
    var weighted = returns
    for column in 0..<weighted.columns {
      for row in 0..<weighted.rows { weighted[row, column] *= weights[row].squareRoot() }
    }
    let effective = 1 / weights.reduce(0) { $0 + $1 * $1 }
    return CovarianceEstimate(
      covariance: weighted.crossProduct(), shrinkage: nil,
      observations: Array(repeating: returns.rows, count: returns.columns),
      effectiveObservations: Array(repeating: effective, count: returns.columns),
      description: exponentiallyWeightedDescription(decay: decay))
  }

  /// Weights that add to 1, the newest and heaviest last.
  static func exponentialWeights(count: Int, decay: Double) -> [Double] {
    var weights = [Double](repeating: 1, count: count)
    for age in 1..<max(count, 1) { weights[count - 1 - age] = weights[count - age] * decay }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  static func exponentiallyWeightedDescription(decay: Double) -> String {
    "ewma: decay \(decay) per return, about zero, weights adding to 1"
  }
}
