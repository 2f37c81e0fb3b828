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

  func factor(at u: Double) -> Double {
    guard u > -capacity else { return .infinity }
    return exp((-1 - 1 / exponent) * logarithm(at: u))
  }

  /// The same, of sizes that may have been seen before.
  func factor(at u: Double, _ memory: inout DepthMemory) -> Double {
    guard u > -capacity else { return .infinity }
    return exp((-1 - 1 / exponent) * memory.logarithm(of: u, in: self))
  }

  func area(from lower: Double, to upper: Double) -> Double {
    guard lower > -capacity else { return lower == upper ? 0 : .infinity }
    return total(upper, logarithm(at: upper)) - total(lower, logarithm(at: lower))
  }

  /// The same, of sizes that may have been seen before.
  func area(from lower: Double, to upper: Double, _ memory: inout DepthMemory) -> Double {
    guard lower > -capacity else { return lower == upper ? 0 : .infinity }
    let start = total(lower, memory.logarithm(of: lower, in: self))
    return total(upper, memory.logarithm(of: upper, in: self)) - start
  }

  /// log(1 + (u/K)^a), for a purchase log(1 - (|u|/K)^a).
  func logarithm(at u: Double) -> Double {
    let term = pow(abs(u) / capacity, exponent)
    return log1p(u < 0 ? -term : term)
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

  /// The integral from 0.
  private func total(_ u: Double, _ logarithm: Double) -> Double { u * exp(-1 / exponent * logarithm) }
}
