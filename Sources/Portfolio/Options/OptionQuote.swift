public import Documents
public import Kernels

/// What an option is quoted at, with the forward that its venue quotes beside it.
public struct OptionQuote: Equatable, Sendable {
  /// Whether it buys or sells.
  public let kind: OptionTerms.Kind
  /// The strike, dollars per unit.
  public let strike: Double
  /// When it expires.
  public let expiry: Timestamp
  /// The forward price to the expiry, dollars per unit.
  public let forward: Double
  /// Dollars per option today; for one that is settled in coins, the coins times the forward.
  public let price: Double
  /// What a dollar at expiry is worth today; 1 for one that is settled in coins.
  public let discount: Double

  /// A quote; what is made of it checks it.
  public init(
    kind: OptionTerms.Kind, strike: Double, expiry: Timestamp, forward: Double, price: Double, discount: Double = 1
  ) {
    self.kind = kind
    self.strike = strike
    self.expiry = expiry
    self.forward = forward
    self.price = price
    self.discount = discount
  }

  /// Whether it would pay nothing at the forward price; at the money only the call counts so.
  public var isOutOfTheMoney: Bool { kind == .call ? strike >= forward : strike < forward }

  /// The volatility that it implies at a moment.
  ///
  /// - Parameter moment: When it was quoted.
  /// - Returns: The volatility per year, and what it took to find it.
  /// - Throws: ``ImpliedVolatilityError`` where there is none.
  public func impliedVolatility(at moment: Timestamp) throws(ImpliedVolatilityError) -> ImpliedVolatility {
    try ImpliedVolatility(
      kind, price: price, forward: forward, strike: strike,
      years: Double(expiry.seconds - moment.seconds) / (365 * 86_400), discount: discount)
  }
}
