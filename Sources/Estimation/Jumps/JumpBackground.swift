internal import Numerics

/// Jumps whose law is given, beside those that are fitted: one term of their mixture.
///
/// With probability `weight` they add a normal vector of this mean and covariance to the return of a step.
struct JumpBackground {
  let weight: Double
  let mean: [Double]
  let covariance: Matrix

  /// No other jumps.
  static func none(dimension: Int) -> [JumpBackground] {
    [
      JumpBackground(
        weight: 1, mean: Array(repeating: 0, count: dimension), covariance: Matrix(rows: dimension, columns: dimension))
    ]
  }

  /// The jumps of one kind in returns that were divided by a scale, up to the number that a fit allows for.
  init?(_ jumps: MertonLaw.Jumps, number: Int, over years: Double, scale: Double) {
    weight = Poisson(mean: jumps.rate * years).logProbability(of: number).exponential
    guard weight > 0 else { return nil }
    mean = [Double(number) * jumps.mean / scale]
    let deviation = jumps.volatility / scale
    covariance = Matrix([[Double(number) * deviation * deviation]])
  }

  init(weight: Double, mean: [Double], covariance: Matrix) {
    self.weight = weight
    self.mean = mean
    self.covariance = covariance
  }
}
