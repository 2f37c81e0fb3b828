internal import Foundation
public import Kernels

/// The formula of Black, Scholes and Merton for European options on a spot price, with a rate and a yield.
///
/// It is ``BlackFormula`` on the forward S exp((r - q) T), discounted by exp(-r T), of a moneyness that is taken from spot
/// and strike and not from the rounded forward. Reference: R. Merton (1973), "Theory of rational option pricing", Bell
/// Journal of Economics 4. Errors are those of ``BlackFormula``; theta passes through 0, and there its error is 1e-12 of
/// the largest of its three terms.
public enum BlackScholes {
  /// The value of an option.
  ///
  /// - Parameters:
  ///   - kind: Whether it buys or sells.
  ///   - spot: The price, at least 0.
  ///   - strike: The strike, above 0.
  ///   - years: The time to expiry, at least 0.
  ///   - volatility: Per year, at least 0.
  ///   - rate: The interest rate per year, continuous.
  ///   - yield: What the underlying pays per year, continuous.
  /// - Returns: In the unit of the price; the discounted intrinsic value where nothing is uncertain.
  public static func price(
    _ kind: OptionTerms.Kind, spot: Double, strike: Double, years: Double, volatility: Double, rate: Double,
    yield: Double = 0
  ) -> Double {
    exp(-rate * years)
      * option(
        kind, spot: spot, strike: strike, years: years, volatility: volatility, rate: rate, yield: yield
      ).value
  }

  /// The value and its derivatives by the spot, the volatility, the rate and the time.
  ///
  /// Rho is taken at an unchanged yield. Where nothing is uncertain the delta is that of a forward, of none, or half of one
  /// at the money, and gamma, vega, vanna and volga are 0.
  /// - Parameters:
  ///   - kind: Whether it buys or sells.
  ///   - spot: The price, above 0.
  ///   - strike: The strike, above 0.
  ///   - years: The time to expiry, at least 0.
  ///   - volatility: Per year, at least 0.
  ///   - rate: The interest rate per year, continuous.
  ///   - yield: What the underlying pays per year, continuous.
  /// - Returns: In the unit of the price; theta at a spot that stays as it is.
  public static func greeks(
    _ kind: OptionTerms.Kind, spot: Double, strike: Double, years: Double, volatility: Double, rate: Double,
    yield: Double = 0
  ) -> OptionGreeks {
    let option = option(
      kind, spot: spot, strike: strike, years: years, volatility: volatility, rate: rate, yield: yield)
    let forward = option.greeks
    let (discount, growth) = (exp(-rate * years), exp((rate - yield) * years))
    let carried = exp(-yield * years)
    let spotLeg = discount * option.forwardLeg
    let strikeLeg = discount * option.strikeLeg
    return OptionGreeks(
      value: discount * forward.value, delta: carried * forward.delta, gamma: carried * growth * forward.gamma,
      vega: discount * forward.vega, theta: discount * forward.theta + yield * spotLeg - rate * strikeLeg,
      rho: years * strikeLeg, vanna: carried * forward.vanna, volga: discount * forward.volga)
  }

  private static func option(
    _ kind: OptionTerms.Kind, spot: Double, strike: Double, years: Double, volatility: Double, rate: Double,
    yield: Double
  ) -> ForwardOption {
    let forward = spot * exp((rate - yield) * years)
    let logMoneyness = ForwardOption.logarithm(of: spot, over: strike).addingProduct(rate - yield, years)
    let gap = logMoneyness.magnitude < 0.5 ? strike * expm1(logMoneyness) : forward - strike
    return ForwardOption(
      kind, forward: forward, strike: strike, years: years, volatility: volatility, logMoneyness: logMoneyness, gap: gap
    )
  }
}
