/// One thing that happened on a path, as a story tells it.
public struct LiquidationEvent: Equatable, Sendable {
  /// What happened.
  public enum Kind: String, CaseIterable, Sendable {
    /// The venue sees that the account is short of maintenance.
    case called
    /// It is no longer short.
    case recovered
    /// A liquidator repaid debt and got collateral.
    case liquidated
    /// An auction of collateral began.
    case auctionStarted
    /// Somebody bought from it.
    case auctionSale
    /// It had to be started anew.
    case auctionRestarted
    /// It is over.
    case auctionEnded
    /// The venue closed contracts on its book.
    case closed
    /// The backstop took the account over.
    case takenOver
    /// The contracts of a trader on the other side were closed for a bankrupt one.
    case deleveraged
    /// Collateral was sold for a debt in dollars.
    case converted
    /// Debt that nothing is left to pay was booked.
    case badDebt
  }

  /// The step of the path, from 1.
  public let step: Int
  /// The seconds since the start.
  public let seconds: Double
  /// The name of the venue.
  public let venue: String
  /// The name of the account.
  public let account: String
  /// What happened.
  public let kind: Kind
  /// The asset that was given or closed; empty where there is none.
  public let asset: String
  /// The units of it.
  public let units: Double
  /// The dollars of it at the market's price.
  public let dollars: Double
  /// The asset that was paid with; empty where there is none.
  public let paidAsset: String
  /// The units of it.
  public let paidUnits: Double
  /// The dollars that were paid, slippage and fees included.
  public let paid: Double
  /// The account's health factor before, as the venue sees it; nil where there is nothing to cover.
  public let health: Double?
  /// What the one who acted gained, dollars.
  public let gain: Double
}
