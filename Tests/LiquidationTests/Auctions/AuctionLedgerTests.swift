import Liquidation
import Testing

/// A vault of 80 ether against 100,000 dollars of debt, auctioned under Maker's rules while the market falls.
///
/// The penalty is 13 %. All figures by exact fractions of the rules: the price after n steps is the top times 0.99^n.
@Suite("One whole auction, step by step")
struct AuctionLedgerTests {
  private func rule() throws -> AuctionRule {
    try AuctionRule(
      decline: .stairstepExponential(cut: 0.99, stepSeconds: 90), startFactor: 1.2, tailSeconds: 8_400, cusp: 0.4,
      chip: 0.001, tip: 300, hole: 500_000, dust: 15_000)
  }

  @Test("a vault is kicked, taken in parts, held up by dust, started anew and sold out with bad debt")
  func ledger() throws {
    let rule = try rule()
    #expect(rule.debtToAuction(of: 100_000, factor: 1.13, raising: 0) == 100_000)
    var lot = AuctionLot(under: rule, owed: 100_000, factor: 1.13, units: 80, venuePrice: 1_700, atSeconds: 0)
    #expect(near(lot.debt, 113_000) && near(lot.top, 2_040) && near(lot.leastDebt, 16_950))
    #expect(near(rule.startReward(debt: lot.debt), 413))

    // The market is at 1,500; a buyer comes at 2 % below it, for 40 ether.
    let second = try #require(rule.firstSecond(atOrBelow: 1_470, top: lot.top, notBefore: 0))
    #expect(second == 2_970)
    let firstSale = lot.take(upTo: 40, at: lot.price(under: rule, atSeconds: second))
    let first = try #require(firstSale)
    #expect(near(first.paid, 58_566.811_460_019_25) && first.units == 40)
    #expect(near(lot.debt, 54_433.188_539_980_75) && lot.units == 40)

    // At 1,250 one with 40,000 dollars comes: 32.085 ether would leave 14,433.19, so it must leave 16,950.
    let third = try #require(rule.firstSecond(atOrBelow: 1_250, top: lot.top, notBefore: second))
    #expect(third == 4_410)
    let price = lot.price(under: rule, atSeconds: third)
    #expect(near(price, 1_246.679_168_647_045_1))
    let partSale = lot.take(forUpTo: 40_000, at: price)
    let part = try #require(partSale)
    #expect(near(part.paid, 37_483.188_539_980_75) && near(part.units, 30.066_427_259_436_18))
    #expect(lot.debt == lot.leastDebt && near(lot.units, 9.933_572_740_563_823))
    #expect(lot.refuses(upTo: 5, at: price))

    // The market crashes to 300; the cusp is passed after 92 steps.
    #expect(!lot.needsRedo(under: rule, atSeconds: 8_279))
    #expect(lot.needsRedo(under: rule, atSeconds: 8_280))
    #expect(rule.redoReward(of: lot, venuePrice: 300) == 0, "the lot is worth 2,980, less than the dust")
    #expect(near(rule.redoReward(of: lot, venuePrice: 2_000), 316.95))
    lot.redo(under: rule, venuePrice: 300, atSeconds: 8_280)
    #expect(near(lot.top, 360) && !lot.needsRedo(under: rule, atSeconds: 8_280))

    let last = try #require(rule.firstSecond(atOrBelow: 250, top: lot.top, notBefore: 0))
    #expect(last == 3_330)
    let endSale = lot.take(upTo: 100, at: lot.price(under: rule, atSeconds: 8_280 + last))
    let end = try #require(endSale)
    #expect(near(end.paid, 2_465.529_352_342_459) && near(end.unpaid, 14_484.470_647_657_541))
    #expect(lot.isOver && near(lot.shortfall, 1_484.470_647_657_541))

    // Raised and lost are the debt before the penalty; the ether is all sold.
    let raised = first.paid + part.paid + end.paid
    #expect(near(raised, 98_515.529_352_342_46) && near(raised + lot.shortfall, 100_000))
    #expect(near(first.units + part.units + end.units, 80))
  }

  @Test("the hole cuts an auction, the dust widens or forbids it")
  func hole() throws {
    let rule = try rule()
    // Room for 113,000 of 200,000.
    #expect(near(rule.debtToAuction(of: 200_000, factor: 1.13, raising: 387_000), 100_000))
    // The rest, 14,000, would be dust: all of it, beyond the hole.
    #expect(rule.debtToAuction(of: 114_000, factor: 1.13, raising: 387_000) == 114_000)
    // The rest is exactly the dust; a little room less does not matter.
    #expect(near(rule.debtToAuction(of: 115_000.001, factor: 1.13, raising: 387_000), 100_000))
    // Room for 10,000 only, which is dust.
    #expect(rule.debtToAuction(of: 200_000, factor: 1.13, raising: 488_700) == nil)
    #expect(rule.debtToAuction(of: 16_000, factor: 1.13, raising: 488_700) == 16_000)
    #expect(rule.debtToAuction(of: 16_000, factor: 1.13, raising: 500_000) == nil)
    #expect(try AuctionVenues.gauntlet().debtToAuction(of: 1e9, factor: 1.13, raising: 1e12) == 1e9)
  }

  private func near(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) <= 1e-12 * abs(expected) } ?? false
  }
}
