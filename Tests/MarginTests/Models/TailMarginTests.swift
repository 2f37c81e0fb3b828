import Foundation
import Margin
import Numerics
import Portfolio
import TestSupport
import Testing

@Suite("Margin by the tail of joint moves")
struct TailMarginTests {
  /// Ten moves of BTC over a day, of 1 to 10 % down in a shuffled order.
  static let falls = [0.04, 0.01, 0.1, 0.07, 0.02, 0.09, 0.03, 0.06, 0.05, 0.08]

  private func moves(_ returns: [Double], days: Double = 1) -> MarketMoves {
    MarketMoves(priceRatios: [returns.map { 1 + $0 }], years: days / 365)
  }

  private func long() throws -> ModelBook {
    var book = try ModelBook()
    try book.perpetual("BTC", 1)
    return book
  }

  private func rule(_ rest: String) throws -> MarginRule {
    try .read(#"{ "kind": "expectedShortfall", "days": 1, \#(rest) }"#)
  }

  @Test("is the mean of the tail with the fraction of the loss on its boundary, or the loss on the boundary")
  func byHand() throws {
    let moves = moves(Self.falls.map { -$0 })
    // 1.5 of 10 observations: all of the worst, half of the next.
    #expect(
      agree(
        try long().requirement(rule(#""confidence": 0.85"#), moves: moves).initial,
        100_000 * (0.1 + 0.5 * 0.09) / 1.5))
    // Two of ten: P(loss > 8 %) = 0.2 is just allowed, so that the VaR is 8 %.
    #expect(agree(try long().requirement(rule(#""confidence": 0.8"#), moves: moves).initial, 9_500))
    #expect(
      agree(try long().requirement(rule(#""confidence": 0.8, "measure": "var""#), moves: moves).initial, 8_000))
    #expect(
      agree(try long().requirement(rule(#""confidence": 0.85, "measure": "var""#), moves: moves).initial, 9_000))
    #expect(
      agree(
        try long().requirement(rule(#""confidence": 0.8, "maintenanceShare": 0.6"#), moves: moves).maintenance, 5_700))
  }

  @Test("counts its period in the days of the market that moved")
  func tradingDays() throws {
    let ratios = [Self.falls.map { 1 - $0 }]
    let rule = try rule(#""confidence": 0.8"#)
    let day = MarketMoves(priceRatios: ratios, years: 1.0 / 252, days: 1)
    #expect(agree(try long().requirement(rule, moves: day).initial, 9_500))
    let floor = try self.rule(
      #""confidence": 0.8, "procyclicality": { "tool": "volatilityFloor", "volatility": { "BTC": 0.01 } }"#)
    #expect(agree(try long().requirement(floor, moves: day).initial, 9_500))
    let other = MarketMoves(priceRatios: ratios, years: 1.0 / 365, days: 2)
    #expect(throws: MarginError.model(name: "m", .wrongPeriod(days: 1, movesDays: 2))) {
      let venue = try MarginVenue(collateral: CollateralRules(assets: [:]), models: [.init(name: "m", rule: rule)])
      return try MarginEngine(venue, book: long().priced(), moves: other)
    }
  }

  @Test("is at least 0, and at least a share of the size")
  func floors() throws {
    let gains = moves(Self.falls)
    #expect(try long().requirement(rule(#""confidence": 0.8"#), moves: gains).initial == 0)
    #expect(
      agree(try long().requirement(rule(#""confidence": 0.8, "leastShare": 0.02"#), moves: gains).initial, 2_000))
  }

  /// Commission Delegated Regulation (EU) 153/2013, Article 28(1).
  @Test("carries a buffer of a quarter until it is released", arguments: [(false, 11_875.0), (true, 9_500)])
  func buffer(released: Bool, expected: Double) throws {
    let rule = try rule(
      #""confidence": 0.8, "procyclicality": { "tool": "buffer", "share": 0.25, "released": \#(released) }"#)
    #expect(agree(try long().requirement(rule, moves: moves(Self.falls.map { -$0 })).initial, expected))
  }

  @Test("gives stressed observations their share of the weight")
  func stressedObservations() throws {
    // Ten moves weigh 0.075 each, two stressed falls 0.125 each. A tail of 0.3: 0.125 of 40 %, 0.125 of 9.5 %, then 0.05 of
    // 10 %; the order is 40, 10, 9.5: 0.125 x 40 + 0.075 x 10 + 0.1 x 9.5.
    let rule = try rule(
      """
      "confidence": 0.7, "procyclicality": { "tool": "stressedObservations", "weight": 0.25,
        "observations": [{ "BTC": -0.4 }, { "BTC": -0.095 }] }
      """)
    let expected = 100_000 * (0.125 * 0.4 + 0.075 * 0.1 + 0.1 * 0.095) / 0.3
    #expect(agree(try long().requirement(rule, moves: moves(Self.falls.map { -$0 })).initial, expected))
  }

  @Test(
    "is at least what the long volatility makes of the same moves",
    arguments: [(0.02, 2), (0.0001, 1)] as [(Double, Double)])
  func volatilityFloor(daily: Double, factor: Double) throws {
    // Moves of 1 % up and down have a root mean square of 1 % a day.
    let rule = try rule(
      """
      "confidence": 0.75,
      "procyclicality": { "tool": "volatilityFloor", "volatility": { "BTC": \(daily * 365.0.squareRoot()) } }
      """)
    let moves = moves([-0.01, 0.01, -0.01, 0.01])
    #expect(agree(try long().requirement(rule, moves: moves).initial, 1_000 * factor))
  }

  @Test("is the normal law's where the moves are its quantiles")
  func normalLaw() throws {
    let count = 20_000
    let deviation = 0.03
    let returns = (0..<count).map { deviation * StandardNormal.quantile((Double($0) + 0.5) / Double(count)) }
    let quantile = StandardNormal.quantile(0.99)
    let expected = deviation * StandardNormal.density(quantile) / 0.01
    let requirement = try long().requirement(rule(#""confidence": 0.99"#), moves: moves(returns))
    // Midpoints of 200 tail cells miss the mean of the tail by less than a cell's width over their number.
    #expect(abs(requirement.initial / 100_000 - expected) < 1e-4)
    let short = try long().requirement(
      rule(#""confidence": 0.99, "measure": "var""#), moves: moves(returns))
    #expect(abs(short.initial / 100_000 - deviation * quantile) < 1e-4)
  }

  @Test("values every sort of contract again after each move, today or later", arguments: 0..<30)
  func fullRevaluation(seed: Int) throws {
    let book = try ModelBook.random(seed: seed)
    let priced = try book.priced()
    var generator = SplitMix(seed: UInt64(1_000 + seed))
    let ratios = priced.assets.map { _ in (0..<40).map { _ in generator.number(0.7...1.3) } }
    let levels = priced.assets.map { _ in (0..<40).map { _ in generator.number(0.8...1.5) } }
    let moves = MarketMoves(priceRatios: ratios, volatilityRatios: levels, years: 1 / 365.0)
    let model = try rule(#""confidence": 0.9"#).model(for: priced, moves: moves)
    for state in [priced.today, priced.moved(&generator)] {
      let live = book.contracts.filter { !priced.hasSettled($0.instrument, in: state) }
      let before = live.reduce(0) { $0 + priced.value(of: $1, in: state) }
      let losses = (0..<40).map { move in
        var moved = state
        for asset in state.prices.indices {
          moved.prices[asset] *= ratios[asset][move]
          moved.volatilityLevels[asset] *= levels[asset][move]
        }
        return before - live.reduce(0) { $0 + priced.value(of: $1, in: moved) }
      }
      let worst = losses.sorted().suffix(4).reduce(0, +) / 4
      #expect(agree(model.requirement(of: book.contracts, in: state).initial, max(0, worst), 1e-9))
    }
  }

  @Test("never asks more of an account than of its contracts alone", arguments: 0..<30)
  func subadditive(seed: Int) throws {
    let book = try ModelBook.random(seed: seed)
    let priced = try book.priced()
    var generator = SplitMix(seed: UInt64(2_000 + seed))
    let ratios = priced.assets.map { _ in (0..<97).map { _ in generator.number(0.7...1.3) } }
    let moves = MarketMoves(priceRatios: ratios, years: 2 / 365.0)
    for (name, rule) in try ShippedCard.models("clearing-house") where name != "stress" {
      guard case .expectedShortfall(let written) = rule else { continue }
      let tail = MarginRule.expectedShortfall(
        try TailMarginRule(confidence: 0.95, days: written.days, procyclicality: written.procyclicality))
      let together = try book.requirement(tail, moves: moves)
      #expect(together.initial <= (try book.requirement(.isolated(tail), moves: moves).initial) * (1 + 1e-9))
    }
  }

  @Test("says what moves it misses")
  func errors() throws {
    let book = try long()
    let rule = try rule(#""confidence": 0.99"#)
    #expect(throws: MarginRuleError.noMoves) { try book.requirement(rule) }
    #expect(throws: MarginRuleError.tooFewMoves(count: 10, needed: 100, confidence: 0.99)) {
      try book.requirement(rule, moves: moves(Self.falls))
    }
    #expect(throws: MarginRuleError.self) {
      try book.requirement(rule, moves: moves(Array(repeating: 0.01, count: 100), days: 2))
    }
    let stressed = try self.rule(
      """
      "confidence": 0.8,
      "procyclicality": { "tool": "stressedObservations", "weight": 0.25, "observations": [{ "ETH": -0.4 }] }
      """)
    #expect(
      throws: MarginRuleError.noRule(
        key: "procyclicality.observations[0]", underlying: "BTC", known: ["ETH"])
    ) { try book.requirement(stressed, moves: moves(Self.falls)) }
    let floor = try self.rule(
      #""confidence": 0.8, "procyclicality": { "tool": "volatilityFloor", "volatility": { "BTC": 0.7 } }"#)
    #expect(throws: MarginRuleError.motionless(underlying: "BTC", volatility: 0.7)) {
      try book.requirement(floor, moves: moves(Array(repeating: 0, count: 10)))
    }
  }
}
