/// Mills' ratio, P(Z > z) over the density at z, as a quotient p/q of polynomials in z + 1, and how much steeper than flat
/// both are from there to another place.
///
/// The quotient is minimax on [-1, 56], of relative error 1.2e-16. All coefficients are positive, so that nothing cancels in
/// the polynomials, nor in their divided differences (P(v) - P(u)) / (v - u), which Horner's scheme gives beside P(u): with
/// them a difference of two ratios needs no subtraction of ratios that are nearly the same.
struct MillsQuotient {
  let p: Double
  let q: Double
  /// The divided differences.
  let pSlope: Double
  let qSlope: Double

  /// The quotient at a place, at least -1, with the slopes to another one, not below it.
  @inline(__always)
  init(_ near: Double, to far: Double) {
    let (u, v) = (near + 1, far + 1)
    var pSlope = 0x1.00000000015cep+0
    var p = fused(pSlope, u, 0x1.8a5d153a48af4p+4)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.3661b2b8716aep+8)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.40d152874af89p+11)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.dcd269f6871dcp+13)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.08e164e84fcacp+16)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.bd90ae36fff3dp+17)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.19890c80cb314p+19)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.02ca7a8ef81aap+20)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.3f71afbdeb164p+20)
    pSlope = fused(pSlope, v, p)
    p = fused(p, u, 0x1.a67fef72519edp+19)
    var q = u + 0x1.7a5d153a5efc3p+4
    var qSlope = v + q
    q = fused(q, u, 0x1.1ebbe1642a0f3p+8)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.1d39d6602704cp+11)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.970e5136cb6d2p+13)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.b0ccbe370764cp+15)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.5b170c6cb9ef1p+17)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.a165153de9378p+18)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.6f10673b4adc0p+19)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.bfea7f8db822fp+19)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.5433a0be32786p+19)
    qSlope = fused(qSlope, v, q)
    q = fused(q, u, 0x1.e60b2d52800ddp+17)
    (self.p, self.q, self.pSlope, self.qSlope) = (p, q, pSlope, qSlope)
  }
}
