import Margin
import Portfolio
import Testing

@Suite("Charges on top of margin")
struct AddOnTests {
  static let base = #""base": { "kind": "rates", "default": { "initial": 0.1, "maintenance": 0.05 } }"#

  @Test(
    "grow with the share of the market beyond a threshold",
    arguments: [(50, 0), (100, 0), (300, 0.5 * 0.2)] as [(Double, Double)])
  func concentration(units: Double, rate: Double) throws {
    let rule = try MarginRule.read(
      """
      { "kind": "addOns", \(Self.base),
        "charges": { "default": { "concentration": { "reference": 1000, "threshold": 0.1, "slope": 0.5 } } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", units)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.initial, (0.1 + rate) * units * 100_000))
    #expect(agree(requirement.maintenance, (0.05 + rate) * units * 100_000))
  }

  @Test("cost half the spread and an impact by the root of a day's volume, longs and shorts alike")
  func liquidity() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "addOns", \(Self.base), "charges": { "assets": { "BTC":
        { "liquidity": { "halfSpread": 0.0005, "impact": 0.01, "dailyVolume": 10000 } } } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", 75)
    try book.future("BTC", -25, days: 30)
    try book.perpetual("ETH", 10)
    // A hundredth of a day's volume: a tenth of the impact. Ether is not charged.
    #expect(agree(try book.requirement(rule).initial, 0.1 * 10_020_000 + (0.0005 + 0.001) * 10_000_000))
  }

  /// Commission Delegated Regulation (EU) 153/2013, Article 28(1)(a).
  @Test("put a buffer on the whole until it is released", arguments: [(false, 1.25), (true, 1.0)])
  func buffer(released: Bool, factor: Double) throws {
    let rule = try MarginRule.read(
      #"{ "kind": "addOns", \#(Self.base), "buffer": { "share": 0.25, "released": \#(released) } }"#)
    var book = try ModelBook()
    try book.perpetual("BTC", 1)
    #expect(try book.requirement(rule) == MarginRequirement(initial: factor * 10_000, maintenance: factor * 5_000))
  }

  @Test("stand on each contract's own margin where the base is isolated")
  func isolated() throws {
    let rates = #"{ "kind": "rates", "net": true, "default": { "initial": 0.1, "maintenance": 0.05 } }"#
    var book = try ModelBook()
    try book.perpetual("BTC", 3)
    try book.future("BTC", -1, days: 30)
    #expect(agree(try book.requirement(.read(rates)).initial, 20_000))
    #expect(agree(try book.requirement(.read(#"{ "kind": "isolated", "base": \#(rates) }"#)).initial, 40_000))
  }
}
