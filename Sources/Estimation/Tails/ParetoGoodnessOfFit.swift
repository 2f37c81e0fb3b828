internal import Numerics

/// How far excesses are from a generalised Pareto law with both parameters fitted, by Anderson and Darling's statistic.
///
/// A² weighs the squared distance between the two distribution functions so that the ends count. Where the parameters
/// are fitted its law depends on the shape: Choulakian and Stephens (2001, "Goodness-of-fit tests for the generalized
/// Pareto distribution", Technometrics 43, 478-484). The p-value is of that limit law for many excesses; it is interpolated
/// in a table, and held to what that spans. Rounded values make A² large.
public struct ParetoGoodnessOfFit: Equatable, Sendable {
  /// The statistic A²; a perfect fit has about 0.3.
  public let statistic: Double
  /// The probability of a larger statistic where the law holds, held between 0.0001 and 0.95.
  public let pValue: Double

  /// The distance of excesses in descending order from the law fitted to them.
  init(_ descending: [Double], law: GeneralisedPareto) {
    let count = descending.count
    let size = Double(count)
    var sum = 0.0
    for (place, excess) in descending.enumerated() {
      // The smallest excess pairs with the largest, and so on; a zero would be an excess at the end of the support.
      let mirrored = descending[count - 1 - place]
      let logSurvival = max(law.survival(excess), .leastNormalMagnitude).logarithm
      let logCumulative = max(law.cumulative(mirrored), .leastNormalMagnitude).logarithm
      sum += Double(2 * place + 1) * (logSurvival + logCumulative)
    }
    statistic = -size - sum / size
    pValue = Self.pValue(statistic: statistic, shape: law.shape)
  }
}
