internal import Numerics

/// Ljung and Box's test that a series has no autocorrelation up to some lag.
///
/// The statistic is Q = n (n + 2) Σ r_k² / (n - k) over the lags k, with r_k the autocorrelation about the sample mean,
/// and in large samples of a series without memory chi-square (Ljung and Box 1978, Biometrika 65, 297-303).
public struct LjungBoxTest: Equatable, Sendable, Codable {
  /// The number of autocorrelations that count, from the first on.
  public let lags: Int
  /// Q.
  public let statistic: Double
  /// The degrees of freedom of the chi-square: the lags less the parameters that were fitted to the autocorrelations.
  public let degreesOfFreedom: Int
  /// The probability of a statistic at least so large where there is no autocorrelation.
  public let pValue: Double

  /// The test of a series.
  ///
  /// - Parameters:
  ///   - values: The series, oldest first, all finite and not all alike.
  ///   - lags: The number of autocorrelations that count.
  ///   - parameters: The number of parameters fitted to the autocorrelations of this very series, which lower the
  ///     degrees of freedom: p + q of an ARMA law, 0 of a constant mean.
  ///   - allowsForClusters: Whether the variance of each autocorrelation is that of values that come in clusters.
  /// - Precondition: `0 <= parameters < lags < values.count`, and the values differ.
  /// - Complexity: O(n * lags).
  public init(_ values: [Double], lags: Int, parameters: Int = 0, allowsForClusters: Bool = false) {
    precondition(parameters >= 0 && parameters < lags && lags < values.count, "0 <= parameters < lags < values")
    let size = Double(values.count)
    var sum = 0.0
    for (index, autocorrelation) in Self.autocorrelations(of: values, lags: lags).enumerated() {
      let share = allowsForClusters ? Self.clustering(of: values, lag: index + 1) : 1
      // Where no two deviations meet at the lag, the autocorrelation is 0 too.
      if share > 0 { sum += autocorrelation * autocorrelation / share / (size - Double(index + 1)) }
    }
    self.lags = lags
    statistic = size * (size + 2) * sum
    degreesOfFreedom = lags - parameters
    pValue = ChiSquared(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(statistic)
  }

  /// The autocorrelations of a series about its mean, from lag 1 on.
  ///
  /// - Parameters:
  ///   - values: The series, oldest first, all finite.
  ///   - lags: How many are wanted.
  /// - Returns: Each the sum of products at the lag over the sum of squares.
  /// - Precondition: `0 <= lags < values.count`, and the values differ.
  public static func autocorrelations(of values: [Double], lags: Int) -> [Double] {
    precondition(lags >= 0 && lags < values.count && SeriesMoments.varies(values), "A series that moves has memory")
    let mean = values.reduce(0, +) / Double(values.count)
    let deviations = values.map { $0 - mean }
    let total = deviations.reduce(0) { $0 + $1 * $1 }
    guard lags > 0 else { return [] }
    return (1...lags).map { lag in
      var sum = 0.0
      for index in lag..<deviations.count { sum += deviations[index] * deviations[index - lag] }
      return sum / total
    }
  }

  /// The mean product of squared deviations at a lag over the squared variance; about 1 without clusters.
  private static func clustering(of values: [Double], lag: Int) -> Double {
    let size = Double(values.count)
    let mean = values.reduce(0, +) / size
    let squares = values.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / size
    var sum = 0.0
    for index in lag..<squares.count { sum += squares[index] * squares[index - lag] }
    return sum / (size - Double(lag)) / (variance * variance)
  }
}
