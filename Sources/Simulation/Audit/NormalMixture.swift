/// The moments of a mixture of normals.
struct NormalMixture {
  let mean: Double
  private let second: Double
  private let third: Double
  private let fourth: Double

  init(shares: [Double], means: [Double], variances: [Double]) {
    let mean = zip(shares, means).reduce(0) { $0 + $1.0 * $1.1 }
    self.mean = mean
    var moments = (0.0, 0.0, 0.0)
    for (share, (location, variance)) in zip(shares, zip(means, variances)) {
      let distance = location - mean
      let square = distance * distance
      moments.0 += share * (square + variance)
      moments.1 += share * distance * (square + 3 * variance)
      moments.2 += share * (square * square + 6 * square * variance + 3 * variance * variance)
    }
    (second, third, fourth) = moments
  }

  /// The standard deviation.
  var deviation: Double { second.squareRoot() }
  /// The skewness.
  var skewness: Double { third / (second * deviation) }
  /// The excess kurtosis.
  var excessKurtosis: Double { fourth / (second * second) - 3 }
}
