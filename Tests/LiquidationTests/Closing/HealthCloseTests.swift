import Liquidation
import Testing

@Suite("Closing to a target health, and closing whole")
struct HealthCloseTests {
  private func terms(
    debt: Double, of total: Double, collateral: Double, weighted: Double, factor: Double, weight: Double,
    debtWeight: Double = 1
  ) -> CloseTerms {
    CloseTerms(
      totalDebt: total, debt: debt, collateral: collateral, health: weighted / (total * debtWeight), factor: factor,
      weight: weight, weightedCollateral: weighted, obligation: total * debtWeight, debtWeight: debtWeight)
  }

  /// Euler v1: 1,000 of debt at a borrow factor of 0.8 against 1,600 at a collateral factor of 0.75.
  ///
  /// Health is 0.96, so the discount is 4 %. Target 1.25: x = (1.25 x 1,250 - 1,200) / (1.25 / 0.8 - 0.75 / 0.96) = 362.5 / 0.78125 = 464.
  @Test("Euler's discount slides with health, and the repayment brings health to the target")
  func euler() throws {
    let rule = try CloseRule(amount: .toHealth(1.25))
    let factor = 1 / (1 - 0.04)
    let terms = terms(
      debt: 1_000, of: 1_000, collateral: 1_600, weighted: 1_200, factor: factor, weight: 0.75, debtWeight: 1.25)
    #expect(terms.health == 0.96)
    let closing = try #require(rule.closing(of: terms))
    #expect(abs(closing.repaid - 464) < 1e-9)
    #expect(abs(closing.seized - 464 / 0.96) < 1e-9)
    let health = (1_200 - 0.75 * closing.seized) / (1.25 * (1_000 - closing.repaid))
    #expect(abs(health - 1.25) < 1e-12)
    #expect(try #require(rule.closing(of: terms, atMost: 100)).repaid == 100)
  }

  /// Mars at health 0.95, slope 2, start 1 %: a bonus of 11 %, held to 10 %.
  ///
  /// 10,000 against 11,875 at weight 0.8;
  /// to 1.2: x = (12,000 - 9,500) / (1.2 - 0.88) = 7,812.5.
  @Test("Mars' bonus and target health")
  func mars() throws {
    let factor = 1 + min(0.01 + 2 * (1 - 0.95), max(min(11_875.0 / 10_000 - 1, 0.10), 0.02))
    #expect(factor == 1.1)
    let rule = try CloseRule(amount: .toHealth(1.2))
    let closing = try #require(
      rule.closing(
        of: terms(debt: 10_000, of: 10_000, collateral: 11_875, weighted: 9_500, factor: factor, weight: 0.8)))
    #expect(abs(closing.repaid - 7_812.5) < 1e-8 && abs(closing.seized - 8_593.75) < 1e-8)
  }

  @Test("a debt too small for the target is closed whole, exactly")
  func tooSmall() throws {
    let rule = try CloseRule(amount: .toHealth(1.2))
    let small = terms(debt: 777.77, of: 10_000, collateral: 11_875, weighted: 9_500, factor: 1.1, weight: 0.8)
    #expect(rule.closing(of: small)?.repaid == 777.77)
  }

  /// Weight 0.95 and factor 1.1: each dollar repaid takes 1.045 of weighted collateral, more than 1.02 dollars of target.
  @Test("where no repayment helps, the whole debt may be repaid; where health is there, nothing")
  func helpless() throws {
    let rule = try CloseRule(amount: .toHealth(1.02))
    let failing = terms(debt: 900, of: 1_000, collateral: 1_020, weighted: 969, factor: 1.1, weight: 0.95)
    #expect(rule.largestRepayment(failing) == 900)
    let healthy = terms(debt: 900, of: 1_000, collateral: 1_500, weighted: 1_425, factor: 1.1, weight: 0.95)
    #expect(rule.largestRepayment(healthy) == 0)
    #expect(rule.closing(of: healthy) == nil)
  }

  /// Morpho: the factor at a threshold of 86 % is 1.043841, and bad debt starts at a loan-to-value of 0.958 (morpho-blue,
  /// ConstantsLib.sol).
  @Test("Morpho closes whole, and bad debt starts where the factor eats the collateral", arguments: [0.9575, 0.9585])
  func morpho(loanToValue: Double) throws {
    let factor = min(1.15, 1 / (0.3 * 0.86 + 0.7))
    #expect(abs(factor - 1.043841) < 5e-7)
    let rule = try CloseRule(amount: .whole)
    let debt = 10_000 * loanToValue
    let closing = try #require(
      rule.closing(
        of: terms(debt: debt, of: debt, collateral: 10_000, weighted: 8_600, factor: factor, weight: 0.86)))
    if loanToValue < 1 / factor {
      #expect(closing.repaid == debt && closing.seized < 10_000)
    } else {
      #expect(closing.seized == 10_000 && abs(debt - closing.repaid - (debt - 9_580)) < 1e-9)
    }
  }

  @Test("nothing is closed of nothing")
  func nothing() throws {
    let rule = try CloseRule(amount: .whole)
    #expect(rule.closing(of: terms(debt: 0, of: 5, collateral: 5, weighted: 4, factor: 1, weight: 1)) == nil)
    #expect(rule.closing(of: terms(debt: 5, of: 5, collateral: 0, weighted: 4, factor: 1, weight: 1)) == nil)
    #expect(
      rule.closing(of: terms(debt: 5, of: 5, collateral: 5, weighted: 4, factor: 1, weight: 1), atMost: 0) == nil)
  }
}
