extension Interval {
  /// The interval of an estimate whose influence function is known path by path.
  ///
  /// - Parameters:
  ///   - estimate: The estimate.
  ///   - influence: Its influence function, one value per path.
  ///   - coverage: The coverage of the interval.
  ///   - grouping: Which paths depend on each other.
  /// - Precondition: there is a path, and the grouping accepts their number.
  /// - Complexity: O(n).
  public init(of estimate: Double, influence: [Double], coverage: Confidence, grouping: Grouping = .independent) {
    precondition(!influence.isEmpty, "There is no path")
    self = SkewnessCorrectedInterval(contributions: influence, count: influence.count, grouping: grouping)
      .around(estimate, coverage: coverage.level)
  }
}
