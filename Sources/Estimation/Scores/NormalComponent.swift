internal import Numerics

/// A normal in a mixture.
struct NormalComponent {
  let weight: Double
  let mean: Double
  let variance: Double

  /// How far a value is from the mean, in standard deviations.
  func deviation(of value: Double) -> Double { (value - mean) / variance.squareRoot() }
}

extension [NormalComponent] {
  /// The logarithm of the density of a mixture.
  func logDensity(_ value: Double) -> Double {
    map { $0.weight.logarithm + NormalDensity.logDensity(value, mean: $0.mean, variance: $0.variance) }
      .logSumOfExponentials
  }
}
