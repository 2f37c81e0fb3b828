internal import Kernels

extension OptionContract {
  /// Whether it sells and does not buy.
  public var isPut: Bool { kind == .put }

  /// The dollars that one option is worth if it expires at a price, whatever it is paid in: at least 0.
  public func payoff(at price: Double) -> Double { max(0, isPut ? strike - price : price - strike) }

  /// The dollars by which the price would have to move for the option to have a pay-off: at least 0.
  public func outOfTheMoney(at price: Double) -> Double { max(0, isPut ? price - strike : strike - price) }
}
