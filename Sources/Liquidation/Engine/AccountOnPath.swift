/// An account of which something is remembered on a path: it was called, or it no longer holds what the book says.
struct AccountOnPath: Sendable {
  /// Where it stands.
  enum Status: UInt8, Sendable {
    /// Not called when it was last looked at.
    case well
    /// Called, and waiting for somebody.
    case waiting
    /// Nothing is left that could be liquidated.
    case closed
  }

  let account: Int32
  /// Where its quantities begin among those of the venue.
  let first: Int32
  var status = Status.well
  /// Whether something of it was liquidated.
  var isLiquidated = false
  /// Whether its quantities differ from the book's.
  var isChanged = false
  /// Whether contracts of it were closed since it was last looked at.
  var isTouched = false
  /// When the call was seen.
  var since = 0.0
  /// The earliest moment of the next order.
  var readyAt = 0.0
  /// Dollars on the account that are no position: gains that were realised, what is left of a conversion.
  var cash = 0.0
  /// What an order in the queue is sorted by: dollars of debt or of contracts.
  var size = 0.0
  /// The health when it was last looked at.
  var health: Double?
}
