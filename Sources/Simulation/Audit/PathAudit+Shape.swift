extension PathAudit {
  /// Standard deviation, mean, skewness and kurtosis of returns that are standardised as the model says.
  ///
  /// - Parameters:
  ///   - paths: By path, returns less the configured mean, divided by the configured deviation.
  ///   - name: The asset.
  ///   - mean: The configured mean.
  ///   - deviation: The configured deviation.
  ///   - skewness: The configured skewness.
  ///   - excessKurtosis: The configured excess kurtosis.
  /// - Returns: An entry for each.
  static func shapeEntries(
    of paths: [[Double]], name: String, mean: Double, deviation: Double, skewness: Double, excessKurtosis: Double
  ) -> [AuditEntry] {
    let fourth = excessKurtosis + 3
    func average(_ influence: (Double) -> Double) -> PathMean {
      PathMean(of: paths.map { $0.reduce(0) { $0 + influence($1) } }, summands: paths[0].count)
    }
    let location = average { $0 }
    func moment(_ power: (_ distance: Double) -> Double) -> Double { average { power($0 - location.value) }.value }
    let square = moment { $0 * $0 }
    let cube = moment { $0 * $0 * $0 }
    let fourthPower = moment { ($0 * $0) * ($0 * $0) }
    return [
      average { 0.5 * ($0 * $0 - 1) }.entry(
        "standard deviation of a step \(name)", configured: deviation, realised: deviation * square.squareRoot(),
        unit: deviation),
      location.entry("mean log return per step \(name)", configured: mean, unit: deviation),
      average { $0 * $0 * $0 - skewness - 3 * $0 - 1.5 * skewness * ($0 * $0 - 1) }.entry(
        "skewness \(name)", configured: skewness, realised: cube / (square * square.squareRoot())),
      average {
        let square = $0 * $0
        return square * square - fourth - 4 * skewness * $0 - 2 * fourth * (square - 1)
      }.entry("excess kurtosis \(name)", configured: excessKurtosis, realised: fourthPower / (square * square) - 3),
    ]
  }

  /// The correlation of two assets' returns that are standardised as the model says.
  ///
  /// - Parameters:
  ///   - first: By path, the returns of one.
  ///   - second: Those of the other.
  ///   - name: The assets.
  ///   - configured: The configured correlation.
  /// - Returns: The entry.
  static func correlationEntry(
    _ first: [[Double]], _ second: [[Double]], name: String, configured: Double
  ) -> AuditEntry {
    var (products, squares) = (0.0, (first: 0.0, second: 0.0))
    let sums = zip(first, second).map { first, second in
      var sum = 0.0
      for (x, y) in zip(first, second) {
        products += x * y
        squares.first += x * x
        squares.second += y * y
        sum += x * y - 0.5 * configured * (x * x + y * y)
      }
      return sum
    }
    return PathMean(of: sums, summands: first[0].count).entry(
      "correlation \(name)", configured: configured,
      realised: products / (squares.first * squares.second).squareRoot())
  }
}
