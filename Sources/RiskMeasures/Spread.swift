/// The moments of independent contributions to an estimate that is their mean: of the observations, or of the means of
/// groups of them.
struct Spread {
  /// The number of independent contributions.
  let count: Int
  let mean: Double
  let variance: Double
  let thirdMoment: Double
  let law: StudentisedLaw

  /// The variance of the estimate.
  var squaredError: Double { variance / Double(count) }

  init(_ sums: PowerSums, count: Int, grouping: Grouping) {
    let groups = grouping.groupCount(of: count)
    let n = Double(groups)
    let (first, second, third) = (sums.first / n, sums.second / n, sums.third / n)
    self.count = groups
    mean = first
    variance = max(0, second - first * first) * grouping.varianceCorrection(count: count)
    thirdMoment = third - 3 * first * second + 2 * first * first * first
    law = grouping.studentisedLaw(count: count)
  }

  /// The interval of the estimate times a factor.
  func interval(around estimate: Double, scale: Double, coverage: Double) -> Interval {
    SkewnessCorrectedInterval(
      variance: variance * scale * scale, thirdMoment: thirdMoment * scale * scale * scale, count: count, law: law
    ).around(estimate, coverage: coverage)
  }
}

extension LossSample {
  /// The spread of values that belong to some observations, where all others have the value 0; the controls, if there are
  /// any, take out what they explain.
  ///
  /// - Parameters:
  ///   - values: The values, weights included.
  ///   - indices: The observations to which they belong, none of them twice.
  /// - Returns: The spread of their mean over the whole sample.
  /// - Complexity: that of the groups' totals; O(n * controls) where there are controls.
  func spread(of values: [Double], at indices: ArraySlice<Int>) -> Spread {
    guard let controls else {
      return Spread(grouping.powerSums(of: values, at: indices, count: count), count: count, grouping: grouping)
    }
    var dense = [Double](repeating: 0, count: count)
    for (index, value) in zip(indices, values) { dense[index] = value }
    controls.residualise(&dense)
    return Spread(grouping.powerSums(of: dense, count: count), count: count, grouping: grouping)
  }
}
