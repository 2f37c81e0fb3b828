/// How the price at one place follows what is sold there, before fees and in the place's own units.
///
/// `u` is what the place has been sold since it was quiet; negative, bought. The price is a multiple of the quiet one.
enum DepthShape: Equatable, Sendable {
  case product(ProductDepth)
  case power(PowerDepth)
  case quoted(QuotedDepth)
  case stable(StableDepth)
  case ranged(RangedDepth)

  /// The price at `u`: 1 at 0, falling strictly, above 0; infinite where so much cannot be bought.
  func factor(at u: Double) -> Double {
    switch self {
    case .product(let depth): depth.factor(at: u)
    case .power(let depth): depth.factor(at: u)
    case .quoted(let depth): depth.factor(at: u)
    case .stable(let depth): depth.factor(at: u)
    case .ranged(let depth): depth.factor(at: u)
    }
  }

  /// The integral of the price; infinite where `lower` cannot be bought.
  ///
  /// - Precondition: `lower <= upper`.
  func area(from lower: Double, to upper: Double) -> Double {
    switch self {
    case .product(let depth): depth.area(from: lower, to: upper)
    case .power(let depth): depth.area(from: lower, to: upper)
    case .quoted(let depth): depth.area(from: lower, to: upper)
    case .stable(let depth): depth.area(from: lower, to: upper)
    case .ranged(let depth): depth.area(from: lower, to: upper)
    }
  }

  /// How `u` moves with the logarithm of the price, at most 0, where so much can be bought.
  func response(at u: Double) -> Double {
    switch self {
    case .product(let depth): depth.response(at: u)
    case .power(let depth): depth.response(at: u)
    case .quoted(let depth): depth.response(at: u)
    case .stable(let depth): depth.response(at: u)
    case .ranged(let depth): depth.response(at: u)
    }
  }

  /// Where the price is `factor`; the most that can be bought where that is infinite, infinite where it is 0 or below.
  func position(of factor: Double) -> Double {
    guard factor > 0 else { return .infinity }
    return switch self {
    case .product(let depth): depth.position(of: factor)
    case .power(let depth): depth.position(of: factor)
    case .quoted(let depth): depth.position(of: factor)
    case .stable(let depth): depth.position(of: factor)
    case .ranged(let depth): depth.position(of: factor)
    }
  }
}
