/// A place where an asset trades, its fee, and how units that change hands move it.
///
/// A fee that is kept from what goes in means that a sale moves the place by less than it sells, one that is kept from what
/// comes out that a purchase moves it by more than it buys. What is sold after a purchase first undoes the purchase, and the
/// other way round: so the price is a function of the net units sold, and a round trip costs its fees.
struct DepthVenue: Equatable, Sendable {
  let shape: DepthShape
  /// What a fee leaves, 1 less it.
  let kept: Double
  /// By how much a unit moves the place, once it has been sold more than it was sold back.
  private let saleScale: Double
  /// The same while more has been bought.
  private let purchaseScale: Double

  /// A place, checked, on a day with a price in dollars per unit.
  init(_ source: DepthSource, price: Double) {
    kept = 1 - source.fee
    switch source.kind {
    case .power(let measure, let loss, let size, let exponent):
      let capacity = PowerDepth.capacity(loss: loss, measure, size: size.units(at: price), exponent: exponent)
      shape =
        exponent == 1
        ? .product(ProductDepth(reserve: capacity)) : .power(PowerDepth(capacity: capacity, exponent: exponent))
      (saleScale, purchaseScale) = (1, 1)
    case .curve(let quotes):
      shape = .quoted(
        QuotedDepth(sizes: quotes.map { $0.size.units(at: price) }, slippages: quotes.map(\.slippage)))
      (saleScale, purchaseScale) = (1, 1)
    case .constantProduct(let holding):
      shape = .product(ProductDepth(reserve: holding.units(at: price)))
      (saleScale, purchaseScale) = (kept, 1)
    case .stableSwap(let reserve, let otherReserve, let amplification, let rate):
      shape = .stable(
        StableDepth(reserve: reserve * rate, otherReserve: otherReserve, amplification: amplification))
      (saleScale, purchaseScale) = (rate, rate / kept)
    case .concentrated(let ranges):
      shape = .ranged(RangedDepth(ranges))
      (saleScale, purchaseScale) = (kept, 1)
    }
  }

  /// The price over the quiet one, before fees.
  func factor(at sold: Double) -> Double { shape.factor(at: sold * scale(at: sold)) }

  /// The integral of the price.
  ///
  /// - Precondition: `lower <= upper`.
  func area(from lower: Double, to upper: Double) -> Double {
    if lower < 0, upper > 0, saleScale != purchaseScale {
      return area(from: lower, to: 0) + area(from: 0, to: upper)
    }
    let scale = scale(at: lower < 0 ? lower : upper)
    return shape.area(from: lower * scale, to: upper * scale) / scale
  }

  /// How the units sold move with the logarithm of the price.
  func response(at sold: Double) -> Double {
    let scale = scale(at: sold)
    return shape.response(at: sold * scale) / scale
  }

  /// Where the price is `factor`.
  func position(of factor: Double) -> Double {
    let moved = shape.position(of: factor)
    return moved / scale(at: moved)
  }

  private func scale(at sold: Double) -> Double { sold < 0 ? purchaseScale : saleScale }
}
