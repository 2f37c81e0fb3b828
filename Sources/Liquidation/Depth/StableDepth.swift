internal import Foundation

/// Curve's invariant of two coins, everything in units of its D: with a four times the amplification of which the contract
/// says twice as much, a (x + y - 1) + 1 = 1 / (4 x y) in reserves x and y.
///
/// That is a quadratic in y. The price of x in y is -dy/dx = (q + y) / (q + x), q = 4 a x² y².
struct StableDepth: Equatable, Sendable {
  /// a: the contract's amplification times the number of coins.
  private let leverage: Double
  /// D, in units of the other coin.
  private let scale: Double
  /// The reserve of the asset now, over D.
  private let reserve: Double
  /// The price now.
  private let price: Double

  /// A pool; the reserves are counted in units of the other coin.
  init(reserve: Double, otherReserve: Double, amplification: Double) {
    leverage = 2 * amplification
    scale = Self.invariant(reserve, otherReserve, leverage: leverage)
    self.reserve = reserve / scale
    price = Self.price(at: self.reserve, leverage: leverage)
  }

  func factor(at u: Double) -> Double {
    let x = reserve + u / scale
    guard x > 0 else { return .infinity }
    return u == 0 ? 1 : Self.price(at: x, leverage: leverage) / price
  }

  func area(from lower: Double, to upper: Double) -> Double {
    let (first, second) = (reserve + lower / scale, reserve + upper / scale)
    guard first > 0 else { return lower == upper ? 0 : .infinity }
    return (Self.other(first, leverage: leverage) - Self.other(second, leverage: leverage)) * scale / price
  }

  /// The place of a price.
  ///
  /// With m = x y, the invariant is x + y = s, s = 1 - 1/a + 1/(4 a m), and the price p is y = p x - (1 - p) q, q = 4 a m².
  /// Both give x and y, of which the product must be m: p s² = (1 - p)² q (s + q) + m (1 + p)². The left side falls in m and
  /// the right one rises, both much like powers: Newton's method on the logarithms of the sides and of m needs some five
  /// steps. A price above 1 is one below 1 with the coins exchanged.
  func position(of factor: Double) -> Double {
    guard factor.isFinite else { return -reserve * scale }
    if factor == 1 { return 0 }
    let ratio = factor * price
    let isScarce = ratio > 1
    let p = isScarce ? 1 / ratio : ratio
    let (gap, both) = ((1 - p) * (1 - p), (1 + p) * (1 + p))
    var (m, low, high) = (0.25, 0.0, 0.25)
    for _ in 0..<Self.largestIterations {
      let inverse = 1 / (4 * leverage * m)
      let sum = 1 - 1 / leverage + inverse
      let q = 4 * leverage * m * m
      let left = p * sum * sum
      let right = gap * q * (sum + q) + m * both
      if left > right { low = m } else { high = m }
      // How the logarithms of the sides move with that of m.
      let slopeLeft = -2 * inverse / sum
      let slopeRight = (gap * q * (2 * sum - inverse + 4 * q) + m * both) / right
      var next = m * exp(log(left / right) / (slopeRight - slopeLeft))
      if !(next >= low && next <= high) { next = 0.5 * (low + high) }
      let change = abs(next - m)
      m = next
      if change <= 1e-9 * m { break }
    }
    let sum = 1 - 1 / leverage + 1 / (4 * leverage * m)
    let large = (sum + (1 - p) * 4 * leverage * m * m) / (1 + p)
    return ((isScarce ? m / large : large) - reserve) * scale
  }

  /// How `u` moves with the logarithm of the price.
  func response(at u: Double) -> Double {
    let x = reserve + u / scale
    let y = Self.other(x, leverage: leverage)
    let product = 4 * leverage * x * x * y * y
    let (above, below) = (product + y, product + x)
    let price = above / below
    let productSlope = 2 * product * (1 / x - price / y)
    return scale / ((productSlope - price) / above - (productSlope + 1) / below)
  }

  private static let largestIterations = 100

  private static func price(at x: Double, leverage: Double) -> Double {
    let y = other(x, leverage: leverage)
    let product = 4 * leverage * x * x * y * y
    return (product + y) / (product + x)
  }

  /// The other reserve: the root of y² + (x + 1/a - 1) y = 1/(4 a x), without the cancellation.
  private static func other(_ x: Double, leverage: Double) -> Double {
    let linear = x + 1 / leverage - 1
    let constant = 1 / (4 * leverage * x)
    let root = (linear * linear + 4 * constant).squareRoot()
    return linear > 0 ? 2 * constant / (linear + root) : 0.5 * (root - linear)
  }

  /// D, by Newton's method from the sum of the reserves, from which it falls to the root.
  private static func invariant(_ x: Double, _ y: Double, leverage: Double) -> Double {
    let sum = x + y
    var invariant = sum
    for _ in 0..<largestIterations {
      let product = invariant * (invariant / (2 * x)) * (invariant / (2 * y))
      let next = (leverage * sum + 2 * product) * invariant / ((leverage - 1) * invariant + 3 * product)
      let change = abs(next - invariant)
      invariant = next
      if change <= 1e-16 * next { break }
    }
    return invariant
  }
}
