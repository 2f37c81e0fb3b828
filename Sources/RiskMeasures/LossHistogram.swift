/// Counts of losses in bins of equal width, for a chart.
public struct LossHistogram: Equatable, Sendable, Codable {
  /// The lower end of the first bin.
  public let low: Double
  /// The width of a bin; 0 where all losses are equal.
  public let width: Double
  /// The share of the losses in each bin; together they are 1.
  public let shares: [Double]

  /// The histogram of a sample between its extremes.
  ///
  /// - Parameters:
  ///   - sample: The losses.
  ///   - bins: The number of bins; at least 1.
  /// - Complexity: O(n).
  public init(of sample: LossSample, bins: Int = 100) {
    precondition(bins >= 1, "A histogram has a bin")
    let first = sample.sorted[0]
    let last = sample.sorted[sample.count - 1]
    low = first
    width = (last - first) / Double(bins)
    guard width > 0 else {
      shares = [1]
      return
    }
    var counts = [Int](repeating: 0, count: bins)
    for loss in sample.sorted {
      counts[min(bins - 1, Int((loss - first) / width))] += 1
    }
    shares = counts.map { Double($0) / Double(sample.count) }
  }
}
