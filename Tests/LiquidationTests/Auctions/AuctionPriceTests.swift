import Liquidation
import Testing

@Suite("What an auction asks, and when")
struct AuctionPriceTests {
  /// The steps by exact fractions: 1.3 x 0.99^n first at or below 1, 0.99^n first below 0.4.
  @Test("Maker's ETH-B reaches the market after 27 steps and its cusp before its tail")
  func ethB() throws {
    let rule = try AuctionVenues.ethB()
    let top = rule.top(venuePrice: 2_000, debt: 0, units: 0)
    #expect(top == 2_600)
    #expect(rule.firstSecond(atOrBelow: 2_000, top: top, notBefore: 0) == 2_430)
    #expect(rule.price(atSeconds: 2_429.999, top: top) > 2_000)
    #expect(rule.price(atSeconds: 2_430, top: top) <= 2_000)
    #expect(!rule.needsRedo(atSeconds: 8_279.999, top: top))
    #expect(rule.needsRedo(atSeconds: 8_280, top: top))
  }

  @Test("Gauntlet's reaches it after 32 steps, halves in 6,921 s and reaches its cusp after 5,130 s")
  func gauntlet() throws {
    let rule = try AuctionVenues.gauntlet()
    let top = rule.top(venuePrice: 2_000, debt: 0, units: 0)
    #expect(rule.firstSecond(atOrBelow: 2_000, top: top, notBefore: 0) == 960)
    #expect(!rule.needsRedo(atSeconds: 5_129.999, top: top))
    #expect(rule.needsRedo(atSeconds: 5_130, top: top))
    // The half-life of the smooth curve, 6,921.07 s, lies in the 231st step.
    let smooth = try AuctionRule(decline: .stairstepExponential(cut: 0.997, stepSeconds: 30))
    #expect(smooth.firstSecond(atOrBelow: 0.5, top: 1, notBefore: 0) == 6_930)
    #expect(smooth.price(atSeconds: 6_921, top: 1) > 0.5)
  }

  @Test("a price that is only asked after a new start is due is never asked")
  func redoComesFirst() throws {
    let rule = try AuctionVenues.ethB()
    #expect(rule.firstSecond(atOrBelow: 0.4 * 1_000, top: 1_000, notBefore: 0) == nil)
    // 0.99^91 = 0.40067 is still good; the tail is not reached.
    #expect(rule.firstSecond(atOrBelow: 0.401 * 1_000, top: 1_000, notBefore: 0) == 8_190)
    let old = try AuctionRule(decline: .stairstepExponential(cut: 0.99, stepSeconds: 90), tailSeconds: 900)
    #expect(!old.needsRedo(atSeconds: 900, top: 1))
    #expect(old.needsRedo(atSeconds: 900.5, top: 1))
    #expect(old.firstSecond(atOrBelow: 0.95, top: 1, notBefore: 0) == 540)
    #expect(old.firstSecond(atOrBelow: 0.5, top: 1, notBefore: 0) == nil)
    #expect(old.firstSecond(atOrBelow: 0.95, top: 1, notBefore: 901) == nil)
  }

  @Test("a search that starts late finds the price at once, in the middle of a step")
  func late() throws {
    let rule = try AuctionVenues.ethB()
    #expect(rule.firstSecond(atOrBelow: 2_000, top: 2_600, notBefore: 2_431.5) == 2_431.5)
    #expect(rule.firstSecond(atOrBelow: 2_000, top: 2_600, notBefore: 2_350) == 2_430)
    #expect(rule.firstSecond(atOrBelow: 3_000, top: 2_600, notBefore: 0) == 0)
  }

  /// A step that binary fractions do not hold is 0.1 here times the number of steps, whatever the division says.
  @Test("a step begins exactly at a multiple of its length")
  func stepEdges() throws {
    let rule = try AuctionRule(decline: .stairstepExponential(cut: 0.5, stepSeconds: 1.1))
    for count in 1...500 {
      let edge = Double(count) * 1.1
      let asked = rule.price(atSeconds: edge, top: 0x1p600)
      #expect(asked == 0x1p600 * Double(sign: .plus, exponent: -count, significand: 1))
      #expect(rule.price(atSeconds: edge.nextDown, top: 0x1p600) == 2 * asked)
      #expect(rule.firstSecond(atOrBelow: asked, top: 0x1p600, notBefore: 0) == edge)
      #expect(rule.nextStep(after: edge.nextDown) == edge)
      #expect(rule.nextStep(after: edge) == Double(count + 1) * 1.1)
    }
    #expect(try AuctionVenues.derive().nextStep(after: 0) == nil)
  }

  @Test("a price that never falls, and one that falls to nothing at once")
  func extremeCuts() throws {
    let flat = try AuctionRule(decline: .stairstepExponential(cut: 1, stepSeconds: 60))
    #expect(flat.firstSecond(atOrBelow: 0.999, top: 1, notBefore: 0) == nil)
    #expect(flat.firstSecond(atOrBelow: 1, top: 1, notBefore: 5) == 5)
    let cliff = try AuctionRule(decline: .stairstepExponential(cut: 0, stepSeconds: 60))
    #expect(cliff.firstSecond(atOrBelow: 0, top: 1, notBefore: 0) == 60)
    #expect(try AuctionVenues.ethB().firstSecond(atOrBelow: 0, top: 1, notBefore: 0) == nil)
    #expect(try AuctionVenues.ethB().firstSecond(atOrBelow: -1, top: 1, notBefore: 0) == nil)
  }

  @Test("a straight line falls to nothing over its duration (makerdao/dss, LinearDecrease)")
  func linear() throws {
    let rule = try AuctionVenues.linear(durationSeconds: 3_600)
    #expect(rule.price(atSeconds: 0, top: 120) == 120)
    #expect(rule.price(atSeconds: 900, top: 120) == 90)
    #expect(rule.price(atSeconds: 3_600, top: 120) == 0)
    #expect(rule.price(atSeconds: 4_000, top: 120) == 0)
    #expect(rule.firstSecond(atOrBelow: 90, top: 120, notBefore: 0) == 900)
    #expect(rule.firstSecond(atOrBelow: 0, top: 120, notBefore: 0) == 3_600)
    #expect(rule.firstSecond(atOrBelow: -1, top: 120, notBefore: 0) == nil)
  }

  @Test(
    "Derive's published factors",
    arguments: zip([0, 450, 900, 3_600, 22_500, 44_100, 50_000], [0.95, 0.825, 0.70, 0.65625, 0.35, 0, 0]))
  func derive(seconds: Double, factor: Double) throws {
    #expect(abs(try AuctionVenues.derive().price(atSeconds: seconds, top: 1) - factor) < 1e-15)
  }

  @Test("Derive's prices are found on either line")
  func deriveFirst() throws {
    let rule = try AuctionVenues.derive()
    for (factor, second) in [(0.95, 0.0), (0.825, 450), (0.7, 900), (0.65625, 3_600), (0.35, 22_500), (0, 44_100)] {
      let first = try #require(rule.firstSecond(atOrBelow: 1_000 * factor, top: 1_000, notBefore: 0))
      #expect(abs(first - second) < 1e-8)
      #expect(rule.price(atSeconds: first, top: 1_000) <= 1_000 * factor)
    }
  }

  /// blend-contracts, `scale_auction`: 0.5 % a block, 200 blocks up and 200 down; its documentation says 0.05 %, which
  /// would offer a tenth of the lot for the whole debt at most.
  @Test("Blend gives more of the lot, then asks less of the debt")
  func blend() throws {
    let rule = try AuctionVenues.blend()
    for (block, collateral, debt) in [
      (0.0, 0, 1), (1, 0.005, 1), (100, 0.5, 1), (200, 1, 1), (300, 1, 0.5), (400, 1, 0),
    ] {
      let terms = rule.terms(atSeconds: 5 * block)
      #expect(abs(terms.collateralShare - collateral) < 1e-15)
      #expect(abs(terms.debtShare - debt) < 1e-15)
    }
    // 900 dollars against 10 units: 90 a unit.
    let top = rule.top(venuePrice: 120, debt: 900, units: 10)
    #expect(top == 90)
    #expect(rule.price(atSeconds: 0, top: top) == .infinity)
    #expect(abs(rule.price(atSeconds: 750, top: top) - 120) < 1e-12)
    #expect(rule.price(atSeconds: 1_500, top: top) == 45)
    #expect(abs(try #require(rule.firstSecond(atOrBelow: 120, top: top, notBefore: 0)) - 750) < 1e-9)
    #expect(rule.firstSecond(atOrBelow: 45, top: top, notBefore: 0) == 1_500)
    #expect(rule.firstSecond(atOrBelow: 0, top: top, notBefore: 0) == 2_000)

    let literal = try AuctionVenues.blend(collateralShare: 0.1)
    let terms = literal.terms(atSeconds: 1_000)
    #expect(terms.collateralShare == 0.1 && terms.debtShare == 1)
    #expect(abs(literal.price(atSeconds: 1_000, top: top) - 900) < 1e-9)
  }

  @Test("in every other auction the whole lot is given for the factor of the top")
  func terms() throws {
    let terms = try AuctionVenues.linear(durationSeconds: 100).terms(atSeconds: 25)
    #expect(terms.collateralShare == 1 && terms.debtShare == 0.75)
  }
}
