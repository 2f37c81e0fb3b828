/// `results[i] = exp(values[i])`, to one unit in the last place.
///
/// Beyond ±708, infinities included, the argument is held there: a price ratio of e^708 is 3e307, the largest of its kind
/// that a double can hold. NaN stays NaN.
package func exponentials(
  of values: UnsafePointer<Double>, count: Int, to results: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe results[index] = exponential(values[index]) }
}

/// exp(n log 2 + r) = 2^n exp(r) with |r| <= log(2) / 2.
///
/// Log 2 is split in two, and n times either part is subtracted without a rounding of its own.
@inline(__always)
private func exponential(_ argument: Double) -> Double {
  let lower = argument < -708 ? -708 : argument
  let x = lower > 708 ? 708 : lower
  // The sum's last bits are n with an exponent's bias on it: shifted into place, they are the double 2^n.
  let shifted = fused(x, 0x1.71547652b82fep+0, 0x1.8p+52 + 1023)
  let n = shifted - (0x1.8p+52 + 1023)
  let r = fused(n, -0x1.abc9e3b39803fp-56, fused(n, -0x1.62e42fefa39efp-1, x))
  let y = reducedExponential(r)
  // A product and no sum of bit patterns, which would turn some NaN into a number.
  return y * Double(bitPattern: shifted.bitPattern &<< 52)
}

/// exp(r) for |r| <= log(2) / 2: a minimax polynomial of degree 11.
@inline(__always)
func reducedExponential(_ r: Double) -> Double {
  var series = 0x1.ad7f75d24bffbp-26
  series = fused(series, r, 0x1.28ad689e8596dp-22)
  series = fused(series, r, 0x1.71df253db688dp-19)
  series = fused(series, r, 0x1.a0199a16e7361p-16)
  series = fused(series, r, 0x1.a01a012a67f04p-13)
  series = fused(series, r, 0x1.6c16c184266a8p-10)
  series = fused(series, r, 0x1.1111111127ba1p-7)
  series = fused(series, r, 0x1.555555555088cp-5)
  series = fused(series, r, 0x1.55555555554fap-3)
  series = fused(series, r, 0x1.000000000000ap-1)
  return 1 + fused(r * r, series, r)
}
