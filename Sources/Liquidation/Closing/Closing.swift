/// One liquidation at a fixed spread: what is repaid and what is taken for it.
public struct Closing: Equatable, Sendable {
  /// The dollars of debt repaid, at the venue's prices.
  public let repaid: Double
  /// The dollars of collateral taken, at the venue's prices.
  public let seized: Double

  /// A liquidation.
  public init(repaid: Double, seized: Double) {
    self.repaid = repaid
    self.seized = seized
  }
}
