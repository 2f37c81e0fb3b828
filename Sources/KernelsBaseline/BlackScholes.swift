/// Adds `weight` times the undiscounted value of one European option to a run of scenarios.
///
/// The value is the intrinsic value, which is exact, and the time value, which is that of the option of the same strike
/// that is out of the money: with x = -|log(F/K)|, deviation s = σ sqrt(T), h = x/s and t = s/2 it is
///
///     sqrt(F K) φ(sqrt(h² + t²)) [M(-h - t) - M(t - h)],    M(z) = Φ(-z) / φ(z),
///
/// Black's formula with the two densities, which are the same number, taken out. It needs one exponential, and the
/// difference of the ratios is 2t times a quotient of sums, in which little cancels however small t is. Where -h - t is
/// below -1, which takes s above 2, M is taken at h + t instead: Φ(-z) = 1 - Φ(z). After Jäckel (2015), "Let's be rational".
///
/// Of each scenario come the price, the logarithm of its ratio to a reference price, its root, the volatility and its
/// inverse; `logMoneyness` is the logarithm of reference forward over strike, `growth` forward over spot, `root` the root
/// of strike times growth. An inverse that would be infinite is the greatest double instead: no product with it is NaN.
package func addOptionValues(
  spots: UnsafePointer<Double>, logRatios: UnsafePointer<Double>, roots: UnsafePointer<Double>,
  volatilities: UnsafePointer<Double>, inverseVolatilities: UnsafePointer<Double>, growth: Double, strike: Double,
  sign: Double, logMoneyness: Double, root: Double, halfRootExpiry: Double, inverseRootExpiry: Double, weight: Double,
  count: Int, to target: UnsafeMutablePointer<Double>
) {
  for index in 0..<count {
    let x = unsafe -(logRatios[index] + logMoneyness).magnitude
    let standardised = unsafe x * inverseVolatilities[index] * inverseRootExpiry
    let h = standardised < -56 ? -56 : standardised
    let deviation = unsafe volatilities[index] * halfRootExpiry
    let t = deviation > 56 ? 56 : deviation
    let near = -(h + t)
    let far = t - h
    let isDirect = near >= -1
    let ratio = MillsQuotient(isDirect ? near : -near, to: far)
    let apart = isDirect ? t + t : -(h + h)
    let steeper = ratio.pSlope * ratio.q
    let change = apart * fused(ratio.p, ratio.qSlope, isDirect ? -steeper : steeper)
    let whole = fused(ratio.p + ratio.p, ratio.q, change)
    let difference = (isDirect ? change : -whole) / (ratio.q * fused(apart, ratio.qSlope, ratio.q))
    let density = scaledDensity(square: fused(h, h, t * t), rest: 0)
    let spread = unsafe density * difference * 0x1p-64 * (roots[index] * root)
    let forward = unsafe spots[index] * growth
    let smaller = forward < strike ? forward : strike
    let value = isDirect ? spread : smaller + spread
    let timeValue = value < 0 ? 0 : value
    let gain = sign * (forward - strike)
    let intrinsic = gain < 0 ? 0 : gain
    unsafe target[index] = fused(weight, intrinsic + timeValue, target[index])
  }
}
