/// `results[i]` is the probability that a standard normal is at most `values[i]`.
///
/// The relative error is below 1.5e-15 in either tail, as far as the probability is a normal number (-37.5); beyond, it
/// falls through the subnormal numbers to 0. NaN stays NaN.
package func normalProbabilities(
  of values: UnsafePointer<Double>, count: Int, to results: UnsafeMutablePointer<Double>
) {
  for index in 0..<count { unsafe results[index] = normalProbability(values[index]) }
}

@inline(__always)
private func normalProbability(_ x: Double) -> Double {
  let distance = x.magnitude > 56 ? 56 : x.magnitude
  let square = distance * distance
  let density = scaledDensity(square: square, rest: fused(distance, distance, -square))
  let tail = density * millsRatio(distance) * 0x1p-64
  return x > 0 ? 1 - tail : tail
}

/// P(Z > z) over the density at z, for z in [-1, 56]: a minimax quotient of polynomials of relative error 1.2e-16.
@inline(__always)
package func millsRatio(_ z: Double) -> Double {
  let quotient = MillsQuotient(z, to: z)
  return quotient.p / quotient.q
}

/// 2^64 times the standard normal density at the root of `square + rest`, where `rest` is the rounding of the square.
///
/// The factor keeps a density that is a subnormal number, or less, exact until the caller takes the factor out again.
/// Squares beyond 1500 are held there: the caller's product with 2^-64 is 0 all the same.
@inline(__always)
func scaledDensity(square: Double, rest: Double) -> Double {
  let bounded = square > 1500 ? 1500 : square
  let x = -0.5 * bounded
  let shifted = fused(x, 0x1.71547652b82fep+0, 0x1.8p+52 + 1087)
  let n = shifted - (0x1.8p+52 + 1087)
  let r = fused(-0.5, rest, fused(n, -0x1.abc9e3b39803fp-56, fused(n, -0x1.62e42fefa39efp-1, x)))
  return reducedExponential(r) * 0x1.9884533d43651p-2 * Double(bitPattern: shifted.bitPattern &<< 52)
}
