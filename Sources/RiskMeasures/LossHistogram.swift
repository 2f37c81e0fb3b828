/// Shares of losses in bins of equal width, for a chart.
///
/// The bins reach up to the largest loss. The largest gains, which a heavy-tailed law sends anywhere, are left out of the
/// bins, because a few of them would flatten all the rest; their share is kept.
public struct LossHistogram: Equatable, Sendable, Codable {
  /// The lower end of the first bin.
  public let low: Double
  /// The width of a bin; 0 where all losses in the bins are equal.
  public let width: Double
  /// The share of the losses in each bin; with ``below`` they add up to 1.
  public let shares: [Double]
  /// The share of the losses below the first bin.
  public let below: Double

  /// The share of the losses that may lie below the first bin.
  public static let trimmedShare = 0.0005

  /// The histogram of a sample.
  ///
  /// - Parameters:
  ///   - sample: The losses.
  ///   - bins: The number of bins; at least 1.
  /// - Complexity: O(n).
  public init(of sample: LossSample, bins: Int = 100) {
    precondition(bins >= 1, "A histogram has a bin")
    let first = sample.sorted[Int(Self.trimmedShare * Double(sample.count))]
    let last = sample.sorted[sample.count - 1]
    let step = (last - first) / Double(bins)
    var counts = [Int](repeating: 0, count: step > 0 ? bins : 1)
    var binned = 0
    for loss in sample.sorted.drop(while: { $0 < first }) {
      counts[step > 0 ? min(bins - 1, Int((loss - first) / step)) : 0] += 1
      binned += 1
    }
    low = first
    width = max(0, step)
    shares = counts.map { Double($0) / Double(sample.count) }
    below = Double(sample.count - binned) / Double(sample.count)
  }
}
