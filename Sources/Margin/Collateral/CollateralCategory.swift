/// Assets that move together, which count for more against each other: an e-mode.
///
/// An account that has chosen the category gets its weights on ``collateral`` while all of its debts are in ``borrowable``;
/// other collateral counts as it always does. With a debt outside, which the venue would have refused, the plain weights
/// hold and an ``EligibilityFault`` says so.
public struct CollateralCategory: Equatable, Sendable {
  /// The name that a report uses; empty for none.
  public let label: String
  /// What its collateral counts, in the place of the assets' own weights and tiers.
  public let weights: CollateralWeights
  /// What a liquidator of its collateral earns; nil for the asset's or the venue's.
  public let incentive: LiquidationIncentive?
  /// The assets that get its weights.
  public let collateral: Set<String>
  /// The assets that may be owed in it.
  public let borrowable: Set<String>

  /// A category; the rules of a venue check it when they are made.
  public init(
    label: String = "", weights: CollateralWeights, incentive: LiquidationIncentive? = nil, collateral: Set<String>,
    borrowable: Set<String>
  ) {
    self.label = label
    self.weights = weights
    self.incentive = incentive
    self.collateral = collateral
    self.borrowable = borrowable
  }
}
