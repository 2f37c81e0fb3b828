import Foundation
import Liquidation
import Stress
import Testing

/// Orders of magnitude: books are invented but for one, and owners who repay are in none of them.
@Suite("Crashes replayed with books of their shape", .enabled(if: CrashRecord.areHere))
struct CrashTests {
  static let points: [CrashRecord.Point] = [.close, .low]

  @Test("every run balances, is what it was, and says who pays", arguments: CrashRow.all)
  func repeats(row: CrashRow) throws {
    // A ledger that does not balance throws.
    let (first, second) = (try row.run(), try row.run())
    #expect(first.outcome == second.outcome)
    #expect(first.events == second.events)
    let paid = first.outcome.fundPaid + first.outcome.backstopPaid + first.outcome.socialised
    #expect(abs(first.outcome.badDebt - paid) <= 1e-9 * max(1, paid))
  }

  // MARK: - March 2020

  @Test(
    "vaults owe nothing at the end where keepers bid, and bad debt is that of auctions without bids", arguments: points)
  func bidders(point: CrashRecord.Point) throws {
    let everywhere = try Crash.maker(point, bidders: .everywhere).outcome
    let most = try Crash.maker(point, bidders: .inMost).outcome
    let nowhere = try Crash.maker(point, bidders: .nowhere).outcome
    #expect(everywhere.badDebt == 0 && everywhere.repaid > 0)
    #expect(nowhere.repaid <= 1e-6 * nowhere.sold)
    // Called by an hour's old price that no sale moves, the same vaults fail, whoever bids.
    #expect(most.accounts == everywhere.accounts && nowhere.accounts == everywhere.accounts)
    // 36 of 100 vaults by count; the tail of sizes spreads it.
    #expect(most.badDebt / nowhere.badDebt > 0.36 / 1.5 && most.badDebt / nowhere.badDebt < 0.36 * 1.5)
    #expect([everywhere, most, nowhere].allSatisfy { $0.openAuctionDebt == 0 && $0.waiting == 0 })
  }

  @Test("36 of 100 auctions without bids lose what was reported, within a factor of 3", arguments: points)
  func zeroBids(point: CrashRecord.Point) throws {
    let badDebt = try Crash.maker(point, bidders: .inMost).outcome.badDebt
    #expect(badDebt > 5_670_000 / 3.0 && badDebt < 6_650_000 * 3)
  }

  @Test("blocks that are full are enough for it", arguments: points)
  func fullBlocks(point: CrashRecord.Point) throws {
    let outcome = try Crash.maker(point, bidders: .crowdedOut).outcome
    #expect(outcome.crowdedOut > 0)
    #expect(outcome.badDebt > 5_670_000 / 3.0 && outcome.badDebt < 6_650_000 * 3)
  }

  // MARK: - May 2022

  @Test("a feed that is held up loses what was reported within 5 %, and what the closed form says")
  func venus() throws {
    let outcome = try Crash.venus(.close, floored: true).outcome
    #expect(abs(outcome.badDebt / 11_200_000 - 1) < 0.05)
    // 0.01131 was the close of 13:00. A liquidator pays 1 for 1.1 of collateral; half of the debt at a time leaves none.
    let debt = 0.55 * Crash.smallestAnswer * Crash.lunaUnits * 0.999
    let expected = debt - Crash.lunaUnits * 0.01131 / 1.1
    #expect(abs(outcome.badDebt - expected) < 1e-6 * expected)
  }

  @Test("a feed that follows the market loses less than a fifth of that, between two closes", arguments: points)
  func followed(point: CrashRecord.Point) throws {
    let outcome = try Crash.venus(point, floored: false).outcome
    #expect(outcome.badDebt < 11_200_000 / 5 && outcome.repaid > 1_000_000)
  }

  @Test("loans against UST are nearly all closed, and some are not paid", arguments: points)
  func terraUSD(point: CrashRecord.Point) throws {
    let outcome = try Crash.terraUSD(point).outcome
    #expect(outcome.repaid > 50_000_000 && outcome.badDebt > 0)
    #expect(outcome.repaid + outcome.badDebt <= 100_000_000 * (1 + 1e-9))
  }

  // MARK: - November 2022

  @Test(
    "Aave v2 closes between what was liquidated and what was at risk, and loses less than was",
    arguments: points, [CrashVenue.Sales.atTheRecord, .losing, .moving(forSeconds: 60), .moving(forSeconds: 3_600)])
  func ftx(point: CrashRecord.Point, sales: CrashVenue.Sales) throws {
    let outcome = try Crash.ftx(point, sales: sales).outcome
    // The ladder calls 215.64 million within a fall of 30 %, the window's; half of a debt is closed at a time.
    #expect(outcome.repaid > 28_600_000 && outcome.repaid < 215_640_000)
    #expect(outcome.badDebt < 8_610_000)
  }

  @Test("the short of CRV is closed in a whole market and leaves debt, and on chain alone it is not closed")
  func curveShort() throws {
    let whole = try Crash.curveShort(highs: true, wholeMarket: true).outcome
    #expect(whole.badDebt > 1_600_000 / 2.0 && whole.badDebt < 1_760_000 * 2)
    // All of the collateral is gone, at 4.5 % on top of the debt.
    #expect(abs(whole.repaid * 1.045 / 63_600_000 - 1) < 1e-6)
    let closes = try Crash.curveShort(highs: false, wholeMarket: true).outcome
    #expect(closes.badDebt > 0 && closes.badDebt < whole.badDebt)
    let chain = try Crash.curveShort(highs: true, wholeMarket: false).outcome
    #expect(chain.badDebt == 0 && chain.repaid < 0.8 * whole.repaid)
  }

  // MARK: - March 2023

  @Test("a floor that no close reaches changes nothing, and one that is passed calls fewer")
  func floor() throws {
    #expect(
      try Crash.dollar(.close, feed: .market).outcome == Crash.dollar(.close, feed: .floored).outcome)
    let (market, floored) = (
      try Crash.dollar(.low, feed: .market, wick: true).outcome,
      try Crash.dollar(.low, feed: .floored, wick: true).outcome
    )
    #expect(floored.accounts < market.accounts && floored.repaid < market.repaid)
    // What the feed does not go below is all the same to whoever looks only at it.
    #expect(try Crash.dollar(.low, feed: .floored).outcome.accounts == floored.accounts)
  }

  @Test("who takes USDC for a dollar calls nobody")
  func par() throws {
    #expect(try Crash.dollar(.low, feed: .par, wick: true).outcome == PathOutcome())
  }

  // MARK: - August 2024

  @Test(
    "Aave v3 closes what was reported, within a factor of 2, and all but no bad debt is left",
    arguments: points, [CrashVenue.Sales.atTheRecord, .losing])
  func yen(point: CrashRecord.Point, sales: CrashVenue.Sales) throws {
    let outcome = try Crash.yen(point, sales: sales).outcome
    #expect(outcome.repaid > 234_000_000 / 2.0 && outcome.repaid < 253_400_000 * 2)
    #expect(outcome.badDebt < 1e-3 * outcome.repaid)
  }

  @Test("sales that move the price that a record holds already close more, the longer they are felt", arguments: points)
  func twice(point: CrashRecord.Point) throws {
    let sales: [CrashVenue.Sales] = [.losing, .moving(forSeconds: 60), .moving(forSeconds: 3_600)]
    let runs = try sales.map { try Crash.yen(point, sales: $0) }
    #expect(runs[0].outcome.repaid < runs[1].outcome.repaid && runs[1].outcome.repaid < runs[2].outcome.repaid)
    #expect(runs[0].peakImpact < 1e-9 && runs[1].peakImpact > 0.01 && runs[1].peakImpact < runs[2].peakImpact)
  }

  @Test("54 real accounts lose no lender a dollar, and no loop of staked ether is called", arguments: points)
  func realAccounts(point: CrashRecord.Point) throws {
    let outcome = try Crash.realAccounts(point).outcome
    #expect(outcome.badDebt == 0 && outcome.waiting == 0)
    let coins = try RealAccount.all().filter { $0.kind == .coins }
    #expect(outcome.accounts >= 1 && outcome.accounts <= coins.count)
    // The deepest path of ether falls by less than 30 %, and staked ether by a discount more.
    let reach = coins.filter { $0.health < 1 / (0.7 * 0.983) }
    #expect(outcome.repaid <= reach.reduce(0) { $0 + $1.debt })
  }

  @Test(
    "a fall at once calls the real accounts whose health factor says so", arguments: [0.05, 0.1, 0.2, 0.25, 0.3, 0.4])
  func healthFactors(fall: Double) throws {
    // Loops fall on both sides alike, and pairs not at all.
    let expected = try RealAccount.all().filter { $0.kind == .coins && $0.health * (1 - fall) < 1 }
    let outcome = try Crash.realAccounts(fall: fall).outcome
    #expect(outcome.accounts == expected.count)
    #expect(outcome.repaid <= expected.reduce(0) { $0 + $1.debt } * (1 + 1e-9))
  }

  // MARK: - The book

  @Test("the ladder's borrowers are called where it says")
  func ladder() throws {
    let prices = ["ETH": 100.0, "USDC": 1]
    let book = CrashLadder(debtDollars: 1_000_000, count: 4_000, collaterals: [("ETH", 1)], debtAsset: "USDC", seed: 7)
      .borrowers(prices: prices, thresholds: ["ETH": 0.8])
    for fall in [0.03, 0.1, 0.3, 0.5] {
      let called = book.filter { $0.held[0].units * 100 * (1 - fall) * 0.8 < $0.owed[0].units }
      let share = called.reduce(0) { $0 + $1.owed[0].units } / 1_000_000
      // The account on whose rung the fall ends is called or not as a whole.
      let largest = book.reduce(0) { max($0, $1.owed[0].units) } / 1_000_000
      #expect(abs(share - CrashLadder.share(within: fall)) <= largest / 2 + 1e-12)
    }
    let total = book.reduce(0) { $0 + $1.owed[0].units }
    #expect(abs(total - 1_000_000) < 1e-6)
  }
}
