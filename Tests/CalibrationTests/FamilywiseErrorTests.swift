import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Testing

/// Three exchangeable assets are equal in risk, so that every difference that is found is false.
///
/// Over 300 seeds the share of
/// comparisons with any may exceed 5 % by three standard errors of such a share.
@Suite("False differences among equal baskets")
struct FamilywiseErrorTests {
  @Test("are as rare as stated", arguments: Measure.allCases, [Dynamics.gaussian, .studentT(degreesOfFreedom: 4)])
  func falseDifferences(_ measure: Measure, _ dynamics: Dynamics) throws {
    let model = try market([0.7, 0.7, 0.7], correlation: 0.5, dynamics: dynamics)
    let baskets = try (0..<3).map { try basket("only \(assetName($0))", (assetName($0), 1)) }
    let confidence = try Confidence(0.95)
    let seeds = 300
    var wrong = 0
    for seed in 0..<seeds {
      let comparison = try BasketComparison(
        of: baskets, .atStep(1), measure: measure, confidence: confidence,
        run: run(model, stepDays: 5, paths: 2000, seed: UInt64(seed)))
      if comparison.differences.contains(where: \.collateralRatio.isDistinguishable) { wrong += 1 }
    }
    let bound = 0.05 + 3 * (0.05 * 0.95 / Double(seeds)).squareRoot()
    #expect(Double(wrong) / Double(seeds) <= bound)
  }
}
