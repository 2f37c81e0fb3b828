/// A point of a quantile-quantile plot: a residual beside what the claimed law has at its rank.
public struct QuantilePair: Equatable, Sendable, Codable {
  /// The probability of the rank i of n residuals, (i - 1/2) / n.
  public let probability: Double
  /// The quantile of the claimed law at the probability.
  public let theoretical: Double
  /// The residual of that rank: an order statistic, not interpolated.
  public let observed: Double

  /// The number of residuals at each end that always have a point.
  static let extremes = 5

  /// The ranks next to 99 probabilities from 1 % to 99 %, and those of the five smallest and the five largest.
  ///
  /// - Parameters:
  ///   - sorted: The residuals in ascending order.
  ///   - law: The claimed law.
  /// - Returns: One point per rank, ascending; as many as there are residuals where these are few.
  static func pairs(sorted: [Double], law: ResidualLaw) -> [QuantilePair] {
    let size = Double(sorted.count)
    var ranks = Set((1...99).map { min(Int(Double($0) / 100 * size), sorted.count - 1) })
    ranks.formUnion(sorted.indices.prefix(extremes))
    ranks.formUnion(sorted.indices.suffix(extremes))
    return ranks.sorted().map { rank in
      let probability = (Double(rank) + 0.5) / size
      return QuantilePair(
        probability: probability, theoretical: law.quantile(probability), observed: sorted[rank])
    }
  }
}
