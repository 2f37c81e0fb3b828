import Margin
import Testing

@Suite("What a liquidator earns")
struct LiquidationIncentiveTests {
  private let morpho = LiquidationIncentive.cursor(maximum: 1.15, cursor: 0.3)

  /// Morpho's published factors at the loan-to-values that its governance has enabled (morpho-blue, ConstantsLib.sol).
  @Test(
    "Morpho's factor",
    arguments: zip(
      [0.625, 0.77, 0.86, 0.915, 0.945, 0.965], [1.126761, 1.074114, 1.043841, 1.026167, 1.016777, 1.010611]))
  func morphoFactors(threshold: Double, factor: Double) {
    #expect(abs(morpho.factor(threshold: threshold) - factor) < 5e-7)
  }

  @Test("Morpho's factor is bounded, and bad debt starts at 1 over it")
  func morphoBounds() {
    #expect(morpho.factor(threshold: 0) == 1.15)
    #expect(abs(morpho.badDebtLoanToValue(threshold: 0.77) - 0.931) < 5e-4)
    #expect(abs(morpho.badDebtLoanToValue(threshold: 0.86) - 0.958) < 5e-4)
  }

  /// Mars: min(b + slope (1 - HF), max(min(CR - 1, maxLB), minLB)), by hand at b 1 %, slope 2, bounds 2 % and 10 %.
  @Test(
    "Mars' bonus slides with health and is bounded by what the collateral can pay",
    arguments: zip(
      [(1.0, 1.3), (0.98, 1.3), (0.9, 1.3), (0.9, 1.06), (0.9, 1.01)], [1.01, 1.05, 1.10, 1.06, 1.02]))
  func mars(state: (health: Double, ratio: Double), factor: Double) {
    let mars = LiquidationIncentive.sliding(start: 0.01, slope: 2, minimum: 0.02, maximum: 0.10)
    #expect(
      abs(mars.factor(threshold: 0.8, healthFactor: state.health, collateralRatio: state.ratio) - factor) < 1e-12)
  }

  /// Euler: a dollar of collateral costs max(1 - maximum, health) dollars of debt.
  @Test(
    "Euler's discount slides with health and is bounded",
    arguments: zip([1.2, 1, 0.96, 0.8, 0.5], [1, 1, 1 / 0.96, 1.25, 1.25]))
  func euler(health: Double, factor: Double) {
    let euler = LiquidationIncentive.discount(maximum: 0.2)
    #expect(abs(euler.factor(threshold: 0.8, healthFactor: health) - factor) < 1e-15)
    #expect(abs(euler.badDebtLoanToValue(threshold: 0.8, healthFactor: health) - 1 / factor) < 1e-15)
  }

  @Test("a bonus and a penalty are what they say")
  func fixed() {
    #expect(LiquidationIncentive.bonus(0.05).factor(threshold: 0.83) == 1.05)
    #expect(LiquidationIncentive.penalty(0.13).badDebtLoanToValue(threshold: 0.69) == 1 / 1.13)
  }

  /// The published worked example, 0.480998, has its inputs rounded: a volatility of 0.05528 stands for half a unit either
  /// way in its last digit, which is worth 3.1e-5 of loan-to-value.
  @Test("the smart loan-to-value")
  func smart() {
    func value(_ volatility: Double) -> Double {
      SmartLoanToValue(
        confidence: 10, volatility: volatility, liquidity: 31_077.98, debtCap: 50_000, bonus: 0.015
      ).value
    }
    #expect(abs(value(0.05528) - 0.481_001_98) < 1e-8)
    #expect(value(0.055285) < 0.480_998 && 0.480_998 < value(0.055275))
  }
}
