/// What the contracts on one underlying need beyond what they may lose at the market: they are many, or dear to close.
///
/// The size is the sum of the contracts' sizes, long or short: each has to be closed.
public struct SizeCharges: Equatable, Sendable {
  /// The charge on large positions; nil for none.
  public let concentration: ConcentrationCharge?
  /// The cost of closing; nil for none.
  public let liquidity: LiquidityCharge?

  /// Charges.
  public init(concentration: ConcentrationCharge? = nil, liquidity: LiquidityCharge? = nil) {
    self.concentration = concentration
    self.liquidity = liquidity
  }

  /// The rate of a size in units.
  func rate(_ units: Double) -> Double { (concentration?.rate(units) ?? 0) + (liquidity?.rate(units) ?? 0) }
}
