/// `results[i] = log(values[i])`, to one unit in the last place.
///
/// Minus infinity at 0, infinity at infinity, NaN below 0 and at NaN.
package func logarithms(
  of values: UnsafePointer<Double>, count: Int, to results: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe results[index] = logarithm(values[index]) }
}

/// log(2^k m) = k log 2 + log m with m in [sqrt(1/2), sqrt(2)).
///
/// With f = m - 1 and s = f / (2 + f), log m = f - (f²/2 - s (f²/2 + R)), where R = log((1 + s) / (1 - s)) / s - 2 is a
/// polynomial in s², of error 5e-18: what is subtracted from f is small, and so is its rounding.
@inline(__always)
func logarithm(_ x: Double) -> Double {
  let isSubnormal = x < 0x1p-1022
  let scaled = isSubnormal ? x * 0x1p54 : x
  let shifted = scaled.bitPattern &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
  // The exponent is turned into a number without the integer conversion that older vector units lack.
  let biased = Double(bitPattern: (shifted &>> 52) | 0x4330_0000_0000_0000)
  let k = biased - (isSubnormal ? 0x1p52 + 1077 : 0x1p52 + 1023)
  let m = Double(bitPattern: (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
  let f = m - 1
  let s = f / (m + 1)
  let z = s * s
  var series = 0x1.2b584aae78a57p-3
  series = fused(series, z, 0x1.39fe606542ddep-3)
  series = fused(series, z, 0x1.7462b4ab2ef6bp-3)
  series = fused(series, z, 0x1.c71c62e5800a1p-3)
  series = fused(series, z, 0x1.2492492df148dp-2)
  series = fused(series, z, 0x1.99999999952e2p-2)
  series = fused(series, z, 0x1.5555555555558p-1)
  let half = 0.5 * f * f
  let correction = half - fused(s, fused(z, series, half), k * 0x1.abc9e3b39803fp-56)
  let finite = fused(k, 0x1.62e42fefa39efp-1, f - correction)
  let outside = x == 0 ? -.infinity : x < 0 ? .nan : x
  return x > 0 && x < .infinity ? finite : outside
}
