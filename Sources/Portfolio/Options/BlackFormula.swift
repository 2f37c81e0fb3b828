internal import Foundation
public import Kernels
internal import Numerics

/// Black's formula for European options on a forward price.
///
/// Reference: F. Black (1976), "The pricing of commodity contracts", Journal of Financial Economics 3, equation 16.
public enum BlackFormula {
  /// The undiscounted value of an option.
  ///
  /// - Parameters:
  ///   - kind: Whether it buys or sells.
  ///   - forward: The forward price, at least 0.
  ///   - strike: The strike, above 0.
  ///   - years: The time to expiry, at least 0.
  ///   - volatility: Per year, at least 0.
  /// - Returns: In the unit of the forward; the intrinsic value where nothing is uncertain.
  public static func price(
    _ kind: OptionTerms.Kind, forward: Double, strike: Double, years: Double, volatility: Double
  ) -> Double {
    let sign = kind == .call ? 1.0 : -1.0
    let deviation = volatility * years.squareRoot()
    guard deviation > 0, forward > 0 else { return max(0, sign * (forward - strike)) }
    let upper = log(forward / strike) / deviation + 0.5 * deviation
    func probability(_ value: Double) -> Double { 0.5 * erfc(-sign * value * 0.5.squareRoot()) }
    return max(0, sign * (forward * probability(upper) - strike * probability(upper - deviation)))
  }
}
