internal import RiskMeasures

/// What one account loses on each of an even number of moves, by its collateral and by all else.
struct AccountLosses {
  /// Nil where it has none.
  private let collateral: [Double]?
  /// Of debts and contracts; nil where it has none.
  private let rest: [Double]?
  private let together: [Double]

  init(collateral: [Double]?, rest: [Double]?, count: Int) {
    self.collateral = collateral
    self.rest = rest
    together =
      switch (collateral, rest) {
      case (let collateral?, let rest?): zip(collateral, rest).map { $0 + $1 }
      case (let one?, nil), (nil, let one?): one
      case (nil, nil): Array(repeating: 0, count: count)
      }
  }

  /// The measure of the whole loss.
  func joint(_ measure: Measure, at confidence: Confidence) throws(RiskMeasureError) -> Estimate {
    let sample = try LossSample(together)
    let figures = try sample.measure(confidence)
    let error = Estimate(of: 0, influence: try sample.influence(on: measure, at: confidence)).standardError
    return Estimate(
      value: figures.value(of: measure), standardError: error, interval: figures.interval(of: measure))
  }

  /// The expected shortfall over that of the account whose collateral moves by itself, less 1.
  ///
  /// The collateral takes its moves half of all moves further on. The two moves that are so exchanged form a group, of which
  /// the interval takes account: each group is independent of all others.
  func wrongWay(at confidence: Confidence) throws(RiskMeasureError) -> Estimate? {
    guard let collateral, let rest else { return nil }
    let half = rest.count / 2
    let apart = rest.indices.map { rest[$0] + collateral[($0 + half) % rest.count] }
    let grouping = Grouping.interleaved(half)
    let (joint, separate) = (
      try LossSample(together, grouping: grouping), try LossSample(apart, grouping: grouping)
    )
    let beside = try separate.expectedShortfall(confidence)
    guard beside > 0 else { return nil }
    let ratio = try joint.expectedShortfall(confidence) / beside
    let own = try joint.influence(on: .expectedShortfall, at: confidence)
    let other = try separate.influence(on: .expectedShortfall, at: confidence)
    return Estimate(of: ratio - 1, influence: zip(own, other).map { ($0 - ratio * $1) / beside }, grouping: grouping)
  }
}
