/// What a European option pays, when, and what carries its underlying's price there.
public struct OptionTerms: Equatable, Sendable {
  /// Whether the option buys or sells its underlying.
  public enum Kind: String, CaseIterable, Sendable {
    /// Pays what the price is above the strike.
    case call
    /// Pays what the price is below the strike.
    case put
  }

  /// Whether the option buys or sells.
  public let kind: Kind
  /// The strike, in the currency of the underlying's price.
  public let strike: Double
  /// The time to expiry in years.
  public let expiry: Double
  /// The forward price to expiry over the price: exp((r - q) T) at a rate r and a yield q.
  public let growth: Double
  /// What one unit of currency at expiry is worth today.
  public let discount: Double

  /// The terms of an option.
  ///
  /// - Parameters:
  ///   - kind: Whether it buys or sells.
  ///   - strike: The strike, above 0.
  ///   - expiry: The time to expiry in years, at least 0.
  ///   - growth: The forward price over the price, above 0.
  ///   - discount: What one unit at expiry is worth today, above 0.
  /// - Precondition: all are finite and within their bounds.
  public init(kind: Kind, strike: Double, expiry: Double, growth: Double = 1, discount: Double = 1) {
    precondition(strike > 0 && strike.isFinite, "A strike is above 0 and finite")
    precondition(expiry >= 0 && expiry.isFinite, "A time to expiry is at least 0 and finite")
    precondition(growth > 0 && growth.isFinite, "A forward over a price is above 0 and finite")
    precondition(discount > 0 && discount.isFinite, "A discount factor is above 0 and finite")
    self.kind = kind
    self.strike = strike
    self.expiry = expiry
    self.growth = growth
    self.discount = discount
  }
}
