/// What a liquidator finds: one debt of an account against one of its collaterals.
struct SpreadOffer: Sendable {
  /// The places of the two positions in the account.
  let collateral: Int
  let debt: Int
  let terms: CloseTerms
  /// What the venue takes a unit of either to be worth, dollars; of the debt with its growth.
  let collateralPrice: Double
  let debtPrice: Double
  /// The places of their markets.
  let collateralMarket: Int
  let debtMarket: Int
  /// The units of debt that one of the position has grown to.
  let growth: Double
  /// The units of collateral that the liquidator gets, and of debt that it brings, per dollar repaid.
  let soldPerDollar: Double
  let boughtPerDollar: Double
}
