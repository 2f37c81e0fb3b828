import Liquidation
import TestSupport
import Testing

/// The closing against a twin that tries amounts and keeps the largest that breaks no rule.
@Suite("The largest liquidation that a close rule allows")
struct CloseSearchTests {
  private struct Case { var rule: CloseRule, terms: CloseTerms, repay: Double }

  /// Whole dollars and factors of sixteenths, so that the twin's sums are exact.
  private func randomCase(_ seed: Int) throws -> Case {
    var random = SplitMix(seed: UInt64(seed))
    func dollars(_ high: Double) -> Double { random.uniform(1, high).rounded(.down) }
    let scale = random.uniform() < 0.5 ? 200.0 : 60
    let debt = dollars(scale)
    let other = random.uniform() < 0.5 ? 0 : dollars(scale)
    let collateral = dollars(scale * 1.3)
    let weight = (random.uniform() * 17).rounded(.down) / 16
    let factor = 1 + (random.uniform() * 5).rounded(.down) / 16
    let weighted = collateral * weight + (random.uniform() < 0.5 ? 0 : dollars(scale))
    let amount: CloseRule.Amount
    switch Int(random.uniform(0, 3)) {
    case 0: amount = .share((random.uniform() * 9).rounded(.down) / 8)
    case 1: amount = .whole
    default: amount = .toHealth(1 + (random.uniform() * 8).rounded(.down) / 16)
    }
    let rule = try CloseRule(
      amount: amount, wholeBelowHealth: random.uniform() < 0.5 ? 0.9 : nil,
      wholeBelowDollars: random.uniform() < 0.5 ? dollars(80) : nil,
      leastLeftover: random.uniform() < 0.7 ? dollars(60) : nil)
    let terms = CloseTerms(
      totalDebt: debt + other, debt: debt, collateral: collateral, health: weighted / (debt + other), factor: factor,
      weight: weight, weightedCollateral: weighted, obligation: debt + other)
    return Case(rule: rule, terms: terms, repay: random.uniform() < 0.3 ? .infinity : dollars(scale))
  }

  /// Whether a liquidator may repay just so much, by the words of the rule.
  private func isAllowed(_ repaid: Double, for seized: Double, _ test: Case) -> Bool {
    let (rule, terms) = (test.rule, test.terms)
    guard repaid > 0, repaid <= terms.debt, repaid <= test.repay, seized <= terms.collateral else { return false }
    let free =
      rule.wholeBelowHealth.map { terms.health <= $0 } ?? false
      || rule.wholeBelowDollars.map { terms.debt < $0 || terms.collateral < $0 } ?? false
    if !free {
      switch rule.amount {
      case .share(let share): if repaid > share * terms.totalDebt { return false }
      case .whole: break
      case .toHealth(let health):
        // Health may not pass the target, unless repaying never brings it closer.
        let after = terms.weightedCollateral - terms.weight * seized
        let target = health * (terms.obligation - repaid)
        let isMissing = terms.weightedCollateral < health * terms.obligation
        if !isMissing || (health > terms.weight * terms.factor && after > target) { return false }
      }
    }
    let (debtLeft, collateralLeft) = (terms.debt - repaid, terms.collateral - seized)
    if let least = rule.leastLeftover, debtLeft > 0, collateralLeft > 0 {
      return debtLeft >= least && collateralLeft >= least
    }
    return true
  }

  @Test("is what a search over a fine grid finds", arguments: 0..<2_000)
  func grid(seed: Int) throws {
    let test = try randomCase(seed)
    let terms = test.terms
    var best: Double?
    for repaid in stride(from: terms.debt, to: 0, by: -1.0 / 64)
    where isAllowed(repaid, for: repaid * terms.factor, test) {
      best = repaid
      break
    }
    // What closes the collateral lies between two points of the grid.
    let whole = terms.collateral / terms.factor
    if isAllowed(whole, for: terms.collateral, test) { best = max(best ?? 0, whole) }
    let closing = test.rule.closing(of: test.terms, atMost: test.repay)
    guard let closing else {
      #expect(best == nil)
      return
    }
    #expect(closing.repaid >= (best ?? 0) - 1e-9)
    #expect(closing.repaid < (best ?? 0) + 1.0 / 64 + 1e-9)
    #expect((closing.seized == terms.collateral) == (abs(closing.repaid - whole) < 1e-9))
    #expect(closing.repaid <= min(test.repay, test.rule.largestRepayment(test.terms)))
  }

  @Test(
    "never repays more than the debt nor takes more than the collateral, and closes in exact zeros", arguments: 0..<100)
  func rounding(seed: Int) throws {
    var random = SplitMix(seed: UInt64(50_000 + seed))
    let rule = try CloseRule(amount: .whole, leastLeftover: random.uniform(0, 1_000))
    for _ in 0..<2_000 {
      let debt = random.uniform(0, 10_000)
      let factor = random.uniform(1, 1.3)
      // Often within a few roundings of the collateral that just pays the debt.
      let collateral =
        random.uniform() < 0.5
        ? debt * factor * (1 + (random.uniform(-4, 4).rounded()) * 0x1p-53) : random.uniform(0, 13_000)
      let terms = CloseTerms(
        totalDebt: debt, debt: debt, collateral: collateral, health: 0.5, factor: factor, weight: 0.8,
        weightedCollateral: 0.5 * debt, obligation: debt)
      guard let closing = rule.closing(of: terms) else {
        #expect(debt == 0 || collateral == 0)
        continue
      }
      #expect(closing.repaid <= debt && closing.seized <= collateral)
      #expect(closing.repaid == debt || closing.seized == collateral)
      #expect(abs(closing.seized - closing.repaid * factor) <= 4 * collateral.ulp)
    }
  }

  @Test("scales with the dollars", arguments: 0..<300)
  func scales(seed: Int) throws {
    let test = try randomCase(seed)
    let (rule, terms) = (test.rule, test.terms)
    let larger = try CloseRule(
      amount: rule.amount, wholeBelowHealth: rule.wholeBelowHealth,
      wholeBelowDollars: rule.wholeBelowDollars.map { 1_024 * $0 }, leastLeftover: rule.leastLeftover.map { 1_024 * $0 }
    )
    let scaled = CloseTerms(
      totalDebt: 1_024 * terms.totalDebt, debt: 1_024 * terms.debt, collateral: 1_024 * terms.collateral,
      health: terms.health, factor: terms.factor, weight: terms.weight,
      weightedCollateral: 1_024 * terms.weightedCollateral, obligation: 1_024 * terms.obligation)
    let closing = rule.closing(of: terms, atMost: test.repay)
    let twin = larger.closing(of: scaled, atMost: 1_024 * test.repay)
    #expect(twin == closing.map { Closing(repaid: 1_024 * $0.repaid, seized: 1_024 * $0.seized) })
  }
}
