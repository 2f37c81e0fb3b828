/// How far trades move the price of one asset, over all the places where it trades.
///
/// Sizes are units of the asset and prices multiples of the quiet price, that which the asset would have without our trades.
/// `sold` is the state of the market: the net units sold into it that it has not recovered from; negative, bought. A trade
/// moves it by its size, and what is sold in parts yields what it yields at once. What is sold after a purchase first undoes
/// the purchase: a round trip without fees is free, and one with them costs money.
///
/// Several places share a trade so that it is done at the best total: the last unit is sold for the same everywhere, net of
/// each place's own fee, and a place whose fee is too high gets nothing. On the way back the least fee stands for all.
///
/// - Complexity: A single place is looked up in closed form, quotes and ranges by bisection of their lists, a stable-swap
///   price by some six steps of Newton's method. Several places need a search for their common price, of some ten rounds,
///   for all but ``quantity(from:untilNet:)`` and ``purchase(from:untilGross:)``. Nothing is allocated.
public struct DepthCurve: Equatable, Sendable {
  /// The places; at least one.
  let venues: [DepthVenue]
  /// What the least fee leaves.
  let kept: Double
  /// The law where the only place has a power law, which moves by a unit for each that it is sold.
  let law: PowerDepth?

  init(_ venues: [DepthVenue]) {
    precondition(!venues.isEmpty, "An asset trades somewhere")
    self.venues = venues
    kept = venues.reduce(0) { max($0, $1.kept) }
    if venues.count == 1, case .power(let law) = venues[0].shape { self.law = law } else { law = nil }
  }

  /// The least fee of a place, a fraction.
  public var fee: Double { 1 - kept }

  /// The mid price over the quiet price.
  ///
  /// - Parameter sold: The state of the market.
  /// - Returns: 1 at 0; falls strictly as more is sold; above 0, down to the smallest number; infinite where so much cannot
  ///   have been bought.
  public func factor(at sold: Double) -> Double {
    if venues.count == 1 { return venues[0].factor(at: sold) }
    return sold == 0 ? 1 : level(at: sold).factor
  }

  /// What a sale yields, net of fees.
  ///
  /// - Parameters:
  ///   - sold: The state of the market before it.
  ///   - quantity: The units sold, finite and at least 0.
  /// - Returns: Units of the quiet price; concave in the quantity, and bounded.
  public func proceeds(from sold: Double, selling quantity: Double) -> Double {
    precondition(quantity >= 0 && quantity < .infinity, "A sale has a size")
    return quantity == 0 ? 0 : kept * area(from: sold, to: sold + quantity)
  }

  /// What a purchase costs, fees on top.
  ///
  /// - Parameters:
  ///   - sold: The state of the market before it.
  ///   - quantity: The units bought, finite and at least 0.
  /// - Returns: Units of the quiet price; convex in the quantity, and infinite where so much cannot be bought.
  public func cost(from sold: Double, buying quantity: Double) -> Double {
    precondition(quantity >= 0 && quantity < .infinity, "A purchase has a size")
    return quantity == 0 ? 0 : area(from: sold - quantity, to: sold) / kept
  }

  /// The most units of which the last is sold for at least a price, net of fees.
  ///
  /// - Parameters:
  ///   - sold: The state of the market before the sale.
  ///   - factor: The price, a multiple of the quiet one.
  /// - Returns: 0 where the price is below that already, infinity where the factor is at most 0.
  public func quantity(from sold: Double, untilNet factor: Double) -> Double {
    max(0, position(of: factor / kept) - sold)
  }

  /// The most units of which the last is bought for at most a price, fees on top.
  ///
  /// - Parameters:
  ///   - sold: The state of the market before the purchase.
  ///   - factor: The price, a multiple of the quiet one; infinite for all that can be bought.
  /// - Returns: 0 where the price is above that already.
  public func purchase(from sold: Double, untilGross factor: Double) -> Double {
    max(0, sold - position(of: factor * kept))
  }

  private func area(from lower: Double, to upper: Double) -> Double {
    let area = venues.count == 1 ? venues[0].area(from: lower, to: upper) : sharedArea(from: lower, to: upper)
    return max(0, area)
  }

  private func position(of factor: Double) -> Double {
    if let law { return factor > 0 ? law.position(of: factor) : .infinity }
    return venues.count == 1 ? venues[0].position(of: factor) : sharedPosition(of: factor)
  }
}
