import Estimation
import Numerics
import Testing

@Suite("A dynamic correlation that is known", .serialized) struct DCCRecoveryTests {
  /// As the command runs: small factors are not worth the library's threads.
  init() { LinearAlgebra.useCallingThreadOnly() }

  static let target = Matrix([[1, 0.6, 0.3], [0.6, 1, 0.5], [0.3, 0.5, 1]])

  /// The region is Wald's for α and β together, from the robust covariance.
  ///
  /// Its bound is the 99 % point of the chi-square of 2 degrees of freedom, 9.21034. Of 200 series 2 are expected outside;
  /// more than 6 have a chance of 0.4 %. The innovations are t in either case, so that the normal likelihood is a
  /// quasi-likelihood, whose curvature alone leaves a tenth of the series outside.
  @Test("is in its 99 % region", arguments: [DCCSpecification.Innovations.normal, .studentT])
  func recovery(innovations: DCCSpecification.Innovations) throws {
    let truth = DCC(
      alpha: 0.04, beta: 0.93, target: Self.target, innovations: .studentT(degreesOfFreedom: 6))
    var market = SyntheticMarket(seed: 41)
    var inside = 0
    for _ in 0..<200 {
      let residuals = try market.residuals(of: truth, steps: 800)
      let fit = try DCCSpecification(innovations: innovations).fit(residuals, assets: ["A", "B", "C"])
      let covariance = try #require(fit.standardErrors).robustCovariance
      let dynamics = Matrix([
        [covariance[0, 0], covariance[0, 1]], [covariance[1, 0], covariance[1, 1]],
      ])
      let difference = Matrix([[fit.model.alpha - truth.alpha, fit.model.beta - truth.beta]])
      let whitened = try dynamics.choleskyFactor().whitened(difference)
      if whitened.storage.reduce(0, { $0 + $1 * $1 }) < 9.21034 { inside += 1 }
    }
    #expect(inside >= 194)
  }
}
