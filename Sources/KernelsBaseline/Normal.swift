/// Standard normals from 64-bit random words, one each, by the inverse of the distribution function.
///
/// The top bit is the sign; the 52 bits below it are a number m, and the magnitude is the quantile z(u) of the upper tail
/// probability u = (m + 1/2) / 2^53, which lies in (2^-54, 1/2): up to 8.29 standard deviations. With v = -log(2u),
/// z = v P(t) / Q(t), t = sqrt(v + log 2), where P and Q are a minimax fit of relative error 5.6e-16; v vanishes with u
/// at 1/2, so the relative accuracy holds through z = 0. In double arithmetic the error of z is below 2e-15 and that of
/// the implied probability below 6e-14, relative, everywhere.
///
/// Every operation is one that IEEE 754 defines to the last bit, fused multiply-add among them, so that every instruction
/// set gives the same bits. Where the baseline has no such instruction each is a call, and a normal takes several times as
/// long: the price of one result everywhere.
package func standardNormals(
  from words: UnsafePointer<UInt64>, count: Int, to normals: UnsafeMutablePointer<Double>
) {
  for index in 0..<count {
    let word = unsafe words[index]
    unsafe normals[index] = standardNormal(word)
  }
}

@inline(__always)
private func standardNormal(_ word: UInt64) -> Double {
  // 1 + m / 2^52 less 1 - 2^-53 is 2u = (2m + 1) / 2^53, exactly.
  let y = Double(bitPattern: ((word &<< 1) &>> 12) | 0x3FF0_0000_0000_0000) - 0x1.fffffffffffffp-1
  let v = negativeLogarithm(y)
  let t = (v + 0x1.62e42fefa39efp-1).squareRoot()
  var p = 0x1.6a0c8cba9cde8p+0
  p = fused(p, t, 0x1.bd26b88e2c40ep+5)
  p = fused(p, t, 0x1.27f9f87034a1fp+9)
  p = fused(p, t, 0x1.3631290858f84p+11)
  p = fused(p, t, 0x1.3568ecc79ea58p+12)
  p = fused(p, t, 0x1.173541d6b30d5p+12)
  p = fused(p, t, 0x1.199b577c222eap+10)
  p = fused(p, t, 0x1.a88fcf241e10dp+5)
  var q = t + 0x1.3ad1a4c3949fcp+5
  q = fused(q, t, 0x1.a4ce86e98d19dp+8)
  q = fused(q, t, 0x1.c47fbe69feb7bp+10)
  q = fused(q, t, 0x1.e40dbcdef8acap+11)
  q = fused(q, t, 0x1.0199908b88722p+12)
  q = fused(q, t, 0x1.dc7fa5c9a1da3p+10)
  q = fused(q, t, 0x1.2d8df9c6682e0p+8)
  q = fused(q, t, 0x1.314f78ec7a986p+3)
  let magnitude = v * (p / q)
  return Double(bitPattern: magnitude.bitPattern ^ (word & 0x8000_0000_0000_0000))
}

/// Minus the logarithm of a positive normal number, to 3 units in the last place; exact at 1.
///
/// The number is 2^k m with m in [sqrt(1/2), sqrt(2)), and log m is the series in s = (1 - m) / (1 + m).
@inline(__always)
private func negativeLogarithm(_ x: Double) -> Double {
  let shifted = x.bitPattern &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)
  // The exponent is turned into a number without the integer conversion that older vector units lack.
  let k = Double(bitPattern: (shifted &>> 52) | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
  let m = Double(bitPattern: (shifted & 0x000F_FFFF_FFFF_FFFF) &+ 0x3FE6_A09E_667F_3BCD)
  let s = (1 - m) / (m + 1)
  let z = s * s
  var series = 0x1.587598a86528ep-3
  series = fused(series, z, 0x1.732c51b1bdb5ap-3)
  series = fused(series, z, 0x1.c7227699c4f62p-3)
  series = fused(series, z, 0x1.2492417a9adffp-2)
  series = fused(series, z, 0x1.999999a28e877p-2)
  series = fused(series, z, 0x1.555555555397bp-1)
  return fused(k, -0x1.62e42fefa39efp-1, s * fused(z, series, 2))
}
