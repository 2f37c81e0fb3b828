internal import Numerics

/// A mean over independent paths of something whose expectation is 0 under the model.
struct PathMean {
  /// The mean, by the unit of the summands.
  let value: Double
  /// Its standard error; nil where the mean is too skewed to be called normal.
  let standardError: Double?

  /// With a skewness of 0.1 a mean is still 5 standard errors off in 2 of a million samples only.
  static let largestSkewness = 0.1

  /// The mean of what some paths add up to.
  ///
  /// - Parameters:
  ///   - sums: The sum of the summands of each path.
  ///   - summands: The number of summands of a path.
  init(of sums: [Double], summands: Int = 1) {
    let n = Double(sums.count)
    let mean = sums.reduce(0, +) / n
    var (squares, cubes) = (0.0, 0.0)
    for sum in sums {
      let distance = sum - mean
      squares += distance * distance
      cubes += distance * distance * distance
    }
    value = mean / Double(summands)
    let variance = squares / max(1, n - 1)
    let skewness = variance > 0 ? cubes / n / (variance * variance.squareRoot()) : 0
    standardError =
      abs(skewness) < Self.largestSkewness * n.squareRoot()
      ? (variance / n).squareRoot() / Double(summands) : nil
  }

  /// The entry of a quantity that is off by this mean, in some unit.
  ///
  /// - Parameters:
  ///   - quantity: What the quantity is.
  ///   - configured: What the model asks for.
  ///   - realised: What the paths have; nil where it is what is configured and this mean.
  ///   - unit: What a mean of 1 is in the quantity's unit.
  ///   - hasDistance: Whether the summands have the moments that a standard error needs.
  ///   - least: What the standard error of the mean cannot be below, in its own unit: heavy tails that the sample has missed
  ///     leave the estimated one too small.
  /// - Returns: The entry, with a distance where it has a standard error.
  func entry(
    _ quantity: String, configured: Double, realised: Double? = nil, unit: Double = 1, hasDistance: Bool = true,
    leastStandardError least: Double = 0
  ) -> AuditEntry {
    // What is exact for every path has no error but rounding.
    let distance = abs(value) < 1e-12 ? 0 : value
    let realised = realised ?? configured + distance * unit
    guard let estimated = standardError, hasDistance else {
      return AuditEntry(quantity, configured: configured, realised: realised, zScore: nil)
    }
    let standardError = max(estimated, least)
    return AuditEntry(
      quantity, configured: configured, realised: realised, standardError: standardError * abs(unit),
      zScore: standardError > 0 ? distance / standardError : (distance == 0 ? 0 : distance * .infinity))
  }
}
