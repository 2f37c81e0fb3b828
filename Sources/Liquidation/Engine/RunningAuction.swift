/// An auction on a path.
struct RunningAuction: Sendable {
  /// The place of the account among those that are remembered.
  let slot: Int
  /// The places of the positions in the account that are sold and repaid.
  let collateral: Int
  let debt: Int
  /// What the venue took a unit of the debt to be worth when it began, dollars.
  let debtPrice: Double
  /// The dollars of debt that went into it, penalty left out, at the venue's price.
  let owed: Double
  var lot: AuctionLot
  /// What buyers have paid, dollars at the venue's price of the debt.
  var raised = 0.0

  /// The dollars of the debt that are not raised yet, at the venue's price.
  var claim: Double { max(0, owed - raised) }
}
