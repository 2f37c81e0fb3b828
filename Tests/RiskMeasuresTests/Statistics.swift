import Foundation

/// The standard error of the mean of independent observations.
func standardErrorOfMean(_ values: [Double]) -> Double { (variance(values) / Double(values.count)).squareRoot() }

/// The variance with divisor n - 1.
func variance(_ values: [Double]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
}

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

/// Whether two figures agree to a relative error, or absolutely below 1.
func agree(_ first: Double, _ second: Double, to tolerance: Double = 1e-12) -> Bool {
  abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}

func exponential(_ x: Double) -> Double { exp(x) }
