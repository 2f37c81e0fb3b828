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
///
/// All coefficients in z + 1 are positive, so that nothing cancels.
@inline(__always)
package func millsRatio(_ z: Double) -> Double {
  let u = z + 1
  var p = 0x1.00000000015cep+0
  p = fused(p, u, 0x1.8a5d153a48af4p+4)
  p = fused(p, u, 0x1.3661b2b8716aep+8)
  p = fused(p, u, 0x1.40d152874af89p+11)
  p = fused(p, u, 0x1.dcd269f6871dcp+13)
  p = fused(p, u, 0x1.08e164e84fcacp+16)
  p = fused(p, u, 0x1.bd90ae36fff3dp+17)
  p = fused(p, u, 0x1.19890c80cb314p+19)
  p = fused(p, u, 0x1.02ca7a8ef81aap+20)
  p = fused(p, u, 0x1.3f71afbdeb164p+20)
  p = fused(p, u, 0x1.a67fef72519edp+19)
  var q = u + 0x1.7a5d153a5efc3p+4
  q = fused(q, u, 0x1.1ebbe1642a0f3p+8)
  q = fused(q, u, 0x1.1d39d6602704cp+11)
  q = fused(q, u, 0x1.970e5136cb6d2p+13)
  q = fused(q, u, 0x1.b0ccbe370764cp+15)
  q = fused(q, u, 0x1.5b170c6cb9ef1p+17)
  q = fused(q, u, 0x1.a165153de9378p+18)
  q = fused(q, u, 0x1.6f10673b4adc0p+19)
  q = fused(q, u, 0x1.bfea7f8db822fp+19)
  q = fused(q, u, 0x1.5433a0be32786p+19)
  q = fused(q, u, 0x1.e60b2d52800ddp+17)
  return p / q
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
