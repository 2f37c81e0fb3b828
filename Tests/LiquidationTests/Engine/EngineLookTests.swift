import Liquidation
import Margin
import Testing

/// What happens between the steps of a path, where quiet prices stand.
@Suite("The engine looks again as long as anything can happen")
struct EngineLookTests {
  private func loans(_ holders: [LoanCase.Holder], depth: DepthRule? = nil, bonus: Double = 0.05) throws -> LoanCase {
    let rule = CollateralRule(initialWeight: 0.7, maintenanceWeight: 0.8, incentive: .bonus(bonus))
    return LoanCase(
      assets: ["alpha", "beta"], today: [100, 1], path: [[90, 1]], rules: [rule, rule], depth: [depth, nil],
      holders: holders, spread: try FixedSpreadRule(close: CloseRule(amount: .whole)))
  }

  private func moments(_ engine: PathEngine) -> [Double] {
    (engine.story ?? []).filter { $0.kind == .liquidated }.map(\.seconds)
  }

  @Test("when those who were absent come back")
  func absence() throws {
    var loans = try loans([LoanCase.Holder(name: "a", held: [1, 0], owed: [0, 79])])
    loans.liquidators = try LiquidatorRule(absences: [TimeWindow(untilSeconds: 4_000)])
    #expect(moments(try loans.run(keepsStory: true)) == [4_200])
  }

  @Test("when a sale has called the next account, though the first one is gone")
  func cascade() throws {
    // The first owes 360 dollars, 396 of collateral or 4.4 units; the pool of 100 units stands at 90 / 1.044^2 = 82.6 after
    // them, below the 87.5 at which the second is called.
    let pool = try DepthRule(sources: [DepthSource(.constantProduct(.dollars(10_000)))], permanentShare: 1)
    let first = LoanCase.Holder(name: "a", held: [4.5, 0], owed: [0, 360])
    let second = LoanCase.Holder(name: "b", held: [0.01, 0], owed: [0, 0.7])
    var loans = try loans([first, second], depth: pool, bonus: 0.1)
    #expect(try loans.run().outcome(venue: 0).accounts == 2)
    #expect(moments(try loans.run(keepsStory: true)) == [3_600, 4_200])
    loans.holders.removeFirst()
    #expect(try loans.run().outcome(venue: 0) == PathOutcome())
  }

  @Test("when a price recovers against those who owe the asset, though nobody waits")
  func recovery() throws {
    // 4.4 units are sold at 3,600 seconds and recover by half in an hour. The second account, whose 115 dollars weigh 92, is
    // short where alpha's 95 dollars are back above 92: when less than 100 ((95 / 92)^0.5 - 1) = 1.62 units are left, which
    // is 5,200 seconds later.
    let pool = try DepthRule(sources: [DepthSource(.constantProduct(.dollars(10_000)))], recoveryHalfLifeSeconds: 3_600)
    let seller = LoanCase.Holder(name: "a", held: [4.5, 0], owed: [0, 360])
    let debtor = LoanCase.Holder(name: "b", held: [0, 115], owed: [1, 0])
    var loans = try loans([seller, debtor], depth: pool, bonus: 0.1)
    loans.path = [[90, 1], [95, 1]]
    let called = (try loans.run(keepsStory: true).story ?? []).filter { $0.account == "b" && $0.kind == .called }
    #expect(called.map(\.seconds) == [9_000])
  }

  @Test("and what is well again at the end does not wait")
  func lastLook() throws {
    var loans = try loans([LoanCase.Holder(name: "a", held: [1, 0], owed: [0, 73])])
    loans.spread = try FixedSpreadRule(close: CloseRule(amount: .toHealth(1.05)))
    loans.lookSeconds = 3_600
    let outcome = try loans.run().outcome(venue: 0)
    #expect(outcome.liquidations == 1)
    #expect(outcome.waiting == 0)
  }

  @Test("and the ledger bears with the rounding of large accounts", arguments: [1.0, 1e3, 1e6, 1e9])
  func largeAccounts(size: Double) throws {
    // At a bonus of nothing no party gains, and all that is left of the account's change is rounding.
    var loans = try loans(
      [LoanCase.Holder(name: "a", held: [1.234_567 * size, 0], owed: [0, 97.531 * size])], bonus: 0)
    loans.path = [[91.7, 1.013], [90.3, 1.027]]
    loans.spread = try FixedSpreadRule(close: CloseRule(amount: .share(0.01)))
    let engine = try loans.run()
    #expect(engine.fault == nil)
    #expect(engine.outcome(venue: 0).liquidations > 2)
  }
}
