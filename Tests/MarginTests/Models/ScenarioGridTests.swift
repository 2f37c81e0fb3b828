import Documents
import Foundation
import Kernels
import Margin
import Numerics
import Portfolio
import Testing

@Suite("Margin by a grid of scenarios")
struct ScenarioGridTests {
  private func grid(_ card: String, _ model: String, _ asset: String = "BTC") throws -> ScenarioGrid {
    guard case .scenarioGrid(let rule)? = try ShippedCard.models(card)[model] else {
      throw MarginRuleError.empty(key: model)
    }
    return try #require(rule.grids[asset])
  }

  // Moves of 16, 12, 8, 4 and 0 % both ways with volatilities +40 % and -22 %, and eight far moves: at the ends of the range
  // volatilities only rise, as in the venue's later tables. 2 + 7 x 2 = 16 rows, and 8 make 24.
  @Test("counts 24 rows in Paradex's grid: 16 in the range, 8 beyond")
  func paradexRows() throws {
    let grid = try grid("paradex", "portfolio")
    #expect(grid.rows.count == 24)
    let near = grid.rows.filter { abs($0.priceMove) <= 0.16 }
    #expect(near.count == 16)
    #expect(near.allSatisfy { $0.weight == 1 })
    for move in [-0.12, -0.08, -0.04, 0, 0.04, 0.08, 0.12] {
      #expect(near.filter { $0.priceMove == move }.map(\.volatilityMove) == [0.4, -0.22])
    }
    for move in [-0.16, 0.16] {
      #expect(near.filter { $0.priceMove == move }.map(\.volatilityMove) == [0.4])
    }
    let far = grid.rows.filter { abs($0.priceMove) > 0.16 }
    #expect(far.map(\.priceMove) == [-0.66, -0.33, 0.5, 1, 2, 3, 4, 5])
    #expect(far.map(\.weight) == [0.24, 0.48, 0.32, 0.16, 0.08, 0.0533, 0.04, 0.032])
    #expect(far.allSatisfy { $0.volatilityMove == 0.4 })
    #expect(grid.minimum == MinimumCharge(netShare: 0.02, hedgedShare: 0.01))
    for asset in ["BTC", "ETH", "SOL", "HYPE"] {
      #expect(try self.grid("paradex", "portfolio by underlying", asset).rows.count == 24)
    }
  }

  @Test("counts 35 rows in Deribit's: nine prices by three volatilities, and 8 beyond")
  func deribitRows() throws {
    let grid = try grid("deribit", "portfolio")
    #expect(grid.rows.count == 27 + 8)
    #expect(Set(grid.rows.prefix(27).map(\.priceMove)).count == 9)
    #expect(grid.rows.prefix(3).map(\.volatilityMove) == [0.5, 0, -0.25])
    #expect(agree(grid.rows[27].weight, 0.16 / 0.66))
    #expect(agree(grid.rows[34].weight, 0.16 / 5))
  }

  @Test("asks a perpetual for the end of the range, half of it and the fee to keep it", arguments: [-2.0, 2])
  func perpetual(units: Double) throws {
    let rule = try #require(try ShippedCard.models("paradex")["portfolio"])
    var book = try ModelBook()
    try book.perpetual("BTC", units)
    let requirement = try book.requirement(rule)
    let (net, fee) = (0.16 * 200_000, 0.00045 * 200_000)
    #expect(agree(requirement.initial, net + fee))
    #expect(agree(requirement.maintenance, net / 2 + fee))
  }

  @Test("values an option again in every row: one by one from its own volatility")
  func optionByHand() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "scenarioGrid", "maintenanceShare": 0.5, "default": {
        "rows": [[0.1, 0.4, 1], [-0.1, -0.2, 1], [2, 0.4, 0.08]],
        "volatility": { "scaling": { "floorDays": 1, "nearPower": 0.3, "farPower": 0.13 } } } }
      """)
    for (days, power) in [(15, 0.3), (60, 0.13)] {
      var book = try ModelBook()
      try book.option(.call, -1, strike: 130_000, days: days, volatility: 0.6)
      let years = Double(days) / 365
      func price(_ spot: Double, _ move: Double) -> Double {
        let volatility = 0.6 * (1 + move * pow(30 / Double(days), power))
        return BlackFormula.price(.call, forward: spot, strike: 130_000, years: years, volatility: volatility)
      }
      let before = price(100_000, 0)
      let worst = max(
        price(110_000, 0.4) - before, price(90_000, -0.2) - before, 0.08 * (price(300_000, 0.4) - before))
      #expect(agree(try book.requirement(rule).initial, worst, 1e-9))
      #expect(agree(try book.requirement(rule).maintenance, worst / 2, 1e-9))
    }
  }

  @Test("moves volatilities by points where moves are absolute, and keeps rises and risen volatilities at their least")
  func volatilityMoves() throws {
    func margin(_ volatility: String, _ own: Double) throws -> Double {
      var book = try ModelBook()
      try book.option(.put, -1, strike: 100_000, days: 60, volatility: own)
      return try book.requirement(
        .read(
          """
          { "kind": "scenarioGrid", "maintenanceShare": 1,
            "default": { "rows": [[0, 0.3, 1]], "volatility": { \(volatility) } } }
          """)
      ).initial
    }
    func loss(_ from: Double, _ to: Double) -> Double {
      let years = 60.0 / 365
      func price(_ volatility: Double) -> Double {
        BlackFormula.price(.put, forward: 100_000, strike: 100_000, years: years, volatility: volatility)
      }
      return price(to) - price(from)
    }
    let scaling = #""scaling": { "nearPower": 0.3, "farPower": 0.5 }"#
    #expect(agree(try margin(#""absolute": true"#, 0.4), loss(0.4, 0.7), 1e-9))
    #expect(agree(try margin(scaling, 0.4), loss(0.4, 0.4 * (1 + 0.3 * 0.5.squareRoot())), 1e-9))
    #expect(agree(try margin(scaling + #", "leastRise": 0.25"#, 0.4), loss(0.4, 0.5), 1e-9))
    #expect(agree(try margin(#""leastUp": 0.6"#, 0.4), loss(0.4, 0.6), 1e-9))
  }

  /// The example of docs.paradex.trade/risk/portfolio-margin: long a perpetual, five calls of delta 0.3 sold at 70,000.
  @Test("gives Paradex's example of the least charge: 140 dollars")
  func leastCharge() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "scenarioGrid", "maintenanceShare": 0.5, "default": {
        "rows": [[0, 0, 1]], "minimum": { "net": 0.002, "hedged": 0.001 } } }
      """)
    // The strike at which a call of 60 % and 30 days has a delta of 0.3.
    let deviation = 0.6 * (30.0 / 365).squareRoot()
    let strike = 70_000 * exp(0.5 * deviation * deviation - deviation * StandardNormal.quantile(0.3))
    var book = try ModelBook(prices: ["BTC": 70_000])
    try book.perpetual("BTC", 1)
    try book.option(.call, -5, strike: strike)
    #expect(agree(try book.requirement(rule).initial, 140, 1e-6))
  }

  @Test("charges the options of a strike and expiry that are sold on balance")
  func shortOptions() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "scenarioGrid", "maintenanceShare": 1, "default": { "rows": [[0, 0, 1]],
        "minimum": { "net": 0, "hedged": 0, "shortOption": 0.01, "combination": "added" } } }
      """)
    var book = try ModelBook()
    // Deribit's older text: calls +10 and puts -20 of a strike are 10 sold.
    try book.option(.call, 10, strike: 100_000)
    try book.option(.put, -20, strike: 100_000)
    try book.option(.call, -3, strike: 100_000, days: 60)
    try book.option(.call, 7, strike: 120_000)
    #expect(agree(try book.requirement(rule).initial, 0.01 * (10 + 3) * 100_000))
  }

  @Test("sums underlyings, and lets a hedge of the same underlying lower the margin")
  func hedges() throws {
    let rule = try #require(try ShippedCard.models("paradex")["portfolio"])
    var hedged = try ModelBook()
    try hedged.perpetual("BTC", 1)
    try hedged.future("BTC", -1, days: 30)
    // Hedged delta 1: the least charge of 1 %.
    #expect(agree(try hedged.requirement(rule).initial, 0.01 * 100_000 + 0.00045 * 200_000, 1e-9))
    var spread = try ModelBook()
    try spread.perpetual("BTC", 1)
    try spread.perpetual("ETH", -50)
    #expect(agree(try spread.requirement(rule).initial, 0.16 * 200_000 + 0.00045 * 200_000))
  }

  @Test("never asks more of an account than of its contracts alone where it promises so", arguments: 0..<60)
  func subadditive(seed: Int) throws {
    let book = try ModelBook.random(seed: seed)
    for rule in [("paradex", "portfolio"), ("deribit", "portfolio")] {
      let rule = try #require(try ShippedCard.models(rule.0)[rule.1])
      guard case .scenarioGrid(let grids) = rule else { continue }
      #expect(grids.isSubadditive)
      let together = try book.requirement(rule)
      let alone = try book.requirement(.isolated(rule))
      #expect(together.initial <= alone.initial * (1 + 1e-9))
      #expect(together.maintenance <= alone.maintenance * (1 + 1e-9))
    }
  }

  @Test("promises nothing where hedged delta costs more than twice what net delta does")
  func notSubadditive() throws {
    let rule = try MarginRule.read(
      """
      { "kind": "scenarioGrid", "maintenanceShare": 1, "default": { "rows": [[0, 0, 1]],
        "minimum": { "net": 0.001, "hedged": 0.01 } } }
      """)
    guard case .scenarioGrid(let grids) = rule else { return }
    #expect(!grids.isSubadditive)
    var book = try ModelBook()
    try book.perpetual("BTC", 1)
    try book.future("BTC", -1, days: 30)
    #expect(try book.requirement(rule).initial > book.requirement(.isolated(rule)).initial)
  }
}
