import Numerics

/// Assets whose losses are linear in jointly normal or Student t returns.
struct LinearBasket {
  let weights: [Double]
  /// Standard deviations of the returns over the horizon.
  let deviations: [Double]
  let correlation: [[Double]]

  /// Three coins and one near-cash asset over a day.
  static let reference = LinearBasket(
    weights: [0.4, 0.3, 0.2, 0.1], deviations: [0.60, 0.75, 0.95, 0.05].map { $0 / 365.0.squareRoot() },
    correlation: [[1, 0.8, 0.7, 0], [0.8, 1, 0.75, 0], [0.7, 0.75, 1, 0], [0, 0, 0, 1]])

  /// The standard deviation of the basket's loss.
  var deviation: Double { shares.reduce(0, +).squareRoot() }

  /// What each asset adds to the standard deviation of the basket, w σ ρ(asset, basket).
  var deviationShares: [Double] { shares.map { $0 / deviation } }

  /// The covariance of each asset's loss with the basket's.
  private var shares: [Double] {
    let scaled = zip(weights, deviations).map { $0 * $1 }
    return scaled.indices.map { row in
      scaled.indices.reduce(0) { $0 + scaled[row] * scaled[$1] * correlation[row][$1] }
    }
  }

  /// For each asset its loss, weighted, in each draw; the t is scaled to the same deviations.
  func componentLosses(
    _ count: Int, _ draws: Draws, degreesOfFreedom: Double? = nil, step: Int = 0
  ) throws -> [[Double]] {
    var block = draws.normals(count, columns: weights.count, step: step).flatMap { $0 }
    try Matrix(correlation).choleskyFactor().correlate(&block, rows: count)
    let mixing = degreesOfFreedom.map { draws.mixing(count, degreesOfFreedom: $0, step: step) }
    return weights.indices.map { asset in
      let scale = weights[asset] * deviations[asset]
      let column = block[asset * count..<(asset + 1) * count]
      guard let mixing else { return column.map { $0 * scale } }
      return zip(column, mixing).map { $0 * $1 * scale }
    }
  }

  static func totals(of components: [[Double]]) -> [Double] {
    components[0].indices.map { index in components.reduce(0) { $0 + $1[index] } }
  }
}
