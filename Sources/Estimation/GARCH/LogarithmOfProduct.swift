internal import Numerics

/// The logarithm of a long product of positive numbers, with one call of the logarithm.
///
/// Exponents are taken out as integers every so often, which is exact, so that the product neither overflows nor
/// underflows: eight factors between 1e-37 and 1e37 may come between two calls of ``settle()``.
struct LogarithmOfProduct {
  private var significand = 1.0
  private var exponent = 0

  /// Takes another factor, positive and finite.
  @inline(__always) mutating func multiply(by factor: Double) { significand *= factor }

  /// Takes the exponent out of the product so far; a product that is no normal number makes the result NaN.
  @inline(__always) mutating func settle() {
    guard significand.isNormal else {
      significand = .nan
      return
    }
    let bits = significand.bitPattern
    exponent += Int(bits >> 52) - 1023
    significand = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
  }

  /// The logarithm of the product of all factors, 0 of none.
  var value: Double { significand.logarithm + Double(exponent) * 2.0.logarithm }
}
