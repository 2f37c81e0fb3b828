public import Liquidation

/// A part of an issuer's reserves: what it is, how soon it is cash, and what its sale costs.
public struct ReserveTier: Equatable, Sendable {
  /// How much there is.
  public enum Amount: Equatable, Sendable {
    /// Units of the asset.
    case units(Double)
    /// What it is worth at the start, in dollars.
    case dollars(Double)
  }

  /// The name, for the reader.
  public let name: String
  /// An asset of the model, or `USD`, which stays at one dollar.
  public let asset: String
  /// How much there is.
  public let amount: Amount
  /// The price of a unit at the start in dollars, where nobody gives another; nil where the card knows none.
  public let price: Double?
  /// The seconds from a sale to its cash; 0 for what is cash at once.
  ///
  /// The price is agreed at the sale. A delay that is no whole number of steps is rounded up to one.
  public let settlementSeconds: Double
  /// The most dollars that sales raise per day, spread evenly over it; nil where nothing limits them.
  public let dailyLimit: Double?
  /// The share of the price that every sale gives up, whatever its size.
  public let haircut: Double
  /// How far sales move the price; nil where they do not.
  public let depth: DepthRule?
  /// The part that cannot be used for a while; nil where all of it can.
  public let frozen: FrozenShare?
  /// When nothing of it is sold, in rising order.
  public let closed: [TimeWindow]

  /// A tier; an issuer checks it when it is made.
  public init(
    name: String, asset: String = "USD", amount: Amount, price: Double? = nil, settlementSeconds: Double = 0,
    dailyLimit: Double? = nil, haircut: Double = 0, depth: DepthRule? = nil, frozen: FrozenShare? = nil,
    closed: [TimeWindow] = []
  ) {
    self.name = name
    self.asset = asset
    self.amount = amount
    self.price = price
    self.settlementSeconds = settlementSeconds
    self.dailyLimit = dailyLimit
    self.haircut = haircut
    self.depth = depth
    self.frozen = frozen
    self.closed = closed
  }

  /// The asset that stays at one dollar.
  public static let dollar = "USD"
}
