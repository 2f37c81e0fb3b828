extension AuctionRule {
  /// The part of an account's debt that goes into an auction now.
  ///
  /// What the hole leaves room for, where neither that part nor the rest of the debt is below the dust. A rest that would
  /// be is taken too, beyond the hole. Maker's rule (makerdao/dss, `Dog.bark`); the lot is the same part of the account's
  /// collateral.
  ///
  /// - Parameters:
  ///   - debt: The account's debt, dollars, without penalty; above 0.
  ///   - factor: What an auction is to raise per dollar of debt: 1 and the penalty.
  ///   - raising: The dollars that all running auctions together are still to raise.
  /// - Returns: Dollars of debt, without penalty; exactly `debt` where all of it goes. Nil where nothing may start: no room,
  ///   or room for less than the dust.
  public func debtToAuction(of debt: Double, factor: Double, raising: Double) -> Double? {
    precondition(debt > 0 && factor >= 1 && raising >= 0, "an auction raises a debt and its penalty")
    guard let hole else { return debt }
    guard hole > raising else { return nil }
    let part = (hole - raising) / factor
    if part >= debt || debt - part < dust { return debt }
    return part >= dust ? part : nil
  }

  /// What the venue pays to whoever starts an auction.
  ///
  /// - Parameter debt: What the auction is to raise, dollars.
  /// - Returns: Dollars: the tip and the chip's share.
  public func startReward(debt: Double) -> Double { tip + chip * debt }

  /// What the venue pays to whoever starts an auction anew.
  ///
  /// - Parameters:
  ///   - lot: The auction.
  ///   - venuePrice: What the venue takes a unit of its collateral to be worth, dollars.
  /// - Returns: Dollars: as for a start, and nothing where either what is to be raised or the lot's value is below
  ///   ``AuctionLot/leastDebt`` (makerdao/dss, `Clipper.redo`).
  public func redoReward(of lot: AuctionLot, venuePrice: Double) -> Double {
    lot.debt >= lot.leastDebt && lot.units * venuePrice >= lot.leastDebt ? startReward(debt: lot.debt) : 0
  }
}
