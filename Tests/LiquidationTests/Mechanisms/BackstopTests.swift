import Foundation
import Liquidation
import Margin
import Portfolio
import Testing

/// One bitcoin entered at 100,000 on 10,000 dollars: at 90,300 equity is 300 against 1,128.75 of maintenance.
@Suite("Backstops and funds of order books")
struct BackstopTests {
  private func venue(
    _ rule: OrderBookRule, losses: LossRule,
    accounts: [(name: String, lines: [MechanismLine])] = [
      ("long", [.held("USD", 10_000), .perpetual("BTC", 1, at: 100_000)])
    ]
  ) -> MechanismCase {
    MechanismCase(
      today: ["BTC": 100_000, "USD": 1],
      venues: [
        MechanismVenue(
          weight: 1, accounts: accounts, rules: LiquidationRules(mechanism: .orderBook(rule), losses: losses))
      ])
  }

  private func backed(_ dollars: Double, fund: Double = 0) throws -> MechanismCase {
    venue(
      try OrderBookRule(backstopShare: 2 / 3.0, unwindSeconds: 3_600),
      losses: try LossRule(fund: fund, backstop: .dollars(dollars)))
  }

  @Test("take an account over below two thirds of its margin, with its equity and its contracts")
  func takeOver() throws {
    // A twelfth of what is left is closed at each of the eleven looks after it; what is left then gains 700 dollars a
    // coin.
    let run = try backed(1e6).run([["BTC": 90_300], ["BTC": 91_000]])
    #expect(run.events(.takenOver).map(\.dollars).allSatisfy { agrees($0, 300) })
    #expect(run.events(.takenOver).count == 1 && run.events(.closed).isEmpty)
    #expect(agrees(run.outcome.usersLoss, 300))
    #expect(agrees(run.outcome.backstopGain, 300 + 700 * pow(11 / 12.0, 11)))
    #expect(run.outcome.badDebt == 0 && run.outcome.waiting == 0)
    // At 90,900 equity of 900 is above two thirds, 757.50, and the book closes the account.
    #expect(try backed(1e6).run([["BTC": 90_900]]).events(.takenOver).isEmpty)
    #expect(try backed(1e6).run([["BTC": 90_900]]).events(.closed).count == 1)
  }

  @Test("lose with what they took over, and leave to others what they do not have")
  func loss() throws {
    // 300 less 5,300 a coin on what is left at the end of the step.
    let loss: Double = 5_300 * pow(11 / 12.0, 11) - 300
    let run = try backed(1_000, fund: 200).run([["BTC": 90_300], ["BTC": 85_000]])
    #expect(loss > 1_200)
    #expect(agrees(run.outcome.backstopGain, -loss))
    #expect(agrees(run.outcome.badDebt, loss - 1_000))
    #expect(agrees(run.outcome.fundPaid, 200) && agrees(run.outcome.fundDrawdown, 200))
    #expect(agrees(run.outcome.socialised, loss - 1_200))
    let rich = try backed(2_000).run([["BTC": 90_300], ["BTC": 85_000]])
    #expect(rich.outcome.badDebt == 0 && agrees(rich.outcome.backstopGain, -loss))
  }

  @Test("take over what an account owes with what it holds")
  func takeOverOfDebt() throws {
    // 30,000 dollars held less 20,000 owed are the 10,000 of the other tests.
    let debt = venue(
      try OrderBookRule(backstopShare: 2 / 3.0, unwindSeconds: 3_600),
      losses: try LossRule(backstop: .dollars(1e6)),
      accounts: [("long", [.held("USD", 30_000), .owed("USD", 20_000), .perpetual("BTC", 1, at: 100_000)])])
    let run = try debt.run([["BTC": 90_300]])
    #expect(run.events(.takenOver).count == 1)
    #expect(agrees(run.outcome.backstopGain, 300))
  }

  @Test("let a fund pay first, which fees fill again")
  func fund() throws {
    // At 89,000 the first is worth -1,000 and pays a fee of 890, which the fund has when it pays. At 87,000 the second
    // is worth 500 and pays 870: the fund pays the 370 that are missing.
    let rule = try OrderBookRule(fee: 0.01)
    let book = venue(
      rule, losses: try LossRule(fund: 500),
      accounts: [
        ("first", [.held("USD", 10_000), .perpetual("BTC", 1, at: 100_000)]),
        ("second", [.held("USD", 13_500), .perpetual("BTC", 1, at: 100_000)]),
      ])
    let one = try book.run([["BTC": 89_000]]).outcome
    #expect(agrees(one.badDebt, 1_890) && agrees(one.fundPaid, 1_390) && agrees(one.socialised, 500))
    #expect(agrees(one.fundDrawdown, 500) && agrees(one.venueGain, 890))
    let two = try book.run([["BTC": 89_000], ["BTC": 87_000]]).outcome
    #expect(agrees(two.badDebt, 1_890 + 370) && agrees(two.fundPaid, 1_390 + 370))
    #expect(agrees(two.fundDrawdown, 500) && agrees(two.venueGain, 890 + 870))
    #expect(two.accounts == 2)
  }

  @Test("have dollars that pay bad debt after the fund", arguments: [0, 400, 5_000.0])
  func dollars(backstop: Double) throws {
    let outcome = try venue(
      try OrderBookRule(), losses: try LossRule(fund: 300, backstop: .dollars(backstop))
    ).run([["BTC": 89_000]]).outcome
    #expect(agrees(outcome.badDebt, 1_000) && agrees(outcome.fundPaid, 300))
    #expect(agrees(outcome.backstopPaid, min(700, backstop)))
    #expect(agrees(outcome.socialised, 700 - min(700, backstop)))
  }

  @Test("close options at a share of their size")
  func options() throws {
    // Short a call of 100,000 that is worth what it is in the money by: 8,000 at 108,000, and 9,500 at 109,500.
    let table = """
      # asOf: 2024-01-01
      account,kind,asset,quantity,type,strike,expiry,volatility
      short,option,BTC,-1,call,100000,2024-01-31,0.01
      """
    let listed = try BookReading(csv: Array(table.utf8), source: "options").book.instruments
    var book = venue(
      try OrderBookRule(optionSpread: 0.01), losses: .lenders,
      accounts: [
        (
          "short",
          [.held("USD", 10_000)] + listed.map { MechanismLine(instrument: $0, role: .contract, quantity: -1) }
        )
      ])
    book.venues[0].maintenance = 0.05
    let saved = try book.run([["BTC": 108_000]])
    #expect(agrees(saved.outcome.usersLoss, 1_080) && agrees(saved.outcome.repaid, 108_000))
    #expect(saved.outcome.badDebt == 0)
    let lost = try book.run([["BTC": 109_500]]).outcome
    #expect(agrees(lost.badDebt, 9_500 + 1_095 - 10_000))
  }
}
