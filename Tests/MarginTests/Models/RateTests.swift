import Kernels
import Margin
import Portfolio
import Testing

@Suite("Margin by rates")
struct RateTests {
  @Test("is a share of the size, long or short, perpetual, future or option")
  func fixed() throws {
    let rule = try MarginRule.read(#"{ "kind": "rates", "default": { "initial": 0.1, "maintenance": 0.05 } }"#)
    var book = try ModelBook()
    try book.perpetual("BTC", -2)
    try book.perpetual("ETH", 30_000, .inverse)
    try book.option(.put, -0.5, strike: 90_000)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.initial, 0.1 * (200_000 + 30_000 + 50_000)))
    #expect(agree(requirement.maintenance, 0.05 * 280_000))
  }

  @Test("takes the underlying's own rates before the others'")
  func byUnderlying() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "rates", "default": { "initial": 0.5, "maintenance": 0.25 },
        "assets": { "BTC": { "initial": 0.02, "maintenanceShare": 0.5 } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", 1)
    try book.perpetual("ETH", 1)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.initial, 2_000 + 1_000))
    #expect(agree(requirement.maintenance, 1_000 + 500))
  }

  @Test("nets perpetuals and futures of one underlying where it says so", arguments: [false, true])
  func netting(net: Bool) throws {
    let rule = MarginRule.rates(
      MarginRates(ByUnderlying(standard: .fixed(try RatePair(initial: 0.1, maintenance: 0.1))), net: net))
    var book = try ModelBook()
    try book.perpetual("BTC", 3)
    try book.future("BTC", -1, days: 30)
    try book.perpetual("BTC", -50_000, .inverse)
    try book.perpetual("ETH", -10)
    // 300,000 less 100,000 less 50,000 of Bitcoin; ether stands alone.
    let size = net ? 150_000.0 + 20_000 : 450_000 + 20_000
    #expect(agree(try book.requirement(rule).initial, 0.1 * size))
  }

  /// Hyperliquid's tiers of BTC: 40 times to 150 million, 20 times beyond.
  static let tiers = #"[{ "from": 0, "to": 150e6, "maximumLeverage": 40 }, { "from": 150e6, "maximumLeverage": 20 }]"#

  @Test(
    "taxes each part of a size at its tier's rate: the venue's rate less its maintenance deduction",
    arguments: [(100, 125_000), (1_500, 1_875_000), (4_000, 400e6 * 0.025 - 150e6 * 0.0125)] as [(Double, Double)])
  func marginalTiers(units: Double, expected: Double) throws {
    let rule = try MarginRule.read(#"{ "kind": "rates", "default": { "tiers": \#(Self.tiers) } }"#)
    var book = try ModelBook()
    try book.perpetual("BTC", units)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.maintenance, expected))
    #expect(agree(requirement.initial, 2 * expected))
  }

  @Test("puts the whole size at the rate of the tier that it reaches where the bracket is whole")
  func wholeTiers() throws {
    let rule = try MarginRule.read(
      #"{ "kind": "rates", "default": { "tiers": \#(Self.tiers), "bracket": "whole" } }"#)
    for (units, rate) in [(1_499.0, 0.0125), (1_500, 0.025), (4_000, 0.025)] {
      var book = try ModelBook()
      try book.perpetual("BTC", -units)
      #expect(agree(try book.requirement(rule).maintenance, rate * units * 100_000))
    }
  }

  @Test("grows with the square root of a size above its base, in units or dollars", arguments: ["units", "dollars"])
  func squareRoot(unit: String) throws {
    let slope = unit == "units" ? 0.01 : 0.00002
    let rule = try MarginRule.read(
      """
      { "kind": "rates", "default": { "initial": 0.05, "maintenance": 0.02,
        "growth": { "law": "squareRoot", "unit": "\(unit)", "initialSlope": \(slope), "maintenanceSlope": \(slope / 2) } } }
      """)
    for units in [1.0, 25, 400] {
      var book = try ModelBook()
      try book.perpetual("BTC", units)
      let root = slope * (unit == "units" ? units : units * 100_000).squareRoot()
      let requirement = try book.requirement(rule)
      #expect(agree(requirement.initial, max(0.05, root) * units * 100_000))
      #expect(agree(requirement.maintenance, max(0.02, root / 2) * units * 100_000))
    }
  }

  /// Deribit's own examples for linear perpetuals at 100,000 dollars (support.deribit.com, "Linear Perpetual").
  @Test(
    "gives Deribit's examples of margin that grows with the position",
    arguments: [(0, 0, 0), (25, 53_125, 28_125), (350, 1_312_500, 962_500)] as [(Double, Double, Double)])
  func deribitFutures(units: Double, initial: Double, maintenance: Double) throws {
    let rule = try MarginRule.read(
      """
      { "kind": "rates", "default": { "initial": 0.02, "maintenance": 0.01,
        "growth": { "law": "linear", "unit": "units", "initialSlope": 0.00005 } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", units)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.initial, initial))
    #expect(agree(requirement.maintenance, maintenance))
  }

  @Test(
    "raises the initial rate between two amounts of open interest, and leaves maintenance",
    arguments: [(100, 0.05), (200, 0.05), (350, 0.05 + 0.5 * 0.95), (500, 1), (900, 1)] as [(Double, Double)])
  func openInterest(units: Double, rate: Double) throws {
    let rule = try MarginRule.read(
      """
      { "kind": "rates", "default": { "initial": 0.05, "maintenance": 0.03,
        "openInterest": { "units": \(units), "lowerCap": 20e6, "upperCap": 50e6 } } }
      """)
    var book = try ModelBook()
    try book.perpetual("BTC", 2)
    let requirement = try book.requirement(rule)
    #expect(agree(requirement.initial, rate * 200_000))
    #expect(agree(requirement.maintenance, 0.03 * 200_000))
  }

  /// 12 CFR 1240.39: 15 % of main-index equity and gold, 25 % of other, over ten business days, by the root of time.
  @Test(
    "scales the supervisory haircuts to other holding periods",
    arguments: [(10, 1), (20, 2.0.squareRoot()), (5, 0.5.squareRoot())] as [(Double, Double)])
  func supervisoryHaircuts(days: Double, factor: Double) throws {
    let rule = try MarginRule.read(
      """
      { "kind": "rates", "holdingPeriod": { "ratesDays": 10, "days": \(days) },
        "assets": { "GOLD": { "initial": 0.15, "maintenance": 0.15 }, "BTC": { "initial": 0.25, "maintenance": 0.25 } } }
      """)
    var book = try ModelBook(prices: ["GOLD": 2_000, "BTC": 100_000])
    try book.perpetual("GOLD", 100)
    try book.perpetual("BTC", -1)
    #expect(agree(try book.requirement(rule).initial, factor * (30_000 + 25_000)))
  }

  @Test("has nothing left at the liquidation price of Hyperliquid's example")
  func hyperliquid() throws {
    // Long 1 at 100,000 with 10,000, maintenance 1/80: called at 91,139.24, where equity is 1,139.24.
    var book = try Book(prices: ["BTC": 100_000])
    let dollars = try book.place(of: .asset("USD"))
    let perpetual = try book.place(of: .perpetual(underlying: "BTC", settlement: .linear))
    try book.append(
      Account(id: "a"),
      positions: [
        Position(instrument: dollars, role: .collateral, quantity: 10_000),
        Position(instrument: perpetual, role: .contract, quantity: 1, entryPrice: 100_000),
      ])
    let venue = try MarginVenue(
      collateral: CollateralRules(assets: ["USD": CollateralRule(initialWeight: 1, maintenanceWeight: 1)]),
      models: [
        .init(name: "cross", rule: .read(#"{ "kind": "rates", "default": { "maximumLeverage": 40 } }"#))
      ])
    let engine = try MarginEngine(venue, book: PricedBook(book))
    var state = engine.book.today
    let asset = try #require(engine.book.index(of: "BTC"))
    state.prices[asset] = 91_139.24
    let statement = engine.statement(of: 0, in: state)
    #expect(abs(statement.surplus) < 0.005)
    #expect(abs(statement.equity - 1_139.24) < 0.005)
    state.prices[asset] = 100_000 - (10_000 - 1_250) / (1 - 0.0125)
    #expect(abs(engine.statement(of: 0, in: state).surplus) < 1e-9)
  }
}
