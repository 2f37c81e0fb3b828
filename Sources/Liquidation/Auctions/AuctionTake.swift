/// What changed hands when somebody bought from an auction.
///
/// What an auction was to raise before is what was paid, what was given up and what it is still to raise; its lot before
/// is what was bought, what went back and its lot now.
public struct AuctionTake: Equatable, Sendable {
  /// What the buyer paid, dollars.
  public let paid: Double
  /// The units of collateral that the buyer got.
  public let units: Double
  /// The units that went back to the owner.
  public let returnedUnits: Double
  /// The dollars that this auction will not raise any more, penalty included.
  public let unpaid: Double

  /// What changed hands.
  public init(paid: Double, units: Double, returnedUnits: Double, unpaid: Double) {
    self.paid = paid
    self.units = units
    self.returnedUnits = returnedUnits
    self.unpaid = unpaid
  }
}
