/// The mean of independent values that are looked at once and not kept.
public struct StreamedMean: Equatable, Sendable {
  /// The number of values.
  public private(set) var count: Int = 0
  private var sums = PowerSums()

  /// The mean of no values yet.
  public init() {}

  /// Takes in a value.
  public mutating func add(_ value: Double) {
    count += 1
    sums.add(value)
  }

  /// Takes in the values of another mean.
  ///
  /// What comes out depends on the order of the merges in its last bits: merge in the order of the paths.
  public mutating func merge(_ next: StreamedMean) {
    count += next.count
    sums.add(next.sums)
  }

  /// The mean of the values, with the skewness-corrected interval of a mean.
  ///
  /// The variance comes from sums of powers about 0: it has lost the digits by which the mean exceeds the spread.
  /// - Parameter intervalLevel: The probability with which the interval covers the true mean.
  /// - Returns: The mean.
  /// - Precondition: there is a value.
  public func estimate(intervalLevel: Confidence = .interval) -> Estimate {
    precondition(count > 0, "The mean of no values")
    let corrected = SkewnessCorrectedInterval(sums, count: count, grouping: .independent)
    let mean = sums.first / Double(count)
    return Estimate(
      value: mean, standardError: corrected.standardError,
      interval: corrected.around(mean, coverage: intervalLevel.level))
  }
}
