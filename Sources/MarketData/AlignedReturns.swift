public import Documents

/// Log returns of several assets over the same intervals, without a blank.
public struct AlignedReturns: Sendable, Equatable {
  /// The names of the assets.
  public let assets: [String]
  /// The end of each interval, strictly rising.
  public let times: [Timestamp]
  /// The length of an interval in seconds.
  public let step: Int
  /// The returns, fractions: one column per asset and one element per interval.
  public let columns: [[Double]]

  /// How many intervals there are.
  public var count: Int { times.count }

  /// Returns that were aligned elsewhere, or drawn.
  ///
  /// - Parameters:
  ///   - assets: the names of the assets.
  ///   - times: the end of each interval, strictly rising.
  ///   - step: the length of an interval in seconds, positive.
  ///   - columns: the returns, finite: one column per asset and one element per interval.
  /// - Precondition: the shapes agree.
  public init(assets: [String], times: [Timestamp], step: Int, columns: [[Double]]) {
    precondition(columns.count == assets.count, "one column of returns per asset")
    precondition(columns.allSatisfy { $0.count == times.count }, "one return per interval")
    precondition(step > 0, "an interval has a positive length")
    self.assets = assets
    self.times = times
    self.step = step
    self.columns = columns
  }
}
