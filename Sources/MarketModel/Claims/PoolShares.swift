/// A share in a pool that keeps the product of its reserves, each to the power of its weight.
///
/// Arbitrage keeps the value of each reserve at its weight, so the share is worth the weighted geometric mean of the prices:
/// for two assets of equal weight the square root of the product of their price ratios. That is below what holding the
/// reserves would be worth, and its expectation falls: for normal returns without drift by half of Σ wᵢ σᵢ² less the variance
/// of Σ wᵢ rᵢ per year. The fees are what the pool is paid for it.
public struct ConstantProductShare: Equatable, Sendable {
  /// The assets of the pool, two or more.
  public let assets: [String]
  /// The weight of each, above 0, adding to 1; nil for equal weights.
  public let weights: [Double]?
  /// Fees earned per year, as a fraction of the share's value: in T years it grows by exp(`feesPerYear` T).
  public let feesPerYear: Double

  /// A share; a model checks it when it is made.
  public init(assets: [String], weights: [Double]? = nil, feesPerYear: Double = 0) {
    self.assets = assets
    self.weights = weights
    self.feesPerYear = feesPerYear
  }

  /// The weights, equal where none are given.
  public var effectiveWeights: [Double] {
    weights ?? Array(repeating: 1 / Double(assets.count), count: assets.count)
  }
}

/// A share in a pool that keeps the stable-swap invariant, in balance at the start.
///
/// Egorov (2019), "StableSwap: efficient mechanism for stablecoin liquidity", equation for D: with n assets and reserves x,
/// A nⁿ Σx + D = A D nⁿ + Dⁿ⁺¹ / (nⁿ Πx). The contracts state A nⁿ⁻¹ and call it A; so does ``amplification``. Arbitrage moves
/// the reserves to where the pool's prices are the market's; the share is worth the reserves there, which is the least
/// that the invariant allows. It falls with the worst asset of the pool: where one dies, so does nearly the whole share.
///
/// The price of a share is no martingale: what arbitrage takes is lost, and the fees are what the pool is paid for it.
public struct StableSwapShare: Equatable, Sendable {
  /// The assets of the pool, two to eight.
  public let assets: [String]
  /// The amplification as the pool's contract states it: n^(n-1) times the A of the paper.
  public let amplification: Double
  /// Fees earned per year, as a fraction of the share's value: in T years it grows by exp(`feesPerYear` T).
  public let feesPerYear: Double

  /// A share; a model checks it when it is made.
  public init(assets: [String], amplification: Double, feesPerYear: Double = 0) {
    self.assets = assets
    self.amplification = amplification
    self.feesPerYear = feesPerYear
  }
}
