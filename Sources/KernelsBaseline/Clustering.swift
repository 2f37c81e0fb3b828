/// No variance goes beyond it: a path whose steps have a standard deviation of 1000 is lost long before, and the sums of its
/// log returns must stay numbers.
private let largestVariance = 1e6

/// Adds log returns of variance h to a target and moves h on: with e the standardised return and ε = √h e,
/// `target += drift - h / 2 + ε` and `h = ω + (α + γ [ε < 0]) ε² + β h`.
package func addClusteredReturns(
  _ standardised: UnsafePointer<Double>, drift: Double, omega: Double, alpha: Double, gamma: Double, beta: Double,
  count: Int, variances: UnsafeMutablePointer<Double>, to target: UnsafeMutablePointer<Double>
) {
  for index in 0..<count {
    let variance = unsafe variances[index]
    let surprise = unsafe variance.squareRoot() * standardised[index]
    unsafe target[index] += (drift - 0.5 * variance) + surprise
    let weight = surprise < 0 ? alpha + gamma : alpha
    let next = omega + (weight * (surprise * surprise) + beta * variance)
    unsafe variances[index] = next < largestVariance ? next : largestVariance
  }
}

/// The same with standardised returns that are first multiplied by a scale, element by element.
package func addClusteredReturns(
  _ standardised: UnsafePointer<Double>, scale: UnsafePointer<Double>, drift: Double, omega: Double, alpha: Double,
  gamma: Double, beta: Double, count: Int, variances: UnsafeMutablePointer<Double>,
  to target: UnsafeMutablePointer<Double>
) {
  for index in 0..<count {
    let variance = unsafe variances[index]
    let surprise = unsafe variance.squareRoot() * (standardised[index] * scale[index])
    unsafe target[index] += (drift - 0.5 * variance) + surprise
    let weight = surprise < 0 ? alpha + gamma : alpha
    let next = omega + (weight * (surprise * surprise) + beta * variance)
    unsafe variances[index] = next < largestVariance ? next : largestVariance
  }
}
