import Documents
import Foundation
import Liquidation
import Stress
import Testing

@Suite("A redemption run that can be worked out by hand")
struct RedemptionClosedFormTests {
  @Test("without a discount the tokens outside decay exactly exponentially, whatever the step", arguments: [1, 4, 24])
  func exponential(stepsPerDay: Int) throws {
    let story = try stillRun(
      anIssuer([cashTier(1_000)], HolderSpeed(base: 0.3, slope: 50)), stepSeconds: 86_400 / Double(stepsPerDay),
      steps: 5 * stepsPerDay)
    for day in 1...5 {
      #expect(nearly(story.steps[day * stepsPerDay - 1].outstanding, 1_000 * exp(-0.3 * Double(day)), to: 1e-12))
    }
    #expect(nearly(story.outcome.prompt.tokens, 1_000 * (1 - exp(-1.5)), to: 1e-12))
  }

  @Test("cash for every token and prices that stand still: nobody loses, waits or runs")
  func fullCash() throws {
    let outcome = try stillRun(
      anIssuer([cashTier(600), cashTier(400)], HolderSpeed(base: 0.2, slope: 100)), steps: 200
    ).outcome
    #expect(outcome.holdersLoss.magnitude < 1e-9 && outcome.saleLoss == 0 && outcome.deepestDiscount == 0)
    #expect(outcome.longestWaitDays == 0 && outcome.waited.tokens == 0 && outcome.depegStep == nil)
    #expect(nearly(outcome.leastBacking, 1) && outcome.remainingPayout > 1 - 1e-12)
  }

  /// 40 billion tokens, 36.7 billion of cash and 3.3 billion at a closed bank that the market takes for lost: a discount of
  /// 8.25 % at first, and speed 0.1 + 2 (0.0825 - 0.0025) = 0.26 per day.
  @Test("a bank that is closed for 60 hours: the discount rises as tokens are paid at par, and is gone with the doubt")
  func closedBank() throws {
    let bank = FrozenShare(share: 1, untilSeconds: 216_000, feared: 1)
    let story = try stillRun(
      anIssuer(
        supply: 40e9, [cashTier(36.7e9), ReserveTier(name: "bank", amount: .dollars(3.3e9), frozen: bank)],
        HolderSpeed(base: 0.1, slope: 2, threshold: 0.0025)), steps: 72)
    #expect(nearly(story.steps[0].discount, 0.0825, to: 1e-12))
    let first = 40e9 * (1 - exp(-0.26 / 24))
    #expect(nearly(story.steps[0].paid, first, to: 1e-12))
    #expect(nearly(story.steps[1].discount, 3.3e9 / (40e9 - first), to: 1e-12))
    // The bank opens with step 60, and nobody has anything to fear.
    #expect(story.steps[58].discount > 0.0825 && story.steps[59].discount == 0)
    #expect(nearly(story.steps[59].requested, story.steps[58].outstanding * (1 - exp(-0.1 / 24)), to: 1e-12))
    #expect(story.outcome.depegStep == 1 && story.outcome.holdersLoss.magnitude < 1)
    #expect(nearly(story.outcome.backing, 1))
  }

  @Test("what a frozen share does not return is lost when it is known, and those who stayed bear it")
  func writeOff() throws {
    let story = try stillRun(
      anIssuer(
        [cashTier(1_000, frozen: FrozenShare(share: 0.4, untilSeconds: 7_200, returned: 0.5))], HolderSpeed(base: 2.4)),
      steps: 4)
    #expect(story.steps.map(\.writeOff) == [0, 200, 0, 0])
    // Those who redeem are paid at par, before and after.
    let paid = story.outcome.redeemed
    #expect(nearly(paid.dollars, paid.tokens) && nearly(story.outcome.holdersLoss, 200))
    #expect(nearly(story.outcome.backing, (800 - paid.dollars) / (1_000 - paid.tokens)))
  }

  @Test("half of the dollars at par: the first get all, the last nothing; at the backing all get half")
  func firstComeFirstServed() throws {
    let speed = HolderSpeed(base: 2.4)
    let par = try stillRun(anIssuer([cashTier(500)], speed), steps: 24).outcome
    #expect(nearly(par.redeemed.tokens, 500) && nearly(par.redeemed.dollars, 500))
    #expect(par.remainingPayout == 0 && nearly(par.stayersLoss - par.redeemersLoss, 1))
    // 1000 (1 - exp(-k / 10)) passes 500 in step 7.
    #expect(par.failureStep == 7 && nearly(par.longestWaitDays, 17.0 / 24))
    let shared = try stillRun(anIssuer([cashTier(500)], RedemptionTerms(payout: .backing), speed), steps: 24).outcome
    #expect(nearly(shared.redeemed.dollars, shared.redeemed.tokens / 2) && nearly(shared.backing, 0.5))
    #expect(nearly(shared.redeemersLoss, shared.stayersLoss) && shared.failureStep == nil)
    #expect(nearly(par.holdersLoss, 500) && nearly(shared.holdersLoss, 500))
  }

  /// Everybody asks at once for 1,000 dollars, and 240 a day are paid: 10 an hour.
  @Test("a daily limit pays a queue at its pace, and a token waits for those before it")
  func dailyLimit() throws {
    let story = try stillRun(
      anIssuer([cashTier(1_000)], RedemptionTerms(dailyLimit: 240), HolderSpeed(base: 10_000)), steps: 48)
    #expect(story.steps.allSatisfy { nearly($0.paid, 10) })
    #expect(story.steps.enumerated().allSatisfy { nearly($0.element.queued, 990 - 10 * Double($0.offset)) })
    #expect(nearly(story.outcome.prompt.tokens, 10) && nearly(story.outcome.waited.tokens, 470))
    // The hours waited by those paid: 0, 1, ..., 47, ten tokens each.
    #expect(nearly(story.outcome.tokenDays, 10 * 47 * 48 / 2 / 24) && nearly(story.outcome.longestWaitDays, 47.0 / 24))
    // A new request finds 990 dollars before it at the start of the second step.
    #expect(nearly(story.steps[1].queueDays, 990.0 / 240))
  }

  @Test("closed doors: requests come, the queue is paid when they open, and the wait makes a discount")
  func closed() throws {
    let weekend = try TimeWindow(fromSeconds: 0, untilSeconds: 36_000)
    let story = try stillRun(
      anIssuer([cashTier(1_000)], RedemptionTerms(closed: [weekend]), HolderSpeed(base: 0.24, queueSensitivity: 0.012)),
      steps: 12)
    #expect(story.steps.prefix(10).allSatisfy { $0.paid == 0 } && story.steps[9].queued > 90)
    #expect(nearly(story.steps[10].paid, 1_000 * (1 - exp(-0.11))) && story.steps[11].queued == 0)
    // Nine hours before they open at the end of step 1; at the end of step 10 they are open, and have kept nobody waiting.
    #expect(nearly(story.steps[0].discount, 0.012 * 9 / 24) && story.steps[9].discount == 0)
    #expect(nearly(story.outcome.longestWaitDays, 10.0 / 24))
  }

  @Test("what is sold today is cash when it settles, at the price of the sale")
  func settlement() throws {
    let bills = ReserveTier(
      name: "bills", asset: "TBILL", amount: .dollars(900), settlementSeconds: 10_800, haircut: 0.1)
    let engine = try RedemptionEngine(
      anIssuer([cashTier(100), bills], HolderSpeed(base: 10_000)), stepSeconds: 3_600, steps: 5)
    #expect(engine.assets == ["TBILL"])
    // The price halves after the sale, and nobody cares.
    let story = try engine.run(priceRatios: [[1], [0.5], [0.5], [0.5], [0.5]])
    #expect(nearly(story.steps[0].paid, 100) && nearly(story.steps[0].proceeds, 910))
    #expect(nearly(story.steps[0].saleLoss, 90))
    #expect(story.steps[1].paid == 0 && story.steps[2].paid == 0 && nearly(story.steps[3].settled, 810))
    #expect(nearly(story.outcome.waited.dollars, 810) && nearly(story.outcome.queued, 90, to: 1e-9))
    #expect(story.outcome.failureStep == 4 && story.outcome.marketGain.magnitude < 1e-9)
    #expect(story.tierValues[0] == [0, 0])
  }

  @Test("a buffer is filled from what settles late before it is needed, and spares the wait")
  func buffer() throws {
    let bills = ReserveTier(name: "bills", amount: .dollars(800), settlementSeconds: 7_200)
    let speed = HolderSpeed(base: 2.4)
    let bare = try stillRun(anIssuer([cashTier(200), bills], speed), steps: 12)
    let filled = try stillRun(anIssuer([cashTier(200), bills], RedemptionTerms(buffer: 300), speed), steps: 12)
    #expect(bare.outcome.longestWaitDays > 0 && filled.outcome.longestWaitDays == 0)
    // The first step asks for 1000 (1 - exp(-0.1)) dollars, and 300 are to be left beside them.
    let asked = 1_000 * (1 - exp(-0.1))
    #expect(nearly(filled.steps[0].pending, asked + 300 - 200) && bare.steps[0].pending == 0)
    #expect(nearly(filled.outcome.holdersLoss, 0))
  }

  @Test("an earlier tier that covers the queue spares a later one, though it is slower")
  func order() throws {
    let slow = ReserveTier(name: "bills", amount: .dollars(500), settlementSeconds: 7_200)
    let costly = ReserveTier(name: "loans", amount: .dollars(500), haircut: 0.3)
    let speed = HolderSpeed(base: 1)
    #expect(try stillRun(anIssuer([slow, costly], speed), steps: 12).outcome.saleLoss == 0)
    #expect(try stillRun(anIssuer([costly, slow], speed), steps: 12).outcome.saleLoss > 50)
  }

  @Test("a sale into a depth raises what the depth says, and the rest is marked at what is left of the price")
  func depthOfMarket() throws {
    let rule = try powerDepth(units: 100, recoverySeconds: 1e9)
    let curve = try rule.curve(price: 20)
    let coins = ReserveTier(name: "coins", asset: "ETH", amount: .units(60), depth: rule)
    let story = try stillRun(
      anIssuer([coins], HolderSpeed(base: 10_000)), stepSeconds: 3_600, steps: 2, prices: ["ETH": 20])
    // All 60 coins raise less than the 1,000 dollars asked for, or exactly so many that do.
    let all = 20 * curve.proceeds(from: 0, selling: 60)
    #expect(all > 1_000 && nearly(story.outcome.redeemed.dollars, 1_000, to: 1e-9))
    let sold = 60 - story.tierValues[1][0] / 20 / curve.factor(at: 60)
    #expect(sold > 0)
    let units = try #require(Self.units(raising: 50, from: curve))
    #expect(nearly(story.steps[0].saleLoss, 20 * units - 1_000, to: 1e-8))
    #expect(nearly(story.tierValues[0][0], 20 * (60 - units) * curve.factor(at: units), to: 1e-8))
  }

  /// A half-life of a day and a step of a day: half of the usual variance, 1 a year, and half of the return's.
  @Test("a fall makes the market thinner, by as much as the volatility that it has realised is above the usual")
  func volatility() throws {
    let text = """
      {kind: "power", impact: 0.05, units: 100, exponent: 1, volatilityElasticity: 1, leastDepth: 0.001}
      """
    let rule = try StrictDocument.decode(DepthRule.self, from: Data(text.utf8), source: "depth.json5")
    let backed = try anIssuer(
      [ReserveTier(name: "coins", asset: "ETH", amount: .units(60), price: 20, depth: rule)], HolderSpeed(base: 1))
    #expect(throws: LiquidationRuleError.self) { try RedemptionEngine(backed, stepSeconds: 86_400, steps: 1) }
    let step = try RedemptionEngine(backed, volatilities: ["ETH": 1], stepSeconds: 86_400, steps: 1)
      .run(priceRatios: [[0.9]]).steps[0]
    let share = 1 / (0.5 + 0.5 * log(0.9) * log(0.9) * 365).squareRoot()
    #expect(share < 0.7)
    let wanted = step.paid / 18
    let units = try #require(Self.units(raising: wanted / share, from: rule.curve(price: 20)))
    #expect(nearly(step.saleLoss, 18 * (units * share - wanted), to: 1e-8))
  }

  /// By bisection, as slowly as can be.
  private static func units(raising amount: Double, from curve: DepthCurve) -> Double? {
    var (low, high) = (0.0, 1e6)
    guard curve.proceeds(from: 0, selling: high) > amount else { return nil }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if curve.proceeds(from: 0, selling: middle) < amount { low = middle } else { high = middle }
    }
    return high
  }

  @Test("a fee stays with the reserves, and the limit of a tier bounds its sales")
  func feeAndTierLimit() throws {
    let paid = try stillRun(anIssuer([cashTier(1_000)], RedemptionTerms(fee: 0.01), HolderSpeed(base: 1)), steps: 24)
      .outcome
    #expect(nearly(paid.redeemersLoss, 0.01) && nearly(paid.reserves, 1_000 - 0.99 * paid.redeemed.tokens))
    let tier = ReserveTier(name: "fund", amount: .dollars(1_000), dailyLimit: 48)
    let story = try stillRun(anIssuer([tier], HolderSpeed(base: 10_000)), steps: 10)
    #expect(story.steps.allSatisfy { nearly($0.proceeds, 2) && nearly($0.paid, 2) })
  }

  @Test("requests that may not wait lapse with their step")
  func noQueue() throws {
    let story = try stillRun(
      anIssuer([cashTier(1_000)], RedemptionTerms(dailyLimit: 24, queue: false), HolderSpeed(base: 1)), steps: 10)
    #expect(story.steps.allSatisfy { $0.queued == 0 && nearly($0.paid, 1) })
    #expect(story.outcome.waited.tokens == 0 && nearly(story.outcome.outstanding, 990))
  }

  @Test("the market's own price of the token, where it is lower, makes holders run")
  func followsMarket() throws {
    let engine = try RedemptionEngine(
      anIssuer([cashTier(1_000)], HolderSpeed(base: 0, slope: 1, followsMarket: true)), stepSeconds: 86_400, steps: 3)
    #expect(engine.assets == ["TOKEN"])
    let story = try engine.run(priceRatios: [[1.002], [0.9], [1]])
    #expect(story.steps[0].requested == 0 && nearly(story.steps[1].requested, 1_000 * (1 - exp(-0.1))))
    #expect(story.steps[2].requested == 0 && nearly(story.outcome.deepestDiscount, 0.1))
    #expect(nearly(story.steps[1].price, 0.9))
  }
}
