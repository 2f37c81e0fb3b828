import Foundation
import Liquidation
import Margin
import Testing

/// Maker's vault of ten ether against 10,000 dollars at a ratio of 150 %, called below 1,500, with a penalty of 13 %:
/// an auction is to raise 11,300 dollars and starts 30 % above the oracle's price.
@Suite("Stair-step auctions on a path")
struct StairAuctionTests {
  private func vault(
    hole: Double? = 8_000_000, chip: Double = 0, tip: Double = 0, fund: Double = 0
  ) throws -> MechanismCase {
    let rule = try AuctionRule(
      decline: .stairstepExponential(cut: 0.99, stepSeconds: 90), startFactor: 1.3, tailSeconds: 8_400, cusp: 0.4,
      chip: chip, tip: tip, hole: hole)
    return MechanismCase(
      today: ["ETH": 2_000],
      venues: [
        MechanismVenue(
          weight: 2 / 3, incentive: .penalty(0.13),
          accounts: [("vault", [.held("ETH", 10), .owed("USD", 10_000)])],
          rules: LiquidationRules(mechanism: .auction(rule), losses: try LossRule(fund: fund)))
      ], lookSeconds: 90)
  }

  /// What the auction asks after a number of steps where it started at 1,400 dollars.
  private func ask(_ steps: Int) -> Double { 1.3 * 1_400 * pow(0.99, Double(steps)) }

  @Test("are taken after 27 steps where the market stands where the oracle stood, and the rest goes back")
  func firstTake() throws {
    let run = try vault(fund: 500).run([["ETH": 1_400], [:]])
    let units = 11_300 / ask(27)
    #expect(run.events(.auctionStarted).map(\.seconds) == [3_600])
    #expect(agrees(run.events(.auctionStarted).first?.paid, 11_300))
    let sale = try #require(run.events(.auctionSale).first)
    #expect(sale.seconds == 3_600 + 2_430)
    #expect(agrees(sale.units, units) && agrees(sale.paid, 11_300))
    #expect(agrees(run.events(.auctionEnded).first?.units, 10 - units))
    let outcome = run.outcome
    #expect(outcome.accounts == 1 && outcome.liquidations == 2)
    #expect(agrees(outcome.sold, units * 1_400))
    #expect(agrees(outcome.venueGain, 1_300))
    #expect(agrees(outcome.liquidatorsGain, units * 1_400 - 11_300))
    // The debt came down by 10,000; the penalty and the buyer's gain are the owner's loss.
    #expect(agrees(outcome.repaid, 10_000))
    #expect(agrees(outcome.usersLoss, units * 1_400 - 10_000))
    #expect(agrees(outcome.usersLoss, outcome.venueGain + outcome.liquidatorsGain + outcome.slippage))
    #expect(outcome.badDebt == 0 && outcome.openAuctions == 0 && outcome.waiting == 0)
  }

  @Test(
    "are taken at the price of the step that was passed, though nobody looked then", arguments: [90, 300, 900, 3_600.0])
  func looks(seconds: Double) throws {
    var auction = try vault()
    auction.lookSeconds = seconds
    let run = try auction.run([["ETH": 1_400], [:], [:]])
    #expect(agrees(run.events(.auctionSale).first?.units, 11_300 / ask(27)))
    #expect(run.events(.auctionSale).first?.seconds == 3_600 + (2_430 / seconds).rounded(.up) * seconds)
  }

  @Test("are sold step by step into a thin market, whatever the looks", arguments: [90, 900.0])
  func thinMarket(seconds: Double) throws {
    var auction = try vault()
    auction.depth = ["ETH": try mechanismPool(100)]
    auction.lookSeconds = seconds
    let run = try auction.run([["ETH": 1_400], [:], [:]])
    // After each step the pool is sold down to what is asked, until 11,300 dollars are raised.
    var (step, sold, raised, expected) = (27, 0.0, 0.0, [Double]())
    while raised < 11_300 - 1e-6 {
      let most = 100 * ((1_400 / ask(step)).squareRoot() - 1) - sold
      let units = min(most, (11_300 - raised) / ask(step))
      expected.append(units)
      sold += units
      raised += units * ask(step)
      step += 1
    }
    let sales = run.events(.auctionSale)
    #expect(expected.count > 10)
    #expect(sales.count == expected.count)
    #expect(zip(sales, expected).allSatisfy { agrees($0.units, $1) })
    #expect(agrees(run.events(.auctionEnded).first?.units, 10 - sold))
    #expect(agrees(try run.price("ETH"), 1_400 * pow(100 / (100 + sold), 2)))
    #expect(agrees(run.outcome.slippage, sales.reduce(0) { $0 + $1.dollars } - 1_400 * 100 * sold / (100 + sold)))
    #expect(run.outcome.badDebt == 0)
  }

  @Test("leave bad debt when the lot is gone, and not before")
  func badDebt() throws {
    // 1,820 is down to 798 after 82 steps, 7,380 seconds: the first price below 800.
    var auction = try vault(fund: 1_500)
    auction.stepSeconds = 1_800
    let early = try auction.run([["ETH": 1_400], ["ETH": 800]]).outcome
    #expect(early.badDebt == 0 && early.repaid == 0)
    #expect(early.openAuctions == 1 && agrees(early.openAuctionDebt, 11_300))
    #expect(early.waiting == 0 && early.uncovered == 0)
    let run = try auction.run([["ETH": 1_400], ["ETH": 800], [:], [:], [:]])
    #expect(run.events(.badDebt).map(\.seconds) == [1_800 + 7_380])
    let outcome = run.outcome
    #expect(ask(81) > 800 && ask(82) < 800)
    #expect(agrees(outcome.badDebt, 10_000 - 10 * ask(82)))
    #expect(agrees(outcome.fundPaid, 1_500) && agrees(outcome.fundDrawdown, 1_500))
    #expect(agrees(outcome.socialised, 8_500 - 10 * ask(82)))
    #expect(outcome.openAuctions == 0 && outcome.openAuctionDebt == 0)
    #expect(outcome.venueGain == 0)
  }

  @Test("have no bad debt within the penalty")
  func shortfallOfPenalty() throws {
    // 1,060 dollars a unit are met after 54 steps; ten units raise less than 11,300 and more than 10,000.
    var auction = try vault()
    auction.stepSeconds = 1_800
    let outcome = try auction.run([["ETH": 1_400], ["ETH": 1_060], [:], [:]]).outcome
    #expect(ask(53) > 1_060 && ask(54) < 1_060)
    #expect(outcome.badDebt == 0 && outcome.openAuctions == 0)
    #expect(agrees(outcome.venueGain, 10 * ask(54) - 10_000))
    #expect(agrees(outcome.repaid, 10_000))
    #expect(agrees(outcome.usersLoss, 600))
  }

  @Test("are started anew where nobody came until they asked too little")
  func restart() throws {
    // Nobody is there from the second look on; the cusp is passed 8,280 seconds after the start, at 11,880.
    var auction = try vault(chip: 0.001, tip: 100)
    auction.liquidators = try LiquidatorRule(absences: [TimeWindow(fromSeconds: 3_601, untilSeconds: 14_000)])
    let run = try auction.run([["ETH": 1_400], [:], [:], [:]])
    #expect(run.events(.auctionRestarted).map(\.seconds) == [14_040])
    #expect(run.events(.auctionSale).map(\.seconds) == [14_040 + 2_430])
    let outcome = run.outcome
    #expect(outcome.redos == 1)
    #expect(outcome.unattended == 115)
    #expect(agrees(outcome.venueGain, 1_300 - 2 * 111.3))
    #expect(agrees(outcome.liquidatorsGain, 11_300 / ask(27) * 1_400 - 11_300 + 2 * 111.3))
  }

  @Test("go as far as the hole leaves room, and what is sold may save the rest")
  func hole() throws {
    // Room for 5,650 dollars is half of the vault. Its sale gives 0.93 ether back, and the other half is well again.
    let run = try vault(hole: 5_650).run([["ETH": 1_400], [:]])
    let start = try #require(run.events(.auctionStarted).first)
    #expect(agrees(start.units, 5) && agrees(start.paidUnits, 5_000) && agrees(start.paid, 5_650))
    #expect(run.events(.auctionStarted).count == 1)
    #expect(agrees(run.events(.auctionEnded).first?.units, 5 - 5_650 / ask(27)))
    #expect(run.events(.recovered).map(\.seconds) == [3_600 + 2_520])
    #expect(run.outcome.crowdedOut == 27)
    #expect(run.outcome.waiting == 0 && run.outcome.badDebt == 0)
  }

  @Test("are not started for less than the gas", arguments: [111, 112.0])
  func keeper(gas: Double) throws {
    // Tip and chip pay 100 and a thousandth of 11,300.
    var auction = try vault(chip: 0.001, tip: 100)
    auction.gas = try GasRule(dollars: gas)
    auction.stepSeconds = 1_800
    let outcome = try auction.run([["ETH": 1_400]]).outcome
    #expect(outcome.openAuctions == (gas < 111.3 ? 1 : 0))
    #expect(outcome.waiting == (gas < 111.3 ? 0 : 1))
    #expect((outcome.unprofitable > 0) == (gas > 111.3))
    #expect(agrees(outcome.liquidatorsGain, gas < 111.3 ? 111.3 - gas : 0))
  }

  @Test("sell as much at each step as capital buys")
  func capital() throws {
    // 5,000 dollars buy after 27 steps, and what they brought buys at the look an hour later, at the price that was
    // asked from the last look to that one, after 66. The rest is started anew when the cusp is passed, at 11,880, and
    // sold after 27 steps again.
    var auction = try vault()
    auction.liquidators = try LiquidatorRule(capital: 5_000, returnSeconds: 3_600)
    let run = try auction.run([["ETH": 1_400], [:], [:]])
    let sales = run.events(.auctionSale)
    let (first, second) = (5_000 / ask(27), 5_000 * 1_400 / ask(27) / ask(66))
    #expect(sales.map(\.seconds) == [6_030, 9_630, 11_880 + 2_430])
    #expect(agrees(sales.first?.units, first))
    // What comes back is what the first sale brought.
    #expect(agrees(sales.dropFirst().first?.units, second))
    #expect(agrees(sales.last?.paid, 6_300 - 5_000 * 1_400 / ask(27)))
    #expect(run.outcome.shortOfCapital > 0)
  }

  /// The vault with its debt in a coin of which a pool holds 100,000, against ether that any size is sold of.
  private func debtInCoins(_ liquidators: LiquidatorRule) throws -> MechanismCase {
    var auction = try vault()
    auction.today["DAI"] = 1
    auction.venues[0].accounts = [("vault", [.held("ETH", 10), .owed("DAI", 10_000)])]
    auction.depth = ["DAI": try mechanismPool(100_000)]
    auction.liquidators = liquidators
    return auction
  }

  @Test("are bought as far as the last coin of the debt pays, too")
  func thinDebt() throws {
    // Coins are bought at each step until the next costs 1,400 over what is asked: 100,000 (1 - (ask / 1,400)^0.5) in
    // all.
    let run = try debtInCoins(.ideal).run([["ETH": 1_400], [:], [:], [:]])
    var (step, raised, expected) = (27, 0.0, [Double]())
    while raised < 11_300 - 1e-6 {
      let dollars = min(11_300, 100_000 * (1 - (ask(step) / 1_400).squareRoot())) - raised
      expected.append(dollars / ask(step))
      raised += dollars
      step += 1
    }
    let sales = run.events(.auctionSale)
    #expect(expected.count > 20)
    #expect(sales.count == expected.count)
    #expect(zip(sales, expected).allSatisfy { agrees($0.units, $1) })
    // 11,300 of 100,000 coins cost 100,000 x 11,300 / 88,700.
    #expect(agrees(sales.reduce(0) { $0 + $1.paid }, 100_000 * 11_300 / 88_700.0))
    #expect(run.outcome.badDebt == 0 && run.outcome.openAuctions == 0)
  }

  @Test("sell what capital buys where coins cost more the more are bought")
  func capitalForCoins() throws {
    // 100 dollars buy 100,000 x 100 / 100,100 coins, fewer than pay.
    let run = try debtInCoins(try LiquidatorRule(capital: 100, returnSeconds: 86_400)).run([["ETH": 1_400]])
    let sale = try #require(run.events(.auctionSale).first)
    #expect(sale.seconds == 6_030)
    #expect(agrees(sale.paidUnits, 10_000_000 / 100_100.0) && agrees(sale.paid, 100))
    #expect(run.events(.auctionSale).count == 1 && run.outcome.shortOfCapital > 0)
  }
}
