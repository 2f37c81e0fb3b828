import Liquidation
import Testing

/// Aave v3.3: aave-dao/aave-v3-origin, `docs/3.3/Aave-v3.3-features.md` and `LiquidationLogic`.
@Suite("How much Aave v3.3 lets a liquidator close")
struct AaveCloseTests {
  private func asset(_ dollars: Double, weight: Double = 0.8, factor: Double = 1.05) -> CloseAccount.Asset {
    CloseAccount.Asset(dollars: dollars, weight: weight, factor: factor)
  }

  private func terms(
    total: Double, debt: Double, collateral: Double, health: Double, factor: Double = 1
  ) -> CloseTerms {
    CloseTerms(
      totalDebt: total, debt: debt, collateral: collateral, health: health, factor: factor, weight: 0.8,
      weightedCollateral: total * health, obligation: total)
  }

  /// 3,000 each of GHO, USDC and DAI against 9,000 of ether: half of the position is 4,500, so all of one debt goes.
  @Test("half of the whole position, not of one debt")
  func wholePosition() throws {
    let rule = try CloseVenues.aave()
    #expect(rule.largestRepayment(terms(total: 9_000, debt: 3_000, collateral: 9_000, health: 0.96)) == 3_000)
    #expect(rule.largestRepayment(terms(total: 9_000, debt: 6_000, collateral: 9_000, health: 0.96)) == 4_500)
  }

  /// Threshold 1,000: collateral 2,300 and 800, debts 900 and 1,100, health 0.96.
  @Test("a small debt, or a small collateral, may be closed whole")
  func small() throws {
    let rule = try CloseVenues.aave(threshold: 1_000)
    func most(_ debt: Double, _ collateral: Double) -> Double {
      rule.largestRepayment(terms(total: 2_000, debt: debt, collateral: collateral, health: 0.96))
    }
    #expect(most(900, 2_300) == 900)
    #expect(most(900, 800) == 900)
    #expect(most(1_100, 800) == 1_100)
    #expect(most(1_100, 2_300) == 1_000)
    let taken = rule.closing(of: terms(total: 2_000, debt: 1_100, collateral: 800, health: 0.96))
    #expect(taken == Closing(repaid: 800, seized: 800))
  }

  @Test("the thresholds themselves: the health is inside, the dollars are not")
  func thresholds() throws {
    let rule = try CloseVenues.aave()
    #expect(rule.largestRepayment(terms(total: 5_000, debt: 5_000, collateral: 6_000, health: 0.95)) == 5_000)
    #expect(rule.largestRepayment(terms(total: 5_000, debt: 5_000, collateral: 6_000, health: 0.9501)) == 2_500)
    #expect(rule.largestRepayment(terms(total: 2_000, debt: 2_000, collateral: 2_000, health: 0.99)) == 1_000)
    #expect(rule.largestRepayment(terms(total: 2_000, debt: 1_999.99, collateral: 2_000, health: 0.99)) == 1_999.99)
  }

  /// Leftover 500: collateral 400 and 1,000, debts 900 and 400, health 0.94, no bonus, as published.
  @Test("what may be left is nothing or enough")
  func leftovers() throws {
    let rule = try CloseVenues.aave(threshold: 1_000)
    func closing(_ debt: Double, _ collateral: Double, atMost: Double) -> Closing? {
      rule.closing(of: terms(total: 1_300, debt: debt, collateral: collateral, health: 0.94), atMost: atMost)
    }
    // All of the smaller debt, all of the smaller collateral.
    #expect(closing(400, 1_000, atMost: .infinity) == Closing(repaid: 400, seized: 400))
    #expect(closing(900, 400, atMost: .infinity) == Closing(repaid: 400, seized: 400))
    // Up to 400 of the larger debt, or all of it.
    #expect(closing(900, 1_000, atMost: 300) == Closing(repaid: 300, seized: 300))
    #expect(closing(900, 1_000, atMost: 400) == Closing(repaid: 400, seized: 400))
    #expect(closing(900, 1_000, atMost: 899) == Closing(repaid: 400, seized: 400))
    #expect(closing(900, 1_000, atMost: 900) == Closing(repaid: 900, seized: 900))
    // Up to 500 of the larger collateral, or all of it.
    #expect(closing(2_000, 1_000, atMost: 800) == Closing(repaid: 500, seized: 500))
    #expect(closing(2_000, 1_000, atMost: 1_000) == Closing(repaid: 1_000, seized: 1_000))
    // A part of the smaller debt would leave dust in any case.
    #expect(closing(400, 1_000, atMost: 399) == nil)
    #expect(closing(900, 400, atMost: 399) == nil)
  }

  /// 100,000 of debt against 120,000 at weight 0.8 and bonus 5 %: health 0.96.
  ///
  /// By hand: 50,000 for 52,500; health 1.08. Then the collateral falls to 60,800: health 0.9728, 25,000 for 26,250.
  @Test("a large account is halved twice")
  func large() throws {
    let rule = try CloseVenues.aave()
    var account = CloseAccount(collateral: [asset(120_000)], debts: [100_000])
    #expect(account.health == 0.96)
    #expect(account.liquidate(rule) == Closing(repaid: 50_000, seized: 52_500))
    #expect(account.health == 1.08 && account.collateral[0].dollars == 67_500)
    account.collateral[0].dollars = 60_800
    #expect(account.liquidate(rule) == Closing(repaid: 25_000, seized: 26_250))
    #expect(account.debts == [25_000] && account.collateral[0].dollars == 34_550)
    #expect(account.deficit == 0)
  }

  /// 1,900 of debt is below the threshold: all of it, for 1,995.
  @Test("a small account is closed at once")
  func smallAccount() throws {
    var account = CloseAccount(collateral: [asset(2_300)], debts: [1_900])
    #expect(account.liquidate(try CloseVenues.aave()) == Closing(repaid: 1_900, seized: 1_995))
    #expect(account.debts == [0] && account.collateral[0].dollars == 305 && account.deficit == 0)
  }

  /// 3,000 against 2,940 at a bonus of 5 %: the collateral pays for 2,800, and 200 are left with nothing against them.
  @Test("an account under water is sold out, and the rest is a deficit")
  func underWater() throws {
    var account = CloseAccount(collateral: [asset(2_940)], debts: [3_000])
    #expect(account.health < 0.95)
    let closing = account.liquidate(try CloseVenues.aave())
    #expect(closing == Closing(repaid: 2_800, seized: 2_940))
    #expect(account.collateral[0].dollars == 0 && account.deficit == 200)
    #expect(account.liquidate(try CloseVenues.aave()) == nil)
  }

  /// 2,400 against 2,600, health above 0.95: half is 1,200, which leaves 1,200 and 1,340, both above 1,000.
  @Test("half of what is just above the threshold leaves no dust")
  func justAbove() throws {
    let rule = try CloseVenues.aave()
    let terms = terms(total: 2_400, debt: 2_400, collateral: 2_600, health: 0.96, factor: 1.05)
    #expect(rule.closing(of: terms, atMost: 1_500) == Closing(repaid: 1_200, seized: 1_260))
    // In the whole zone a part may leave no less than 1,000 of either: (2,600 - 1,000) / 1.05 dollars leave more debt.
    let failed = self.terms(total: 2_400, debt: 2_400, collateral: 2_600, health: 0.9, factor: 1.05)
    #expect(rule.closing(of: failed, atMost: 1_500) == Closing(repaid: 1_400, seized: 1_470))
  }

  /// Ether 6,000 (weight 0.8, bonus 5 %) and a token 4,000 (0.5, 10 %) against 7,000 and 500 of two debts.
  ///
  /// Health is 0.9067. First 2,000 of the first debt for the token's 2,200; after a fall all of the token, 600, for 545.45.
  /// The ether is not touched by that, and while it is there nothing is a deficit.
  @Test("an account of several collaterals is closed one pair at a time")
  func several() throws {
    let rule = try CloseVenues.aave()
    var account = CloseAccount(
      collateral: [asset(6_000), asset(4_000, weight: 0.5, factor: 1.1)], debts: [7_000, 500])
    #expect(account.liquidate(rule, collateral: 1, atMost: 2_000) == Closing(repaid: 2_000, seized: 2_200))
    #expect(account.collateral[1].dollars == 1_800 && account.health > 1)
    // The token falls by two thirds, the ether by 15 %.
    account.collateral[0].dollars = 5_100
    account.collateral[1].dollars = 600
    #expect(account.health < 0.95)
    let second = try #require(rule.closing(of: account.terms(debt: 0, collateral: 1)))
    #expect(second == Closing(repaid: 600 / 1.1, seized: 600))
    account.debts[0] -= second.repaid
    account.collateral[1].dollars -= second.seized
    #expect(account.collateral[1].dollars == 0 && account.deficit == 0)
    // The small debt is closed whole against the ether; the large one takes the rest of it.
    #expect(account.terms(debt: 1, collateral: 0).debt == 500)
    #expect(account.liquidate(rule, debt: 1) == Closing(repaid: 500, seized: 525))
    #expect(account.collateral[0].dollars == 4_575)
    let last = try #require(rule.closing(of: account.terms(debt: 0, collateral: 0)))
    #expect(last.seized == 4_575 && abs(last.repaid - 4_357.142_857_142_857) < 1e-9)
    account.debts[0] -= last.repaid
    account.collateral[0].dollars -= last.seized
    // 7,500 less 2,000, 545.45, 500 and 4,357.14.
    #expect(abs(account.deficit - 97.402_597_402_597_4) < 1e-9)
  }
}
