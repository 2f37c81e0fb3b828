/// One place where an asset trades: a market or a pool, and the fee that it takes.
public struct DepthSource: Equatable, Sendable {
  /// What the figure of a power law means.
  public enum Measure: String, CaseIterable, Sendable {
    /// How far the sale moves the price: the last unit is sold for so much less than the first.
    case impact
    /// What the sale loses on average, over all its units.
    case slippage
  }

  /// How a place's price follows what is sold.
  public enum Kind: Equatable, Sendable {
    /// Slippage that grows as a power of the size, calibrated by one figure.
    ///
    /// Selling u units yields u (1 + (u/K)^a)^(-1/a), so that the last of them yields (1 + (u/K)^a)^(-1 - 1/a), with a the
    /// exponent and K such that the figure is met at the size. For small sizes both losses grow as u^a, that of the last
    /// unit 1 + a times as fast; all the units in the world yield K. Dollars buy as units sell: x units' worth of them buy
    /// x (1 + (x/K)^a)^(-1/a), and no more than K units can be bought. An exponent of 1 is a constant-product pool.
    /// Square-root impact is 0.5; Almgren, Thum, Hauptmann and Li (2005) find 0.6.
    case power(Measure, Double, at: DepthSize, exponent: Double)
    /// Average slippage at rising sizes, as an aggregator quotes them.
    ///
    /// The proceeds of the quotes are met exactly where they are concave. Where a larger size is quoted to sell its last
    /// part better than a smaller one its own, the smaller quote is beaten: both parts get their common average. In between
    /// the last unit's price falls by straight lines. Beyond the last quote it falls on from there as in a constant-product
    /// pool, at first as fast as just before, which is more than a power law through the quotes falls if its exponent is at
    /// most 1; all that is sold there yields a finite sum. Purchases are the mirror, as with ``power(_:_:at:exponent:)``.
    case curve([DepthQuote])
    /// A pool of two assets with a constant product and equal weights, and how much of the asset it holds.
    ///
    /// The fee is kept from what goes in, as Uniswap does, and stays outside: it does not deepen the pool.
    case constantProduct(DepthSize)
    /// A stable-swap pool of two assets, by Curve's invariant.
    ///
    /// The reserves are units of the asset and of the other coin, the amplification is the one that the contract states (the
    /// paper's A times 2), and a unit of the asset counts as `rate` units of the other. The pool stands where arbitrage
    /// holds it, so that its price now is the quiet price. The fee is kept from what comes out, as Curve does, and stays
    /// outside.
    case stableSwap(reserve: Double, otherReserve: Double, amplification: Double, rate: Double)
    /// Liquidity over ranges of prices, as in Uniswap's third version, the lowest first; one of them covers 1.
    ///
    /// A trade begins inside the range that covers 1. Between ranges the price jumps. Below the last, a millionth of the
    /// last range's liquidity stands for none at all: the price of whatever is sold there falls to almost nothing. Above
    /// the last nothing can be bought. The fee is kept from what goes in and stays outside.
    case concentrated([LiquidityRange])
  }

  /// How its price follows what is sold.
  public let kind: Kind
  /// The fee on every trade, a fraction of it; 0 where quotes are net of fees already.
  public let fee: Double

  /// A place; the rule of which it is a part checks it.
  public init(_ kind: Kind, fee: Double = 0) {
    self.kind = kind
    self.fee = fee
  }
}
