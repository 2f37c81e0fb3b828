internal import Numerics

/// The interval of a mean by Hall's monotone cubic transformation, which takes out the skewness that makes a symmetric
/// interval miss on the side that matters.
///
/// With G the skewness of the observations over the square root of their number, the ends solve
/// w + G w² / 3 + G² w³ / 27 + G / 6 = ±z for the studentised error w (Hall 1992, "On the removal of skewness by
/// transformation", Journal of the Royal Statistical Society B 54). The magnitude of G is held at 0.4 or below, near
/// which one arm of the transformation becomes vertical.
struct SkewnessCorrectedInterval {
  let standardError: Double
  private let skewness: Double

  /// The largest magnitude of the skewness term that is used.
  private static var skewnessLimit: Double { 0.4 }

  /// From the variance and the third central moment, both with divisor `count`, of `count` independent observations.
  init(variance: Double, thirdMoment: Double, count: Int) {
    let root = Double(count).squareRoot()
    standardError = variance.squareRoot() / root
    let raw = variance > 0 ? thirdMoment / (variance * variance.squareRoot() * root) : 0
    skewness = max(-Self.skewnessLimit, min(raw, Self.skewnessLimit))
  }

  /// From the contributions of independent observations to the error of an estimate, in any order of their sums.
  init(contributions: some Sequence<Double>, count: Int) {
    let n = Double(count)
    var (sum, squares, cubes) = (0.0, 0.0, 0.0)
    for value in contributions {
      sum += value
      squares += value * value
      cubes += value * value * value
    }
    let mean = sum / n
    self.init(
      variance: max(0, squares / n - mean * mean),
      thirdMoment: cubes / n - 3 * mean * squares / n + 2 * mean * mean * mean, count: count)
  }

  /// The interval around an estimate with a two-sided coverage.
  func around(_ estimate: Double, coverage: Double) -> Interval {
    let z = StandardNormal.quantile(0.5 + coverage / 2)
    return Interval(
      low: estimate - standardError * studentised(z), high: estimate - standardError * studentised(-z))
  }

  /// Hall's inverse transformation, written so that it stays accurate as the skewness vanishes.
  private func studentised(_ z: Double) -> Double {
    let w = z - skewness / 6
    let r = (1 + skewness * w).cubeRoot
    return 3 * w / (r * r + r + 1)
  }
}
