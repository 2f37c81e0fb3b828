import Foundation
import Liquidation
import Margin
import Portfolio
import Testing

/// Perpetuals of bitcoin entered at 100,000 dollars, at 1/80 of their size of maintenance.
@Suite("Order books on a path")
struct OrderBookTests {
  private func venue(
    _ accounts: [(name: String, lines: [MechanismLine])], rule: OrderBookRule, losses: LossRule = .lenders
  ) -> MechanismCase {
    MechanismCase(
      today: ["BTC": 100_000, "USD": 1],
      venues: [
        MechanismVenue(
          weight: 1, accounts: accounts, rules: LiquidationRules(mechanism: .orderBook(rule), losses: losses))
      ], stepSeconds: 120, lookSeconds: 10)
  }

  private func long(_ units: Double, margin: Double) -> [MechanismLine] {
    [.held("USD", margin), .perpetual("BTC", units, at: 100_000)]
  }

  @Test("call Hyperliquid's example below 91,139.24, where equity is 1,139.24")
  func publishedPrice() throws {
    // hyperliquid-co.gitbook.io/wiki: price - side x available margin / size / (1 - l x side).
    let price = 100_000 - (10_000 - 1_250) / (1 - 1 / 80.0)
    #expect(abs(price - 91_139.24) < 0.005 && abs(price / 80 - 1_139.24) < 0.005)
    let example = venue([("long", long(1, margin: 10_000))], rule: try OrderBookRule())
    #expect(try example.run([["BTC": price + 0.01]]).outcome == PathOutcome())
    let run = try example.run([["BTC": price - 0.01]])
    #expect(run.events(.called).map(\.seconds) == [120])
    let closed = try #require(run.events(.closed).first)
    #expect(agrees(closed.units, 1) && agrees(closed.dollars, price - 0.01))
    let outcome = run.outcome
    #expect(outcome.accounts == 1 && outcome.liquidations == 1)
    #expect(outcome.usersLoss == 0 && outcome.badDebt == 0 && outcome.waiting == 0)
  }

  @Test("close a fifth of a large position first and all of it after the cooldown")
  func firstShare() throws {
    // Equity 5,000; the rest of 724,000 dollars needs 9,050.
    let rule = try OrderBookRule(firstShare: 0.2, largeDollars: 100_000, cooldownSeconds: 30)
    let run = try venue([("long", long(10, margin: 100_000))], rule: rule).run([["BTC": 90_500]])
    let closed = run.events(.closed)
    #expect(closed.map(\.seconds) == [120, 150])
    #expect(agrees(closed.first?.units, 2) && agrees(closed.last?.units, 8))
    #expect(run.outcome.accounts == 1 && run.outcome.liquidations == 2)
    // One of 90,500 dollars is closed at once.
    let small = try venue([("long", long(1, margin: 10_000))], rule: rule).run([["BTC": 90_500]])
    #expect(small.events(.closed).map(\.seconds) == [120] && agrees(small.events(.closed).first?.units, 1))
  }

  @Test("leave an account alone that the first order has saved, and begin anew with the next call")
  func partialClose() throws {
    // Equity 11,000 against 11,387.50; of eight left 9,110. At 90,600 equity is 7,000 against 9,060; of 6.4 left 7,248;
    // of 90,500 equity 6,360 and all is closed half a minute later.
    let rule = try OrderBookRule(firstShare: 0.2, largeDollars: 100_000, cooldownSeconds: 30)
    let run = try venue([("long", long(10, margin: 100_000))], rule: rule).run([["BTC": 91_100], ["BTC": 90_600]])
    let closed = run.events(.closed)
    #expect((run.events(.recovered).first?.seconds ?? .infinity) <= 150)
    #expect(closed.map(\.seconds) == [120, 240, 270])
    #expect(agrees(closed.first?.units, 2))
    #expect(agrees(closed.dropFirst().first?.units, 1.6))
    #expect(agrees(closed.last?.units, 6.4))
  }

  @Test("book a tenth of a cent of bad debt after a billion of another's contracts", arguments: [1e-3, 4e-4, 1e-6])
  func dust(missing: Double) throws {
    let trial = MechanismCase(
      today: ["BTC": 100_000, "USD": 1],
      venues: [
        MechanismVenue(
          weight: 1,
          accounts: [
            ("whale", [.held("USD", 160_000_000), .perpetual("BTC", 10_000, at: 100_000)]),
            ("small", [.held("USD", 150 - missing), .perpetual("BTC", 0.01, at: 100_000)]),
          ],
          rules: LiquidationRules(mechanism: .orderBook(try OrderBookRule()), losses: try LossRule()))
      ])
    let run = try trial.run([["BTC": 85_000]])
    #expect(run.events(.closed).map(\.account) == ["whale", "small"])
    #expect(abs(run.outcome.badDebt - missing) < 1e-12 * 1_000)
  }

  @Test("go no further with one order than the slippage limit, and pay what the book takes")
  func slippageLimit() throws {
    // In a pool of 100 coins the price is down by 5 % after 2.598, and by 5 % of that after 5.263.
    var book = venue(
      [("long", long(4, margin: 40_000))], rule: try OrderBookRule(cooldownSeconds: 30, slippageLimit: 0.05))
    book.contractDepth = ["BTC": try mechanismPool(100)]
    let run = try book.run([["BTC": 91_000]])
    let first = 100 * (1 / 0.95.squareRoot() - 1)
    let closed = run.events(.closed)
    #expect(closed.map(\.seconds) == [120, 150])
    #expect(agrees(closed.first?.units, first) && agrees(closed.last?.units, 4 - first))
    // The book pays 100 x 4 / 104 coins' worth for four coins; equity was 4,000 dollars.
    let lost = 91_000 * (4 - 400 / 104.0)
    #expect(agrees(run.outcome.slippage, lost) && agrees(run.outcome.usersLoss, lost))
    #expect(agrees(run.outcome.badDebt, lost - 4_000))
    #expect(try run.price("BTC") == 91_000)
  }

  @Test("close shorts by purchases, at the pool's price")
  func short() throws {
    // Four bought of 100 coins cost 100 x 4 / 96 coins' worth.
    var book = venue(
      [("short", [.held("USD", 60_000), .perpetual("BTC", -4, at: 100_000)])], rule: try OrderBookRule())
    book.contractDepth = ["BTC": try mechanismPool(100)]
    let run = try book.run([["BTC": 114_000]])
    #expect(agrees(run.outcome.slippage, 114_000 * (400 / 96.0 - 4)))
    #expect(agrees(run.outcome.repaid, 4 * 114_000))
    #expect(agrees(run.outcome.badDebt, 114_000 * (400 / 96.0 - 4) - 4_000))
  }

  @Test("count funding while the account waits for its call")
  func funding() throws {
    // Equity 5,000 less 1,000 a step, against 1,187.50.
    var book = venue([("long", long(1, margin: 10_000))], rule: try OrderBookRule())
    book.fundingPerStep = 1_000
    let run = try book.run([["BTC": 95_000], [:], [:], [:], [:]])
    #expect(run.events(.called).map(\.seconds) == [480])
    #expect(run.outcome.badDebt == 0)
    // At 6,000 a step the account is 1,000 short when it is first seen.
    book.fundingPerStep = 6_000
    #expect(agrees(try book.run([["BTC": 95_000]]).outcome.badDebt, 1_000))
  }

  @Test("sell coins for the loss of an inverse perpetual")
  func inverse() throws {
    // 100,000 dollars of face against a tenth of a coin: 1.1 p - 100,000 falls below 1,250 at 92,045.45.
    let book = venue(
      [("inverse", [.held("BTC", 0.1), .perpetual("BTC", 100_000, at: 100_000, .inverse)])], rule: try OrderBookRule())
    #expect(try book.run([["BTC": 92_046]]).outcome == PathOutcome())
    let run = try book.run([["BTC": 92_045]])
    #expect(agrees(run.outcome.repaid, 100_000))
    #expect(agrees(run.events(.converted).first?.units, 7_955 / 92_045))
    #expect(run.outcome.badDebt == 0 && run.outcome.waiting == 0)
    // The tenth of a coin is gone where 1.1 p is below 100,000.
    #expect(agrees(try book.run([["BTC": 90_000]]).outcome.badDebt, 1_000))
  }

  @Test(
    "let a trader fall by the mark that the venue's own book moves", arguments: [(0.5, true), (0, true), (0.5, false)])
  func mark(weight: Double, feedsBack: Bool) throws {
    // Ten coins into a pool of 100 leave (100 / 110)^2 of the price; half of that fall is in the mark.
    var book = venue(
      [("large", long(10, margin: 100_000)), ("small", long(1, margin: 12_000))],
      rule: try OrderBookRule(slippageLimit: 0.5, markWeight: weight))
    book.contractDepth = ["BTC": try mechanismPool(100)]
    book.feedsBack = feedsBack
    let run = try book.run([["BTC": 91_000]])
    let cascades = weight > 0 && feedsBack
    #expect(run.outcome.accounts == (cascades ? 2 : 1))
    #expect(agrees(run.events(.closed, of: "large").first?.paid, 910_000 - 91_000 * 1_000 / 110))
    guard cascades else { return }
    let mark = 91_000 * (1 + 0.5 * (pow(100 / 110.0, 2) - 1))
    let closed = try #require(run.events(.closed, of: "small").first)
    #expect(closed.seconds == 130)
    #expect(agrees(closed.dollars, mark))
    #expect(agrees(closed.paid, mark - 91_000 * (1_100 / 111.0 - 1_000 / 110.0)))
  }
}
