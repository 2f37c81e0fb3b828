import Liquidation
import Margin
import Testing

/// Ten ether against 10,000 dollars, called at 1,400 dollars, without a penalty.
@Suite("Auctions along lines on a path")
struct LineAuctionTests {
  private func loan(_ rule: AuctionRule, liquidators: LiquidatorRule = .ideal) -> MechanismCase {
    MechanismCase(
      today: ["ETH": 2_000],
      venues: [
        MechanismVenue(
          weight: 2 / 3, incentive: .penalty(0), accounts: [("loan", [.held("ETH", 10), .owed("USD", 10_000)])],
          rules: LiquidationRules(mechanism: .auction(rule)))
      ], liquidators: liquidators)
  }

  @Test("of Derive's are taken at once where nobody asks for a return")
  func deriveAtOnce() throws {
    let run = try loan(try AuctionVenues.derive()).run([["ETH": 1_400]])
    #expect(run.events(.auctionSale).map(\.seconds) == [3_600])
    #expect(agrees(run.events(.auctionSale).first?.units, 10_000 / (0.95 * 1_400)))
  }

  @Test("of Derive's are taken where they fall to what leaves the return", arguments: [0.1, 0.25, 1 / 3.0])
  func deriveWithReturn(asked: Double) throws {
    // 0.95 - 0.25 t / 900 = 1 / (1 + asked).
    let second = (0.95 - 1 / (1 + asked)) * 3_600
    let run = try loan(try AuctionVenues.derive(), liquidators: try LiquidatorRule(requiredReturn: asked)).run(
      [["ETH": 1_400]])
    let sale = try #require(run.events(.auctionSale).first)
    #expect(sale.seconds == 3_600 + (second / 300).rounded(.up) * 300)
    #expect(agrees(sale.units, 10_000 * (1 + asked) / 1_400))
    #expect(agrees(sale.gain, 10_000 * asked))
    #expect(run.events(.auctionSale).count == 1)
  }

  @Test("are sold into a thin market in parts, none of them nothing")
  func thinLine() throws {
    var line = loan(try AuctionVenues.linear(durationSeconds: 7_200))
    line.depth = ["ETH": try mechanismPool(100)]
    let run = try line.run([["ETH": 1_400], [:]])
    let sales = run.events(.auctionSale)
    #expect(sales.count > 5)
    #expect(sales.allSatisfy { $0.units > 1e-5 })
    #expect(agrees(sales.reduce(0) { $0 + $1.paid }, 10_000))
    // A pool of 100 units yields at most what it stands for: units and dollars by its invariant.
    let units = sales.reduce(0) { $0 + $1.units }
    #expect(agrees(run.outcome.liquidatorsGain, 1_400 * 100 * units / (100 + units) - 10_000))
    #expect(run.outcome.liquidatorsGain >= 0)
  }

  @Test("of Blend's give more until the debt is worth it")
  func blendRise() throws {
    // 10,000 of 14,000 dollars are 5 / 7 of the lot, given after 1,000 seconds times that.
    let run = try loan(try AuctionVenues.blend()).run([["ETH": 1_400]])
    let sale = try #require(run.events(.auctionSale).first)
    #expect(sale.seconds == 3_600 + 900)
    #expect(agrees(sale.units, 50 / 7.0) && agrees(sale.paid, 10_000))
    #expect(agrees(run.events(.auctionEnded).first?.units, 20 / 7.0))
    #expect(run.outcome.badDebt == 0)
  }

  @Test("of Blend's ask less where all of the lot is not enough, and the rest is bad debt")
  func blendFall() throws {
    // 8,000 dollars are 0.8 of the debt, asked after 1,200 seconds.
    let run = try loan(try AuctionVenues.blend()).run([["ETH": 800]])
    let sale = try #require(run.events(.auctionSale).first)
    #expect(sale.seconds == 3_600 + 1_200)
    #expect(agrees(sale.units, 10) && agrees(sale.paid, 8_000))
    #expect(agrees(run.outcome.badDebt, 2_000))
    #expect(run.events(.badDebt).map(\.seconds) == [4_800])
  }
}
