/// A range of prices over which a pool of concentrated liquidity has the same liquidity.
public struct LiquidityRange: Equatable, Sendable {
  /// The price at which it begins, a multiple of the quiet price.
  public let from: Double
  /// The price at which it ends.
  public let to: Double
  /// Its liquidity, in units of the asset: what a constant-product pool that trades like it would hold at the quiet price.
  ///
  /// That is the contract's liquidity, its tokens counted in whole units, over the root of the price in the other token.
  public let liquidity: Double

  /// A range; the rule of which it is a part checks it.
  public init(from: Double, to: Double, liquidity: Double) {
    self.from = from
    self.to = to
    self.liquidity = liquidity
  }
}
