internal import Numerics

/// The interval of a mean by Hall's monotone cubic transformation, which takes out the skewness that makes a symmetric
/// interval miss on the side that matters.
///
/// With G the skewness of the observations over the square root of their number, the ends solve
/// w + G w² / 3 + G² w³ / 27 + G / 6 = ±z for the studentised error w (Hall 1992, "On the removal of skewness by
/// transformation", Journal of the Royal Statistical Society B 54). The magnitude of G is held at 0.4 or below, near
/// which one arm of the transformation becomes vertical. Where the observations are the means of groups, z is the quantile
/// of Student's t with one degree of freedom less than there are groups. With 8 to 32 groups and 20 observations in the
/// tail, a nominal 95 % then covers the expected shortfall of normal losses in 94.1 to 95 % of 4,000 repeats, and in 91.5 to
/// 93.8 % without the transformation.
struct SkewnessCorrectedInterval {
  let standardError: Double
  private let skewness: Double
  private let law: StudentisedLaw

  /// The largest magnitude of the skewness term that is used.
  private static var skewnessLimit: Double { 0.4 }

  /// From the variance and the third central moment of `count` independent observations.
  init(variance: Double, thirdMoment: Double, count: Int, law: StudentisedLaw) {
    let root = Double(count).squareRoot()
    standardError = variance.squareRoot() / root
    let raw = variance > 0 ? thirdMoment / (variance * variance.squareRoot() * root) : 0
    skewness = max(-Self.skewnessLimit, min(raw, Self.skewnessLimit))
    self.law = law
  }

  /// From the contributions of observations to the error of an estimate that is their mean.
  init(contributions: some Sequence<Double>, count: Int, grouping: Grouping) {
    self.init(grouping.powerSums(of: contributions, count: count), count: count, grouping: grouping)
  }

  /// From the sums of the powers of the groups' contributions.
  init(_ sums: PowerSums, count: Int, grouping: Grouping) {
    let groups = grouping.groupCount(of: count)
    let n = Double(groups)
    let mean = sums.first / n
    self.init(
      variance: max(0, sums.second / n - mean * mean) * grouping.varianceCorrection(count: count),
      thirdMoment: sums.third / n - 3 * mean * sums.second / n + 2 * mean * mean * mean, count: groups,
      law: grouping.studentisedLaw(count: count))
  }

  /// The interval around an estimate with a two-sided coverage.
  func around(_ estimate: Double, coverage: Double) -> Interval {
    let z = law.quantile(coverage: coverage)
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
