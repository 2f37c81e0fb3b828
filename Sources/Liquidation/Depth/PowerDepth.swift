internal import Foundation

/// A power law: u units yield u (1 + (u/K)^a)^(-1/a), of which the derivative is (1 + (u/K)^a)^(-1 - 1/a).
///
/// The proceeds P solve P^(-a) = u^(-a) + K^(-a), so that dollars and units change places for a purchase: q units cost
/// q (1 - (q/K)^a)^(-1/a).
struct PowerDepth: Equatable, Sendable {
  /// K: what all the units in the world yield, and the most that can be bought.
  let capacity: Double
  /// a.
  let exponent: Double

  /// The capacity of a power law that loses a share of the value of a sale.
  ///
  /// - Parameters:
  ///   - loss: The loss, from 0 to 1.
  ///   - measure: Whether the loss is the last unit's or the average.
  ///   - size: The units sold.
  ///   - exponent: The exponent.
  /// - Returns: K, in units.
  static func capacity(
    loss: Double, _ measure: DepthSource.Measure, size: Double, exponent: Double
  ) -> Double {
    let order = measure == .impact ? exponent / (1 + exponent) : exponent
    // (u/K)^a = (1 - loss)^(-order) - 1.
    return size * pow(expm1(-order * log1p(-loss)), -1 / exponent)
  }

  /// What a size comes to: the roots and powers of which all that is asked of it is made.
  struct Point: Sendable {
    /// (u/K)^a, for a purchase -(|u|/K)^a.
    let term: Double
    /// The power of -1/a of 1 more: the average price.
    let average: Double

    /// The price, the average one over 1 more than the term.
    var factor: Double { average / (1 + term) }
  }

  /// What a size above -K comes to.
  func point(at u: Double) -> Point { point(of: pow(abs(u) / capacity, exponent) * (u < 0 ? -1 : 1)) }

  /// What a size comes to that is a share of another, of which that is known.
  ///
  /// - Parameters:
  ///   - other: What the other size comes to.
  ///   - power: The share to the power of the exponent.
  /// - Returns: What ``point(at:)`` returns for the size, without a power.
  func point(of other: Point, times power: Double) -> Point { point(of: other.term * power) }

  private func point(of term: Double) -> Point {
    Point(term: term, average: exp(-1 / exponent * log1p(term)))
  }

  func factor(at u: Double) -> Double { u > -capacity ? point(at: u).factor : .infinity }

  /// The same, of sizes that may have been seen before.
  func factor(at u: Double, _ memory: inout DepthMemory) -> Double {
    u > -capacity ? memory.point(at: u, in: self).factor : .infinity
  }

  func area(from lower: Double, to upper: Double) -> Double {
    guard lower > -capacity else { return lower == upper ? 0 : .infinity }
    return upper * point(at: upper).average - lower * point(at: lower).average
  }

  /// The same, of sizes that may have been seen before.
  func area(from lower: Double, to upper: Double, _ memory: inout DepthMemory) -> Double {
    guard lower > -capacity else { return lower == upper ? 0 : .infinity }
    let start = lower * memory.point(at: lower, in: self).average
    return upper * memory.point(at: upper, in: self).average - start
  }

  func response(at u: Double) -> Double {
    if u == 0 { return 0 }
    let term = pow(abs(u) / capacity, exponent)
    return -abs(u) * (u < 0 ? 1 - term : 1 + term) / ((1 + exponent) * term)
  }

  func position(of factor: Double) -> Double {
    let term = expm1(-exponent / (1 + exponent) * log(factor))
    let size = capacity * pow(abs(term), 1 / exponent)
    return term < 0 ? -size : size
  }
}
