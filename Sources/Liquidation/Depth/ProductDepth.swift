/// A pool of two assets with a constant product: price (x / (x + u))² with a reserve of x units.
struct ProductDepth: Equatable, Sendable {
  let reserve: Double

  func factor(at u: Double) -> Double {
    guard u > -reserve else { return .infinity }
    let ratio = reserve / (reserve + u)
    return ratio * ratio
  }

  func area(from lower: Double, to upper: Double) -> Double {
    guard lower > -reserve else { return lower == upper ? 0 : .infinity }
    // x²/(x + lower) - x²/(x + upper), without the cancellation.
    return (upper - lower) * (reserve / (reserve + lower)) * (reserve / (reserve + upper))
  }

  func response(at u: Double) -> Double { -0.5 * (reserve + u) }

  func position(of factor: Double) -> Double { reserve * (1 / factor.squareRoot() - 1) }
}
