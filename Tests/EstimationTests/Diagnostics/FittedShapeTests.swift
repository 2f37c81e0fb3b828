import Estimation
import Numerics
import Testing

@Suite("The shape of residuals whose law was fitted to them") struct FittedShapeTests {
  /// Percentage points of A² in large samples for a normal law of unknown mean and variance, to three digits.
  ///
  /// They are those of Stephens (1986), in D'Agostino and Stephens, "Goodness-of-fit techniques", table 4.7.
  @Test(
    "a normal law's p-values are those of Stephens' table",
    arguments: [(0.470, 0.25), (0.561, 0.15), (0.631, 0.1), (0.752, 0.05), (0.873, 0.025), (1.035, 0.01)])
  func normal(statistic: Double, probability: Double) throws {
    let found = try #require(try Self.afterFit(statistic: statistic))
    #expect(abs(found / probability - 1) < 0.03, "\(found)")
  }

  /// Residuals are squeezed towards a point until they have the statistic.
  private static func afterFit(statistic: Double) throws -> Double? {
    func test(_ shift: Double) throws -> UniformityTest {
      let residuals = (0..<2000).map { StandardNormal.quantile((Double($0 * 387 % 2000) + 0.5) / 2000) + shift }
      return try SeriesDiagnostics(asset: "A", residuals: residuals, law: .normal, fitted: .locationAndScale, lags: [])
        .uniformity
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      if try test(middle).andersonDarling.statistic < statistic { low = middle } else { high = middle }
    }
    return try test(high).andersonDarlingAfterFit?.pValue
  }

  /// Of 400 fits 40 are expected below 10 %, and 6.1 standard errors are 36; without the correction there is none.
  @Test(
    "a GARCH law's p-values reject what is true as often as they say",
    arguments: [GARCH.Innovations.normal, .studentT(degreesOfFreedom: 6)])
  func size(innovations: GARCH.Innovations) throws {
    let truth = GARCH(mean: 0.05, omega: 0.1, alpha: 0.1, beta: 0.85, innovations: innovations)
    let specification = GARCHSpecification(innovations: innovations == .normal ? .normal : .studentT)
    var market = SyntheticMarket(seed: 81)
    var (corrected, plain, smallest) = (0, 0, 0)
    for _ in 0..<400 {
      let returns = market.returns(of: truth, count: 1000)
      let found = try specification.fit(returns, asset: "A").model.diagnostics(of: returns, asset: "A").uniformity
      if found.pValue < 0.1 { corrected += 1 }
      if found.pValue < 0.01 { smallest += 1 }
      if found.andersonDarling.pValue < 0.1 { plain += 1 }
    }
    #expect(abs(corrected - 40) < 36, "\(corrected)")
    #expect(smallest < 17, "\(smallest)")
    #expect(plain < 4, "\(plain)")
  }

  @Test("a normal fit to t returns is found wrong, and a law by its functions has no correction")
  func power() throws {
    var market = SyntheticMarket(seed: 82)
    let truth = GARCH(omega: 0.1, alpha: 0.1, beta: 0.85, innovations: .studentT(degreesOfFreedom: 4))
    let returns = market.returns(of: truth, count: 1500)
    let fit = try GARCHSpecification(innovations: .normal).fit(returns, asset: "A")
    #expect(try fit.model.diagnostics(of: returns, asset: "A").uniformity.pValue < 1e-6)
    let other = ResidualLaw("normal", cumulative: StandardNormal.cumulative, quantile: StandardNormal.quantile)
    let residuals = fit.model.standardisedResiduals(of: returns)
    let found = try SeriesDiagnostics(asset: "A", residuals: residuals, law: other, fitted: .locationAndScale)
    #expect(found.uniformity.andersonDarlingAfterFit == nil)
    #expect(found.uniformity.pValue == found.uniformity.andersonDarling.pValue)
  }
}
