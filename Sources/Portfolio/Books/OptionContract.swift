public import Documents
public import Kernels

/// A European option as it is listed.
public struct OptionContract: Hashable, Sendable {
  /// The asset.
  public let underlying: String
  /// Whether it buys or sells.
  public let kind: OptionTerms.Kind
  /// The strike, dollars per unit.
  public let strike: Double
  /// When it expires.
  public let expiry: Timestamp
  /// What its pay-off is paid in.
  public let settlement: Settlement
  /// Its own implied volatility per year, which stays with the contract as a path moves but for the level of the surface;
  /// nil where the market's surface prices it.
  public let volatility: Double?

  /// An option; a book checks it when it is added.
  public init(
    underlying: String, kind: OptionTerms.Kind, strike: Double, expiry: Timestamp, settlement: Settlement = .linear,
    volatility: Double? = nil
  ) {
    self.underlying = underlying
    self.kind = kind
    self.strike = strike
    self.expiry = expiry
    self.settlement = settlement
    self.volatility = volatility
  }
}
