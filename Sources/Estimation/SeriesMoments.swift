/// The sample moments of one series.
struct SeriesMoments: Equatable {
  let count: Int
  let mean: Double
  /// The mean squared deviation, divided by the count.
  let variance: Double
  /// The third standardised moment; 0 for a symmetric series.
  let skewness: Double
  /// The fourth standardised moment less 3; 0 for normal values.
  let excessKurtosis: Double

  /// The moments of a series that varies.
  init(_ values: some Collection<Double>) {
    count = values.count
    let size = Double(values.count)
    mean = values.reduce(0, +) / size
    var (second, third, fourth) = (0.0, 0.0, 0.0)
    for value in values {
      let deviation = value - mean
      let square = deviation * deviation
      second += square
      third += square * deviation
      fourth += square * square
    }
    variance = second / size
    skewness = third / size / (variance * variance.squareRoot())
    excessKurtosis = fourth / size / (variance * variance) - 3
  }

  /// Log returns that differ by no more than this differ by rounding.
  static let smallestMovement = 1e-12

  /// Whether the values of a series differ by more than rounding.
  static func varies(_ values: some Collection<Double>) -> Bool {
    guard let low = values.min(), let high = values.max() else { return false }
    return high - low > smallestMovement
  }
}
