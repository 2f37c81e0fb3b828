internal import Foundation
internal import Numerics

/// The mean length of the blocks in which a stationary bootstrap resamples a series, chosen from its autocorrelation.
///
/// The rule of Politis and White (2004) with the correction of Patton, Politis and White (2009), for the mean of the
/// series: b = (2 g² n / d)^⅓ with g = Σ λ(k/m) |k| γ(k), d = 2 (Σ λ(k/m) γ(k))² and the flat-top window λ of Politis and
/// Romano. The bandwidth m is twice the first of five lags in a row (log₁₀ n, if that is more) whose autocorrelation is
/// below 2 √(log₁₀ n / n); at most ⌈√n⌉ and as many lags more.
public struct BlockLength: Equatable, Sendable {
  /// The mean block length, in steps: from 1, without memory, to 3 √n or a third of the series.
  public let mean: Double
  /// The bandwidth m, in steps.
  public let bandwidth: Int
  /// Whether the autocorrelation never died down within the lags that are looked at, so that the length is a guess.
  public let isBandwidthAtLimit: Bool

  /// The fewest values that a length is chosen for.
  public static let fewestObservations = 50

  /// The length for one series.
  ///
  /// - Parameters:
  ///   - series: The values of successive steps.
  ///   - asset: The series' name, for messages.
  /// - Throws: ``ReturnsError`` where the values are too few, not finite or all alike.
  /// - Complexity: O(n √n).
  public init(of series: [Double], asset: String) throws(ReturnsError) {
    for (row, value) in series.enumerated() where !value.isFinite {
      throw .notFinite(asset: asset, row: row, value: value)
    }
    guard series.count >= Self.fewestObservations else {
      throw .tooFewObservations(count: series.count, assets: 1, needed: Self.fewestObservations)
    }
    guard SeriesMoments.varies(series) else { throw .constantSeries(asset: asset, observations: series.count) }
    let size = Double(series.count)
    let run = max(5, Int(log10(size)))
    let limit = Int(size.squareRoot().rounded(.up)) + run
    let deviations = series.map { [mean = SeriesMoments(series).mean] in $0 - mean }
    let autocovariances = (0...limit).map { Self.autocovariance(deviations, lag: $0) }
    let band = 2 * (log10(size) / size).squareRoot()
    let isWithinBand = (0...limit).map { lag in
      abs(autocovariances[lag]) < band * Self.scale(deviations, lag: lag)
    }
    let first = (1...limit - run).first { lag in isWithinBand[lag..<lag + run].allSatisfy { $0 } }
    isBandwidthAtLimit = first == nil
    bandwidth = min(2 * (first ?? limit), limit)
    var (weightedSum, longRunVariance) = (0.0, autocovariances[0])
    for lag in 1...bandwidth {
      let window = min(1, 2 * (1 - Double(lag) / Double(bandwidth)))
      weightedSum += 2 * window * Double(lag) * autocovariances[lag]
      longRunVariance += 2 * window * autocovariances[lag]
    }
    let ratio = weightedSum / longRunVariance
    let longest = (min(3 * size.squareRoot(), size / 3)).rounded(.up)
    mean = min(max((ratio * ratio * size).cubeRoot, 1), longest)
  }

  /// The geometric mean of the variances of what overlaps at a lag, by which an autocovariance is a correlation.
  private static func scale(_ deviations: [Double], lag: Int) -> Double {
    func squares(_ values: ArraySlice<Double>) -> Double { values.reduce(0) { $0 + $1 * $1 } }
    return (squares(deviations.dropFirst(lag)) * squares(deviations.dropLast(lag))).squareRoot()
      / Double(deviations.count)
  }

  private static func autocovariance(_ deviations: [Double], lag: Int) -> Double {
    zip(deviations, deviations.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / Double(deviations.count)
  }
}
