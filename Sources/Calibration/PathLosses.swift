public import RiskMeasures

/// What a run keeps of its paths: their losses, and how much each path counts.
public struct PathLosses: Sendable {
  /// For each request one loss per path, in the order of the paths.
  public let losses: [[Double]]
  /// For each request of a level the probability that the path touches it, given its prices at the ends of the steps.
  public let touches: [[Double]]
  /// For each request of a level 1 where a path is beyond it at the end of a step, and 0 elsewhere.
  public let monitoredTouches: [[Double]]
  /// The weight of each path; nil where all count alike.
  public let weights: [Double]?
  /// Which paths depend on each other.
  public let grouping: Grouping
  /// Variables with expectation 0, one value per path each.
  public let controls: [[Double]]

  /// The sample of some values of the paths.
  ///
  /// - Throws: `RiskMeasureError` where they are no losses.
  public func sample(of values: [Double]) throws(RiskMeasureError) -> LossSample {
    try LossSample(values, weights: weights, grouping: grouping, controls: controls)
  }

  /// The samples of the losses of all requests, in their order.
  ///
  /// - Throws: `RiskMeasureError`.
  public func samples() throws(RiskMeasureError) -> [LossSample] {
    try losses.map { values throws(RiskMeasureError) in try sample(of: values) }
  }
}
