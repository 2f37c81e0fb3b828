import Liquidation
import TestSupport
import Testing

/// The sale of makerdao/dss's own tests: 110 dollars to raise, penalty included, 40 units at 5 dollars, a dust of 20 dollars,
/// which is 22 with its penalty.
@Suite("Selling from an auction")
struct AuctionLotTests {
  private func sale(dust: Double = 20) throws -> AuctionLot {
    let rule = try AuctionRule(decline: .linear(durationSeconds: 3_600), startFactor: 1.25, dust: dust)
    return AuctionLot(under: rule, owed: 100, factor: 1.1, units: 40, venuePrice: 4, atSeconds: 0)
  }

  @Test("starts with debt, penalty and the venue's price times the start factor")
  func starts() throws {
    let lot = try sale()
    #expect(abs(lot.debt - 110) < 1e-12 && abs(lot.penalty - 10) < 1e-12)
    #expect(lot.units == 40 && lot.top == 5 && abs(lot.leastDebt - 22) < 1e-12)
    #expect(!lot.isOver && lot.shortfall == 0)
  }

  @Test("no more is paid than is to be raised, and the rest of the lot goes back")
  func overDebt() throws {
    var lot = try sale()
    let takeSale = lot.take(upTo: 25, at: 5)
    let take = try #require(takeSale)
    #expect(abs(take.paid - 110) < 1e-12 && abs(take.units - 22) < 1e-12)
    #expect(abs(take.returnedUnits - 18) < 1e-12 && take.unpaid == 0)
    #expect(lot.isOver && lot.shortfall == 0)
  }

  @Test("a part is sold at its price")
  func part() throws {
    var lot = try sale()
    let takeSale = lot.take(upTo: 10, at: 5)
    let take = try #require(takeSale)
    #expect(take == AuctionTake(paid: 50, units: 10, returnedUnits: 0, unpaid: 0))
    #expect(abs(lot.debt - 60) < 1e-12 && lot.units == 30)
  }

  @Test("a buyer who would leave dust buys less, and nobody buys a part of what is left")
  func dust() throws {
    var lot = try sale()
    // 20 units at 5 would leave 10 dollars; 88 dollars buy 17.6 units.
    let takeSale = lot.take(upTo: 20, at: 5)
    let take = try #require(takeSale)
    #expect(abs(take.paid - 88) < 1e-12 && abs(take.units - 17.6) < 1e-12)
    #expect(lot.debt == lot.leastDebt && abs(lot.units - 22.4) < 1e-12)
    let before = lot
    #expect(lot.refuses(upTo: 1, at: 5))
    #expect(lot.refuses(forUpTo: 21, at: 5))
    #expect(lot == before)
    let lastSale = lot.take(upTo: 22.4, at: 5)
    let last = try #require(lastSale)
    #expect(abs(last.paid - 22) < 1e-12 && abs(last.units - 4.4) < 1e-12 && abs(last.returnedUnits - 18) < 1e-12)
    #expect(lot.isOver)
  }

  /// 40 units at 2.73 are 109.2 dollars: under the debt by less than the dust, but nothing is left to sell.
  @Test("who buys the whole lot may leave dust, which is given up")
  func wholeLot() throws {
    var lot = try sale()
    let takeSale = lot.take(upTo: 50, at: 2.73)
    let take = try #require(takeSale)
    #expect(abs(take.paid - 109.2) < 1e-12 && take.units == 40 && take.returnedUnits == 0)
    #expect(abs(take.unpaid - 0.8) < 1e-12)
    #expect(lot.isOver)
    #expect(lot.shortfall == 0, "the penalty bears it")
  }

  @Test("bad debt is what is given up beyond the penalty")
  func shortfall() throws {
    var lot = try sale()
    _ = lot.take(upTo: 40, at: 1.5)
    // 60 raised of a debt of 100 and a penalty of 10.
    #expect(abs(lot.unpaid - 50) < 1e-12 && abs(lot.shortfall - 40) < 1e-12)
  }

  @Test("dollars buy what units cost")
  func dollars() throws {
    var lot = try sale(dust: 0)
    let takeSale = lot.take(forUpTo: 50, at: 5)
    let take = try #require(takeSale)
    #expect(take == AuctionTake(paid: 50, units: 10, returnedUnits: 0, unpaid: 0))
    let lastSale = lot.take(forUpTo: 1e9, at: 1)
    let last = try #require(lastSale)
    #expect(abs(last.paid - 30) < 1e-12 && last.units == 30 && lot.isOver && abs(lot.unpaid - 30) < 1e-12)
  }

  /// 12 March 2020: nobody bids, and somebody bids nothing.
  @Test("a lot that is asked nothing for goes for nothing")
  func nothing() throws {
    var lot = try sale()
    let takeSale = lot.take(forUpTo: 0, at: 0)
    let take = try #require(takeSale)
    #expect(take.paid == 0 && take.units == 40 && abs(take.unpaid - 110) < 1e-12)
    #expect(abs(lot.shortfall - 100) < 1e-12)
  }

  @Test("nothing changes hands for nothing wanted, or at an infinite price")
  func none() throws {
    let lot = try sale()
    #expect(lot.refuses(upTo: 0, at: 5))
    #expect(lot.refuses(forUpTo: 0, at: 5))
    #expect(lot.refuses(upTo: 5, at: .infinity))
  }

  /// Half of Blend's auction after 150 blocks, the rest after 300: 75 % of 5 units for 450, then 5 units for 225.
  @Test("a reverse auction is filled by shares")
  func reverse() throws {
    let rule = try AuctionVenues.blend()
    var lot = AuctionLot(under: rule, owed: 900, units: 10, venuePrice: 120, atSeconds: 50)
    let first = lot.fill(0.5, under: rule, atSeconds: 800)
    #expect(first == AuctionTake(paid: 450, units: 3.75, returnedUnits: 1.25, unpaid: 0))
    #expect(lot.debt == 450 && lot.units == 5)
    let second = lot.fill(1, under: rule, atSeconds: 1_550)
    #expect(second == AuctionTake(paid: 225, units: 5, returnedUnits: 0, unpaid: 225))
    #expect(lot.isOver && lot.shortfall == 225)
  }

  @Test("every dollar and every unit is somewhere", arguments: 0..<300)
  func conserves(seed: Int) throws {
    var random = SplitMix(seed: UInt64(2_000 + seed))
    let rule = try AuctionRule(
      decline: .linear(durationSeconds: 100), dust: random.uniform() < 0.3 ? 0 : random.uniform(0, 2_000))
    var lot = AuctionLot(
      under: rule, owed: random.uniform(100, 10_000), factor: random.uniform(1, 1.2), units: random.uniform(1, 50),
      venuePrice: random.uniform(1, 500), atSeconds: 0)
    let start = lot
    var (paid, sold, returned, unpaid) = (0.0, 0.0, 0.0, 0.0)
    for _ in 0..<200 where !lot.isOver {
      let before = lot
      let price = random.uniform(0, 600)
      let wanted = random.uniform(0, 10)
      let byDollars = random.uniform() < 0.5
      guard let take = byDollars ? lot.take(forUpTo: wanted * price, at: price) : lot.take(upTo: wanted, at: price)
      else {
        #expect(lot == before)
        #expect(before.debt <= before.leastDebt)
        // The whole lot may always be bought.
        _ = lot.take(upTo: .infinity, at: price)
        #expect(lot.isOver)
        return
      }
      #expect(take.units <= before.units && take.paid <= before.debt)
      if byDollars { #expect(take.paid <= wanted * price) } else { #expect(take.units <= wanted) }
      #expect(abs(take.paid - take.units * price) <= 1e-12 * before.debt)
      #expect(lot.isOver || lot.debt >= lot.leastDebt)
      #expect(lot.isOver == (lot.units == 0) && lot.isOver == (lot.debt == 0))
      paid += take.paid
      sold += take.units
      returned += take.returnedUnits
      unpaid += take.unpaid
    }
    #expect(abs(paid + unpaid + lot.debt - start.debt) <= 1e-12 * start.debt)
    #expect(abs(sold + returned + lot.units - start.units) <= 1e-12 * start.units)
    #expect(abs(lot.shortfall - max(0, unpaid - start.penalty)) <= 1e-12 * start.debt)
  }
}
