internal import Kernels
internal import Numerics

/// The chi-squares that make normal returns Student's, as a monotone function of standard normals.
///
/// Being monotone, it keeps what a sampling did to the normals: a Sobol' point stays a Sobol' point.
struct MixingLaw: Sendable {
  let degreesOfFreedom: Double

  /// The logarithm of the quantile at a normal, which is smooth where the quantile itself spans many orders of magnitude.
  private let logQuantile: PiecewisePolynomial

  init(degreesOfFreedom: Double) {
    self.degreesOfFreedom = degreesOfFreedom
    let law = ChiSquared(degreesOfFreedom: degreesOfFreedom)
    // Normals end at 8.3; with these pieces the relative error of the quantile is below 1e-13.
    logQuantile = PiecewisePolynomial(on: -8.4...8.4, pieces: 56, degree: 11) { law.quantile(atNormal: $0).logarithm }
  }

  /// Replaces standard normals by chi-squares.
  func chiSquares(from normals: inout [Double], scratch: inout [Double], instructionSet: InstructionSet) {
    logQuantile.values(at: normals, into: &scratch)
    instructionSet.exponentials(of: scratch, into: &normals, in: normals.indices)
  }
}
