/// The value of an option and its derivatives.
///
/// The price that they are taken by is the forward for ``BlackFormula`` and the spot for ``BlackScholes``.
public struct OptionGreeks: Equatable, Sendable {
  /// The value, in the currency of the strike.
  public let value: Double
  /// By the price: -1 to 1 on a forward.
  public let delta: Double
  /// Twice by the price, at least 0.
  public let gamma: Double
  /// By the volatility as a fraction per year, at least 0: 0.01 of it is a point of volatility.
  public let vega: Double
  /// What a year's passing adds to the value at its present pace; below 0 as a rule.
  public let theta: Double
  /// By the interest rate as a fraction per year; 0 for an undiscounted value on a forward.
  public let rho: Double
  /// By the price and the volatility.
  public let vanna: Double
  /// Twice by the volatility.
  public let volga: Double
}
