import Liquidation
import Margin
import Portfolio
import Testing

/// Errors that other simulators of liquidations made, each by a number from a closed form.
@Suite("Errors of other simulators")
struct EngineTrapTests {
  /// Accounts that hold alpha and gamma and owe dollars of beta, at a bonus of 5 % and weights of 0.8.
  private func loans(
    _ holders: [LoanCase.Holder], path: [[Double]], depth: [DepthRule?] = [nil, nil, nil],
    close: CloseRule.Amount = .whole,
    names: [String] = ["alpha", "beta", "gamma"]
  ) throws -> LoanCase {
    let rule = CollateralRule(initialWeight: 0.7, maintenanceWeight: 0.8, incentive: .bonus(0.05))
    return LoanCase(
      assets: names, today: [100, 1, 100], path: path, rules: [rule, rule, rule], depth: depth, holders: holders,
      spread: try FixedSpreadRule(close: CloseRule(amount: close)))
  }

  private func pool(_ dollars: Double, fee: Double = 0, recovery: Double = 3_600) throws -> DepthRule {
    try DepthRule(
      sources: [DepthSource(.constantProduct(.dollars(dollars)), fee: fee)], recoveryHalfLifeSeconds: recovery)
  }

  private func holder(_ name: String, alpha: Double = 0, gamma: Double = 0, owes debt: Double) -> LoanCase.Holder {
    LoanCase.Holder(name: name, held: [alpha, 0, gamma], owed: [0, debt, 0])
  }

  @Test("events are not accounts")
  func eventsAndAccounts() throws {
    let outcome = try loans(
      [holder("a", alpha: 10, owes: 790)], path: [[90, 1, 100], [82, 1, 100], [75, 1, 100]], close: .share(0.1)
    ).run().outcome(venue: 0)
    #expect(outcome.accounts == 1)
    #expect(outcome.liquidations > 3)
  }

  @Test("a missing price is an error")
  func missingPrice() throws {
    var loans = try loans([holder("a", alpha: 1, owes: 50)], path: [[90, 1, 100]])
    loans.losses = try LossRule(backstop: .tokens(asset: "delta", units: 1))
    #expect(
      throws: LiquidationError.unknownAsset(place: "venue: losses.backstop", asset: "delta", known: ["alpha", "beta"])
    ) {
      try loans.run()
    }
  }

  @Test("an account is all that it holds")
  func severalCollaterals() throws {
    // Alpha alone, 30 dollars, would not pay for 100; with gamma's 100 dollars the weighted 104 do.
    let covered = try loans([holder("a", alpha: 1, gamma: 1, owes: 100)], path: [[30, 1, 100]]).run().outcome(venue: 0)
    #expect(covered == PathOutcome())
    // With both at 50 the 100 dollars sell for 100 / 1.05, in two sales.
    let lost = try loans([holder("a", alpha: 1, gamma: 1, owes: 100)], path: [[50, 1, 50]]).run().outcome(venue: 0)
    #expect(lost.liquidations == 2)
    #expect(abs(lost.badDebt - (100 - 100 / 1.05)) < 1e-9)
  }

  @Test("assets of similar names stay apart")
  func similarNames() throws {
    let engine = try loans(
      [holder("plain", alpha: 1, owes: 75), holder("wrapped", gamma: 1, owes: 75)], path: [[100, 1, 90]],
      names: ["alpha", "beta", "walpha"]
    ).run(keepsStory: true)
    #expect(engine.outcome(venue: 0).accounts == 1)
    #expect(engine.story?.allSatisfy { $0.account == "wrapped" } == true)
    #expect(engine.story?.filter { $0.kind == .liquidated }.map(\.asset) == ["walpha"])
  }

  @Test("every pool has its own fee")
  func fees() throws {
    // q units into a pool of x yield k x q / (x + k q), with k what the fee leaves (Uniswap's getAmountOut).
    let outcome = try loans(
      [holder("a", alpha: 1, owes: 79), holder("b", gamma: 1, owes: 79)], path: [[90, 1, 90]],
      depth: [pool(1e5, fee: 0.003), nil, pool(1e5, fee: 0.01)]
    ).run().outcome(venue: 0)
    let units = 79 * 1.05 / 90
    let lost = [0.997, 0.99].reduce(0) { $0 + 90 * (units - $1 * 1_000 * units / (1_000 + $1 * units)) }
    #expect(outcome.liquidations == 2)
    #expect(abs(outcome.slippage - lost) < 1e-9)
  }

  @Test("reserves deplete, and a liquidation stops where the last unit no longer pays")
  func depletedReserves() throws {
    // A pool of 10 units: the price is down to 1 / 1.05 after 10 (1.05^0.5 - 1) units, and the second finds nothing.
    var loans = try loans(
      [holder("a", alpha: 10, owes: 790), holder("b", alpha: 9, owes: 710)], path: [[90, 1, 100]],
      depth: [pool(1_000), nil, nil])
    loans.lookSeconds = 3_600
    let outcome = try loans.run().outcome(venue: 0)
    #expect(outcome.accounts == 1)
    #expect(outcome.liquidations == 1)
    #expect(outcome.waiting == 2)
    #expect(outcome.unprofitable == 1)
    #expect(abs(outcome.sold - 90 * 10 * (1.05.squareRoot() - 1)) < 1e-6)
  }

  @Test("what is cut off is counted")
  func truncation() throws {
    let holders = (0..<5).map { holder("account \($0)", alpha: 1, owes: 78) }
    let loans = try loans(holders, path: [[70, 1, 100]])
    let all = try loans.run().outcome(venue: 0)
    #expect(all.accounts == 5)
    #expect(all.waiting == 0)
    let crowded = try loans.liquidators(perHour: 2).run().outcome(venue: 0)
    #expect(crowded.accounts == 2)
    #expect(crowded.waiting == 3)
    #expect(crowded.crowdedOut > 0)
    #expect(abs(crowded.uncovered - 3 * 8) < 1e-9)
    let late = try loans.liquidators(latencySeconds: 86_400).run().outcome(venue: 0)
    #expect(late.liquidations == 0)
    #expect(late.waiting == 5)
    #expect(abs(late.uncovered - 5 * 8) < 1e-9)
    var slow = loans
    slow.liquidators = try LiquidatorRule(capital: 70 / 1.05, returnSeconds: 86_400)
    let short = try slow.run().outcome(venue: 0)
    #expect(short.accounts == 1)
    #expect(short.waiting == 4)
    #expect(short.shortOfCapital > 0)
  }
}
