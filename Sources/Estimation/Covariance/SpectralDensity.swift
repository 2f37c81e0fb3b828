internal import Numerics

/// The density of a sample spectrum and its Hilbert transform, by kernels whose width grows with the eigenvalue.
///
/// Ledoit and Wolf (2020), "Analytical nonlinear shrinkage of large-dimensional covariance matrices", Annals of
/// Statistics 48(5), 3043-3065, equations 4.7 to 4.9: Epanechnikov's kernel of variance 1, scaled at eigenvalue λ by
/// n^(-1/3) λ.
struct SpectralDensity {
  /// Positive, ascending.
  let eigenvalues: [Double]
  /// The width of a kernel over its eigenvalue.
  let bandwidth: Double

  init(eigenvalues: [Double], observations: Double) {
    self.eigenvalues = eigenvalues
    bandwidth = 1 / observations.cubeRoot
  }

  /// The density at a point, and the Cauchy principal value of ∫ density(t) / (t - point) dt / π.
  ///
  /// At 0 the transform is that of equation C.8.
  func values(at point: Double) -> (density: Double, hilbertTransform: Double) {
    var (density, transform) = (0.0, 0.0)
    for eigenvalue in eigenvalues {
      let width = bandwidth * eigenvalue
      let distance = (point - eigenvalue) / width
      density += Self.kernel(distance) / width
      transform += Self.hilbertTransformOfKernel(distance) / width
    }
    let count = Double(eigenvalues.count)
    return (density / count, transform / count)
  }

  /// Epanechnikov's kernel of variance 1.
  private static func kernel(_ x: Double) -> Double { 0.75 / 5.0.squareRoot() * max(1 - x * x / 5, 0) }

  private static func hilbertTransformOfKernel(_ x: Double) -> Double {
    guard abs(x) < 8 else { return hilbertTransformOfDistantKernel(x) }
    let edge = 5.0.squareRoot()
    let ratio = abs((edge - x) / (edge + x))
    // At the edge itself the product of the second term vanishes, and its logarithm does not exist.
    let second = ratio > 0 && ratio.isFinite ? 0.75 / edge * (1 - x * x / 5) * ratio.logarithm : 0
    return (-0.3 * x + second) / .pi
  }

  /// The same far from the kernel, by its moments: -Σ m(2j) / x^(2j + 1) / π, with m(2j) = 3 · 5^j / ((2j + 1)(2j + 3)).
  ///
  /// There the closed form is a difference of numbers x² times as large as it, and stablecoins beside coins have
  /// eigenvalues a million widths apart.
  private static func hilbertTransformOfDistantKernel(_ x: Double) -> Double {
    let ratio = 5 / (x * x)
    var (sum, power) = (0.0, 1.0)
    for index in 0..<16 {
      sum += 3 * power / Double((2 * index + 1) * (2 * index + 3))
      power *= ratio
    }
    return -sum / (.pi * x)
  }
}
