internal import Numerics

/// Shares of losses in bins of equal width, for a chart.
///
/// The bins reach up to the largest loss. The largest gains, which a heavy-tailed law sends anywhere, are left out of the
/// bins, because a few of them would flatten all the rest; their share is kept. Losses with likelihood ratios count by
/// these, made to add up to 1; controls, which sharpen figures and not the shape, leave the shares alone.
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
    let first = Self.lowEnd(of: sample)
    let last = sample.losses.reduce(first) { $1 > $0 ? $1 : $0 }
    let step = (last - first) / Double(bins)
    var weights = [Double](repeating: 0, count: step > 0 ? bins : 1)
    var (total, binned) = (0.0, 0.0)
    for (index, loss) in sample.losses.enumerated() {
      let weight = sample.likelihoods?[index] ?? 1
      total += weight
      guard loss >= first else { continue }
      weights[step > 0 ? min(bins - 1, Int((loss - first) / step)) : 0] += weight
      binned += weight
    }
    low = first
    width = max(0, step)
    shares = weights.map { $0 / total }
    below = max(0, total - binned) / total
  }

  /// The largest loss below which no more than the trimmed share lies.
  private static func lowEnd(of sample: LossSample) -> Double {
    let count = sample.count
    guard let likelihoods = sample.likelihoods else {
      return sample.losses[sample.losses.extremes(.smallest, count: Int(trimmedShare * Double(count)) + 1)[0]]
    }
    let room = trimmedShare * likelihoods.reduce(0, +)
    var wanted = Int(trimmedShare * Double(count)) + 1
    while true {
      var below = 0.0
      for index in sample.losses.extremes(.smallest, count: wanted).reversed() {
        below += likelihoods[index]
        if below > room { return sample.losses[index] }
      }
      precondition(wanted < count, "All weights together are more than a share of them")
      wanted = min(count, 4 * wanted)
    }
  }
}
