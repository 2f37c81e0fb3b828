public import Numerics

/// A covariance as that of a few factors that all assets share and a part that each asset has to itself.
///
/// The return of asset i in a step is Σ loadings[i, k] f_k + √idiosyncraticVariances[i] e_i, with uncorrelated f and e of
/// variance 1.
public struct FactorStructure: Equatable, Sendable {
  /// The return that a factor of 1 gives each asset: a row per asset, a column per factor, the strongest factor first.
  ///
  /// The loadings of each factor, divided by the standard deviations of the assets, add up to no less than 0.
  public let loadings: Matrix
  /// The variance that each asset has to itself, per step; positive.
  public let idiosyncraticVariances: [Double]
  /// The share of the standardised variance that each factor explains.
  public let explainedShares: [Double]
  /// Bai and Ng's criterion IC_p2 for 0 factors, 1 factor and so on; empty where the user gave the number.
  public let criteria: [Double]

  /// The number of factors.
  public var count: Int { loadings.columns }

  /// The covariance that the factors and the parts of their own add up to: symmetric, positive definite.
  ///
  /// - Complexity: O(assets² * factors), by BLAS.
  public var covariance: Matrix {
    var result = Matrix(rows: loadings.rows, columns: loadings.rows)
    if count > 0 { result = loadings.transposed().crossProduct() }
    for (asset, variance) in idiosyncraticVariances.enumerated() { result[asset, asset] += variance }
    return result
  }

  /// The most factors that a number of assets identifies.
  ///
  /// Beyond it a factor structure has more parameters than the covariance itself: Ledermann (1937), "On the rank of the
  /// reduced correlational matrix in multiple-factor analysis", Psychometrika 2(2), 85-93.
  /// - Parameter assets: The number of assets, not negative.
  /// - Returns: The largest k with (assets - k)² >= assets + k; 0 for fewer than three assets.
  public static func mostFactors(assets: Int) -> Int {
    var factors = 0
    while factors + 1 < assets, (assets - factors - 1) * (assets - factors - 1) >= assets + factors + 1 { factors += 1 }
    return factors
  }
}
