extension Estimate {
  /// An estimate whose influence function is known path by path.
  ///
  /// - Parameters:
  ///   - value: The estimate.
  ///   - influence: Its influence function, one value per path.
  ///   - coverage: The coverage of the interval.
  ///   - grouping: Which paths depend on each other.
  /// - Precondition: there is a path, and the grouping accepts their number.
  /// - Complexity: O(n).
  public init(
    of value: Double, influence: [Double], coverage: Confidence = .interval, grouping: Grouping = .independent
  ) {
    precondition(!influence.isEmpty, "There is no path")
    let corrected = SkewnessCorrectedInterval(contributions: influence, count: influence.count, grouping: grouping)
    self.init(
      value: value, standardError: corrected.standardError,
      interval: corrected.around(value, coverage: coverage.level))
  }
}
