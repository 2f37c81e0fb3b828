extension Interval {
  /// The interval of an estimate whose influence function is known path by path.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - influence: Its influence function, one value per path.
  ///   - coverage: The coverage of the interval.
  /// - Precondition: there is a path.
  /// - Complexity: O(n).
  public init(of estimate: Double, influence: [Double], coverage: Confidence) {
    precondition(!influence.isEmpty, "There is no path")
    self = SkewnessCorrectedInterval(contributions: influence, count: influence.count)
      .around(estimate, coverage: coverage.level)
  }
}
