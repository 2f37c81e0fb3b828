/// Why a price implies no volatility.
public enum ImpliedVolatilityError: Error, Equatable, Sendable {
  /// A figure is infinite or no number.
  case notFinite(quantity: ImpliedVolatility.Quantity, value: Double)
  /// A forward, a strike or a discount factor is not above 0.
  case notPositive(quantity: ImpliedVolatility.Quantity, value: Double)
  /// The option has no time left.
  case noTime(years: Double)
  /// The price is below what the option would pay at the forward price, discounted.
  case belowIntrinsic(price: Double, intrinsic: Double)
  /// The price is the intrinsic value to the last digit, 0 included: every volatility small enough gives it.
  case atIntrinsic(price: Double, intrinsic: Double)
  /// The price is no less than what no volatility can reach: the discounted forward for a call, strike for a put.
  case atBound(price: Double, bound: Double)
}

extension ImpliedVolatilityError: CustomStringConvertible {
  /// The value, its bound and the remedy, in one line.
  public var description: String {
    switch self {
    case .notFinite(let quantity, let value):
      "the \(quantity.rawValue) is \(value): give a finite number"
    case .notPositive(let quantity, let value):
      "the \(quantity.rawValue) is \(value): it must be above 0"
    case .noTime(let years):
      "the time to expiry is \(years) years: an option implies a volatility only before it expires"
    case .belowIntrinsic(let price, let intrinsic):
      "the price \(price) is below the intrinsic value \(intrinsic): no volatility gives it; compare the forward with"
        + " the quote's"
    case .atIntrinsic(let price, let intrinsic):
      "the price \(price) leaves nothing above the intrinsic value \(intrinsic): every volatility small enough gives it;"
        + " use the option of the same strike that is out of the money"
    case .atBound(let price, let bound):
      "the price \(price) is not below \(bound), which no volatility reaches: compare the forward with the quote's"
    }
  }
}
