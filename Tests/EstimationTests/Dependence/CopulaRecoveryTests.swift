import Estimation
import Numerics
import Testing

@Suite("A t copula that is known") struct CopulaRecoveryTests {
  /// The region is for 1/ν, from the standard error of ν, and its bound is the normal's 99.5 % point.
  ///
  /// Of 200 samples 2 are
  /// expected outside; more than 6 have a chance of 0.4 %.
  @Test("is in its 99 % region", arguments: [4, 8])
  func recovery(degreesOfFreedom: Int) throws {
    var market = SyntheticMarket(seed: 43)
    var inside = 0
    for _ in 0..<200 {
      let sample = try market.student(
        correlation: DCCRecoveryTests.target, degreesOfFreedom: degreesOfFreedom, rows: 800)
      let fit = try StudentTCopulaFit(sample, assets: ["A", "B", "C"])
      let ν = fit.copula.degreesOfFreedom
      let error = try #require(fit.standardError) / (ν * ν)
      let score = (1 / ν - 1 / Double(degreesOfFreedom)) / error
      if abs(score) < 2.575829 { inside += 1 }
    }
    #expect(inside >= 194)
  }
}
