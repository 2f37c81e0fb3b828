internal import Foundation
public import Kernels

/// The volatility at which Black's formula gives a price.
///
/// Found by Newton's method within a bracket, on functions of the price that are nearly straight: below the inflection of
/// the price in the deviation s, at s = sqrt(2 |log(F/K)|), the inverse root of its logarithm; above it the price, or the
/// logarithm of what it lacks of its bound. After P. Jäckel (2015), "Let's be rational", Wilmott.
public struct ImpliedVolatility: Equatable, Sendable {
  /// Per year, above 0.
  public let volatility: Double
  /// How many times the formula was evaluated: 15 at most over the reference options; never more than 120.
  public let evaluations: Int

  /// The volatility that a price implies.
  ///
  /// The formula gives the time value back to some 1e-13 of it, and so the volatility where the time value is known to as
  /// much: that of an option deep in the money has only the digits that the intrinsic value leaves it.
  /// - Parameters:
  ///   - kind: Whether the option buys or sells.
  ///   - price: What it is worth today, in the unit of the forward.
  ///   - forward: The forward price, above 0.
  ///   - strike: The strike, above 0.
  ///   - years: The time to expiry, above 0.
  ///   - discount: What one unit at expiry is worth today, above 0.
  /// - Throws: ``ImpliedVolatilityError`` where no volatility gives that price.
  public init(
    _ kind: OptionTerms.Kind, price: Double, forward: Double, strike: Double, years: Double, discount: Double = 1
  ) throws(ImpliedVolatilityError) {
    guard price.isFinite else { throw .notFinite(quantity: .price, value: price) }
    for (quantity, value) in [(Quantity.forward, forward), (.strike, strike), (.discount, discount)] {
      guard value.isFinite else { throw .notFinite(quantity: quantity, value: value) }
      guard value > 0 else { throw .notPositive(quantity: quantity, value: value) }
    }
    guard years.isFinite else { throw .notFinite(quantity: .years, value: years) }
    guard years > 0 else { throw .noTime(years: years) }
    let whole = price / discount
    let intrinsic = max(0, kind == .call ? forward - strike : strike - forward)
    let bound = kind == .call ? forward : strike
    guard whole >= intrinsic else { throw .belowIntrinsic(price: price, intrinsic: discount * intrinsic) }
    guard whole < bound else { throw .atBound(price: price, bound: discount * bound) }
    let lesser = min(forward, strike)
    let target = (value: (whole - intrinsic) / lesser, complement: (bound - whole) / lesser)
    guard target.value > 0 else { throw .atIntrinsic(price: price, intrinsic: discount * intrinsic) }
    let logMoneyness = ForwardOption.logarithm(of: forward, over: strike)
    var search = DeviationSearch(
      logMoneyness: logMoneyness, value: target.value, complement: max(target.complement, .leastNonzeroMagnitude))
    volatility = search.deviation() / years.squareRoot()
    evaluations = search.evaluations
  }

  /// What a volatility is found from.
  public enum Quantity: String, Sendable {
    /// What the option is worth today.
    case price
    /// The forward price.
    case forward
    /// The strike.
    case strike
    /// The time to expiry.
    case years
    /// What one unit at expiry is worth today.
    case discount
  }
}
