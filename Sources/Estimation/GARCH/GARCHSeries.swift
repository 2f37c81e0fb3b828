internal import Numerics

/// Returns with the variance that the recursion of a GARCH law starts from: what a likelihood is a function of.
struct GARCHSeries {
  let returns: [Double]
  /// The exponentially weighted mean of the first squared deviations from the mean.
  let initialVariance: Double

  /// How many returns the initial variance looks at, and the weight of each beside the one before it.
  static let initialWindow = 75
  static let initialDecay = 0.94

  init(_ returns: [Double]) {
    let mean = returns.reduce(0, +) / Double(returns.count)
    var (sum, total, weight) = (0.0, 0.0, 1.0)
    for value in returns.prefix(Self.initialWindow) {
      sum += weight * (value - mean) * (value - mean)
      total += weight
      weight *= Self.initialDecay
    }
    self.returns = returns
    initialVariance = sum / total
  }

  /// The log-likelihood at a point and its gradient.
  ///
  /// - Complexity: O(n), with one logarithm.
  func evaluate(_ point: GARCHVector) -> (logLikelihood: Double, gradient: GARCHVector) {
    let density = GARCHDensity(inverseDegreesOfFreedom: point[.degreesOfFreedom])
    let (a, b, c) = (density.a, density.b, density.c)
    let mean = point[.mean]
    var recursion = GARCHRecursion(point, initialVariance: initialVariance)
    var (variances, denominators) = (LogarithmOfProduct(), LogarithmOfProduct())
    var weightedSquare = 0.0
    var slopes = SIMD4<Double>.zero
    var meanSlope = 0.0
    let values = returns.span
    var start = 0
    while start < values.count {
      let end = min(start + 8, values.count)
      for index in start..<end {
        let surprise = values[index] - mean
        let variance = recursion.variance
        let denominator = b * variance + c * (surprise * surprise)
        // One division serves both the weight a / denominator and 1 / 2h.
        let half = 0.5 / (variance * denominator)
        let weighted = 2 * half * (a * variance) * surprise
        let square = weighted * surprise
        let slope = denominator * half * (square - 1)
        variances.multiply(by: variance)
        denominators.multiply(by: denominator)
        weightedSquare += square
        slopes += slope * recursion.slopes
        meanSlope += slope * recursion.meanSlope + weighted
        recursion.advance(surprise: surprise)
      }
      variances.settle()
      denominators.settle()
      start = end
    }
    let sums = GARCHDensity.Sums(
      count: values.count, logVariance: variances.value, logDenominator: denominators.value,
      weightedSquare: weightedSquare)
    return (
      density.logLikelihood(sums),
      GARCHVector(elements: [
        meanSlope, slopes[0], slopes[1], slopes[2], slopes[3], density.inverseDegreesOfFreedomSlope(sums), 0, 0,
      ])
    )
  }

  /// Calls a function with the gradient of each return's log-likelihood at a point, one after the other.
  func forEachScore(at point: GARCHVector, _ body: (GARCHVector) -> Void) {
    let density = GARCHDensity(inverseDegreesOfFreedom: point[.degreesOfFreedom])
    var recursion = GARCHRecursion(point, initialVariance: initialVariance)
    for value in returns {
      let surprise = value - point[.mean]
      let variance = recursion.variance
      let denominator = density.b * variance + density.c * (surprise * surprise)
      let weighted = density.a / denominator * surprise
      let slope = (weighted * surprise - 1) / (2 * variance)
      let slopes = slope * recursion.slopes
      let tail = density.inverseDegreesOfFreedomSlope(
        GARCHDensity.Sums(
          count: 1, logVariance: variance.logarithm, logDenominator: denominator.logarithm,
          weightedSquare: weighted * surprise))
      body(
        GARCHVector(elements: [
          slope * recursion.meanSlope + weighted, slopes[0], slopes[1], slopes[2], slopes[3], tail, 0, 0,
        ]))
      recursion.advance(surprise: surprise)
    }
  }
}
