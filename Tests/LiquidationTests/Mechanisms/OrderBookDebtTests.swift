import Liquidation
import Margin
import Testing

/// Accounts of venues with an order book that owe assets.
@Suite("Debts at venues with an order book")
struct OrderBookDebtTests {
  private func venue(
    _ lines: [MechanismLine], today: [String: Double] = ["BTC": 100_000, "ETH": 2_000, "USD": 1]
  ) throws -> MechanismCase {
    MechanismCase(
      today: today,
      venues: [
        MechanismVenue(
          weight: 0.9, accounts: [("a", lines)],
          rules: LiquidationRules(mechanism: .orderBook(try OrderBookRule(cooldownSeconds: 300, slippageLimit: 0.25))))
      ])
  }

  @Test("are bought with dollars, for which collateral is sold")
  func loan() throws {
    // Ten ether weigh 16,200 at 1,800. 17,000 dollars are 9.444 of them.
    let run = try venue([.held("ETH", 10), .owed("USD", 17_000)]).run([["ETH": 1_800]])
    #expect(agrees(run.events(.converted).first?.units, 17_000 / 1_800.0))
    #expect(agrees(run.outcome.repaid, 17_000) && agrees(run.outcome.usersLoss, 0))
    #expect(run.outcome.accounts == 1 && run.outcome.badDebt == 0 && run.outcome.waiting == 0)
    // At 1,600 a thousand dollars are missing.
    let lost = try venue([.held("ETH", 10), .owed("USD", 17_000)]).run([["ETH": 1_600]])
    #expect(agrees(lost.outcome.badDebt, 1_000) && lost.outcome.waiting == 0)
  }

  @Test("are all booked where collateral does not pay for all of them")
  func twoDebts() throws {
    // 10,000 dollars and 60 units of a coin at 100 against ten ether at 1,400: 2,000 dollars are missing.
    let today = ["ETH": 2_000.0, "COIN": 100, "USD": 1]
    let run = try venue([.held("ETH", 10), .owed("USD", 10_000), .owed("COIN", 60)], today: today).run([["ETH": 1_400]])
    #expect(agrees(run.outcome.badDebt, 2_000))
    #expect(agrees(run.outcome.sold, 14_000) && agrees(run.outcome.repaid, 16_000))
    #expect(run.outcome.waiting == 0 && run.outcome.uncovered == 0)
    // And where the first alone takes more than there is, the second is lost whole.
    let all = try venue([.held("ETH", 10), .owed("USD", 10_000), .owed("COIN", 60)], today: today).run([["ETH": 900]])
    #expect(agrees(all.outcome.badDebt, 16_000 - 9_000))
    #expect(all.outcome.waiting == 0)
  }

  @Test("are paid after the contracts beside them are closed")
  func debtBesideContract() throws {
    // 11 ether at 1,600 weigh 15,840; the long loses 1,000 and needs 1,237.50. 15,500 dollars owed keep the account
    // short when the contract is closed: 16,500 dollars are 10.3125 ether.
    let run = try venue([.held("ETH", 11), .owed("USD", 15_500), .perpetual("BTC", 1, at: 100_000)])
      .run([["ETH": 1_600, "BTC": 99_000]])
    #expect(run.events(.closed).count == 1)
    #expect(agrees(run.events(.converted).reduce(0) { $0 + $1.units }, 16_500 / 1_600.0))
    #expect(run.outcome.badDebt == 0 && run.outcome.waiting == 0)
  }

  @Test("larger than what the market holds are bought order by order, and no dollar is infinite")
  func thinMarket() throws {
    // A pool of 50 coins never sells 60. An order of 25 % takes 50 (1 - 0.8^0.5) of them.
    let today = ["ETH": 2_000.0, "COIN": 100, "USD": 1]
    var thin = try venue([.held("ETH", 10), .owed("COIN", 60)], today: today)
    thin.depth = ["COIN": try mechanismPool(50)]
    let run = try thin.run([["ETH": 600]])
    #expect(run.outcome.liquidations > 1)
    #expect(run.outcome.badDebt.isFinite && run.outcome.repaid.isFinite)
    let first = 50 * (1 - 0.8.squareRoot())
    #expect(agrees(run.events(.converted).first?.units, 100 * 50 * first / (50 - first) / 600))
  }
}
