/// A move that all coins are given in common, which raises their correlation.
///
/// With x the standardised returns, a coin's become √(1 - w) x + √w z, z being one standard normal for all coins that is
/// independent of the x, and those of the other drivers stay. So a correlation ρ of two coins becomes ρ + w (1 - ρ), one of a
/// coin and another driver √(1 - w) ρ, and one of two others stays. It is the correlation of returns that exist, so it is
/// positive definite for w < 1 wherever the one before it is.
struct CommonMove {
  /// The weight w, from 0 to below 1.
  let weight: Double
  /// Whether each driver is a coin.
  let isCoin: [Bool]

  /// The least volatility per year of a coin: what moves less is held to a peg.
  static let leastVolatility = 0.1

  /// Whether it changes a correlation at all.
  var acts: Bool { weight > 0 && isCoin.count(where: { $0 }) > 1 }

  /// A correlation, or a matrix with another positive diagonal, with the common move in it; its diagonal stays.
  func applied(to matrix: [[Double]]) -> [[Double]] {
    guard acts else { return matrix }
    let scales = matrix.indices.map { matrix[$0][$0].squareRoot() }
    return matrix.indices.map { row in
      matrix.indices.map { column in
        let value = matrix[row][column]
        if row == column { return value }
        switch (isCoin[row], isCoin[column]) {
        case (true, true): return (1 - weight) * value + weight * (scales[row] * scales[column])
        case (false, false): return value
        default: return (1 - weight).squareRoot() * value
        }
      }
    }
  }
}
