import Estimation
import Numerics
import Testing

@Suite("A Pareto tail that is known") struct ParetoRecoveryTests {
  /// The region is Wald's for scale and shape together.
  ///
  /// Its bound is the 99 % point of the chi-square of 2 degrees of freedom, 9.21034. Of 200 samples 2 are expected outside; more than 6 have a chance of 0.4 %.
  @Test("is in its 99 % region, and fits at the level of the test", arguments: [-0.2, 0, 0.3, 0.6])
  func recovery(shape: Double) throws {
    let truth = GeneralisedPareto(scale: 0.01, shape: shape)
    var market = SyntheticMarket(seed: 47)
    var (inside, rejected) = (0, 0)
    for _ in 0..<200 {
      let values = (0..<4000).map { _ in 0.02 + truth.quantile(survival: market.uniform()) }
      let fit = try PeaksOverThreshold(share: 0.25).fit(values, series: "A")
      let errors = try #require(fit.standardErrors)
      let shapeError = try #require(errors.shape)
      // Beyond a higher threshold the law has the same shape and a scale that grows with it.
      let scale = truth.scale + shape * (fit.tail.threshold - 0.02)
      let covariance = Matrix([
        [errors.scale * errors.scale, errors.covariance], [errors.covariance, shapeError * shapeError],
      ])
      let difference = Matrix([[fit.tail.excess.scale - scale, fit.tail.excess.shape - shape]])
      let whitened = try covariance.choleskyFactor().whitened(difference)
      if whitened.storage.reduce(0, { $0 + $1 * $1 }) < 9.21034 { inside += 1 }
      if fit.goodnessOfFit.pValue < 0.05 { rejected += 1 }
    }
    #expect(inside >= 194)
    // 10 of 200 are expected at 5 %, with a standard error of 3.08.
    #expect(abs(Double(rejected) - 10) < 4 * 3.08)
  }
}
