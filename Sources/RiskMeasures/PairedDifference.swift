/// The difference of two estimates from the same paths, with an interval that knows how they move together.
public struct PairedDifference: Equatable, Sendable, Codable {
  /// The first estimate less the second.
  public let difference: Double
  /// The standard error of the difference.
  public let standardError: Double
  /// The interval of the difference.
  public let interval: Interval

  /// Whether the interval excludes zero: the paths at hand tell the two apart.
  public var isDistinguishable: Bool { !interval.contains(0) }

  /// The difference of two estimates whose influence functions are known path by path.
  ///
  /// - Parameters:
  ///   - first: The first estimate.
  ///   - firstInfluence: Its influence function, one value per path.
  ///   - second: The second estimate.
  ///   - secondInfluence: Its influence function on the same paths.
  ///   - coverage: The coverage of the interval.
  ///   - grouping: Which paths depend on each other.
  ///   - resolution: What rounding alone may make of the difference; the interval is wider by it on either side.
  /// - Precondition: both influence functions have the same number of values, which the grouping accepts.
  /// - Complexity: O(n).
  public init(
    _ first: Double, influence firstInfluence: [Double], minus second: Double, influence secondInfluence: [Double],
    coverage: Confidence, grouping: Grouping = .independent, resolution: Double = 0
  ) {
    precondition(
      firstInfluence.count == secondInfluence.count && !firstInfluence.isEmpty, "The paths are not the same")
    let corrected = SkewnessCorrectedInterval(
      contributions: zip(firstInfluence, secondInfluence).lazy.map { $0 - $1 }, count: firstInfluence.count,
      grouping: grouping)
    difference = first - second
    standardError = corrected.standardError
    let statistical = corrected.around(difference, coverage: coverage.level)
    interval = Interval(
      low: statistical.low.map { $0 - resolution }, high: statistical.high.map { $0 + resolution })
  }
}
