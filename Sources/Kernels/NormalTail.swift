internal import KernelsBaseline

/// The upper tail of the standard normal distribution, one number at a time.
package enum NormalTail {
  /// P(Z > z) over the density at z, Mills' ratio, for z of at least -1, to 2e-15 of it.
  package static func millsRatio(_ z: Double) -> Double {
    guard z > 56 else { return KernelsBaseline.millsRatio(z) }
    let inverse = 1 / (z * z)
    return (1 - inverse * (1 - 3 * inverse * (1 - 5 * inverse * (1 - 7 * inverse * (1 - 9 * inverse))))) / z
  }
}
