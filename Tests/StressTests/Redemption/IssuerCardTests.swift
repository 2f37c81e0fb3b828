import Documents
import Foundation
import Liquidation
import MarketModel
import Simulation
import Stress
import Testing

@Suite("The card of an issuer")
struct IssuerCardTests {
  struct Case: CustomTestStringConvertible {
    var reserves = "[{dollars: 100}]"
    var redemption = "{}"
    var holders = "{base: 0.1}"
    var rest = ""
    /// What the message must hold.
    let words: [String]
    var testDescription: String { words.joined(separator: " ") }

    var card: String {
      """
      {ballastIssuer: 1, name: "x", supply: 100, reserves: \(reserves), redemption: \(redemption), holders: \(holders),
       \(rest)}
      """
    }
  }

  @Test("is read with what it leaves out")
  func reads() throws {
    let read = try anIssuer(
      """
      {
        ballastIssuer: 1, name: "A coin", token: "COIN", supply: 1000,
        reserves: [
          { name: "cash", dollars: 300, frozen: { share: 0.5, untilSeconds: 3600, feared: 1 } },
          { asset: "ETH", units: 2, price: 400, settlementSeconds: 60, dailyLimit: 50, haircut: 0.1,
            closed: [{ fromSeconds: 5, untilSeconds: 6 }],
            depth: { kind: "power", impact: 0.05, units: 10, exponent: 1 }, },
        ],
        redemption: { fee: 0.001, dailyLimit: 10, buffer: 4, queue: false, payout: "backing", closed: [{ untilSeconds: 9 }] },
        holders: { base: 0.1, slope: 2, threshold: 0.01, most: 3, queueSensitivity: 0.02, followsMarket: true },
        sources: ["a test"],
      }
      """)
    #expect(read.reserves[0].asset == "USD" && read.reserves[1].name == "ETH" && read.reserves[1].depth != nil)
    #expect(read.reserves[0].frozen == FrozenShare(share: 0.5, untilSeconds: 3_600, returned: 1, feared: 1))
    #expect(read.reserves[1].amount == .units(2) && read.reserves[1].haircut == 0.1 && read.reserves[1].price == 400)
    #expect(
      read.redemption
        == RedemptionTerms(
          fee: 0.001, dailyLimit: 10, buffer: 4, queue: false, payout: .backing,
          closed: [try TimeWindow(untilSeconds: 9)]))
    #expect(
      read.holders
        == HolderSpeed(base: 0.1, slope: 2, threshold: 0.01, most: 3, queueSensitivity: 0.02, followsMarket: true))
    let plain = try anIssuer(#"{ballastIssuer: 1, name: "A", supply: 1, reserves: [{dollars: 1}], holders: {base: 0}}"#)
    #expect(plain.redemption == RedemptionTerms() && plain.token == "A" && plain.holders.perDay(discount: 1) == 0)
  }

  @Test(
    "with a fault is refused in words that name the place, the key, the value and the bound",
    arguments: [
      Case(reserves: "[]", words: ["issuer", "reserves", "at least 1"]),
      Case(reserves: "[{dollars: -1}]", words: ["reserves[0]", "dollars", "-1"]),
      Case(reserves: "[{dollars: 1, units: 1}]", words: ["reserves[0]", "units and dollars", "keep one"]),
      Case(reserves: "[{dollars: 1}, {name: \"n\"}]", words: ["reserves[1]", "units, dollars", "add it"]),
      Case(reserves: "[{dollars: 1, haircut: 5}]", words: ["haircut", "5.0", "fraction"]),
      Case(reserves: "[{dollars: 1, haircuts: 0}]", words: ["haircuts", "haircut"]),
      Case(reserves: "[{dollars: 1, price: 2}]", words: ["price", "2.0", "1.0"]),
      Case(reserves: "[{dollars: 1, frozen: {share: 1.1, untilSeconds: 5}}]", words: ["frozen.share", "1.1"]),
      Case(reserves: "[{dollars: 1, frozen: {share: 1, untilSeconds: -5}}]", words: ["frozen.untilSeconds", "-5"]),
      Case(reserves: "[{dollars: 1, settlementSeconds: 1e99}]", words: ["settlementSeconds", "1e+99"]),
      Case(
        reserves: "[{dollars: 1, closed: [{fromSeconds: 5, untilSeconds: 9}, {fromSeconds: 8, untilSeconds: 12}]}]",
        words: ["reserves[0]", "closed.fromSeconds", "8", "9", "rise"]),
      Case(redemption: "{closed: [{fromSeconds: 7, untilSeconds: 5}]}", words: ["untilSeconds", "5", "7"]),
      Case(redemption: "{buffer: -1}", words: ["redemption", "buffer", "-1"]),
      Case(redemption: "{fee: 1}", words: ["redemption", "fee", "1.0", "0.99"]),
      Case(redemption: "{payout: \"all\"}", words: ["redemption", "payout", "all", "par, backing"]),
      Case(holders: "{base: -0.1}", words: ["holders", "base", "-0.1"]),
      Case(holders: "{slope: 1}", words: ["holders", "base"]),
      Case(holders: "{base: 0, queueSensitivity: 2}", words: ["holders", "queueSensitivity", "2"]),
      Case(rest: "suply: 3", words: ["suply", "supply"]),
    ])
  func refused(fault: Case) throws {
    let error = try #require(throws: DocumentError.self) { try anIssuer(fault.card) }
    for word in fault.words { #expect("\(error)".contains(word), "\(error)") }
  }

  @Test("of another version, or without a token, is refused")
  func version() throws {
    let text = #"{ballastIssuer: 2, name: "A", supply: 1, reserves: [{dollars: 1}], holders: {base: 0}}"#
    let error = try #require(throws: DocumentError.self) { try anIssuer(text) }
    #expect("\(error)".contains("ballastIssuer"))
    #expect(throws: LiquidationRuleError.self) { try anIssuer(supply: .nan, [cashTier(1)], HolderSpeed(base: 0)) }
    #expect(throws: LiquidationRuleError.self) { try anIssuer(supply: 0, [cashTier(1)], HolderSpeed(base: 0)) }
  }

  @Test("needs a price where sizes are units or a depth stands, and takes the given one before its own")
  func prices() throws {
    let units = ReserveTier(name: "coins", asset: "ETH", amount: .units(3))
    let plain = try anIssuer([units], HolderSpeed(base: 0))
    let error = try #require(throws: LiquidationRuleError.self) {
      try RedemptionEngine(plain, stepSeconds: 60, steps: 1)
    }
    #expect("\(error)".contains("reserves[0]: ETH") && "\(error)".contains("price"))
    let deep = ReserveTier(name: "coins", asset: "ETH", amount: .dollars(3), depth: try powerDepth(units: 10))
    #expect(throws: LiquidationRuleError.self) {
      try RedemptionEngine(anIssuer([deep], HolderSpeed(base: 0)), stepSeconds: 60, steps: 1)
    }
    let priced = try anIssuer(
      [ReserveTier(name: "coins", asset: "ETH", amount: .units(3), price: 100)], HolderSpeed(base: 0))
    #expect(try stillRun(priced, steps: 1).outcome.reserves == 300)
    #expect(try stillRun(priced, steps: 1, prices: ["ETH": 200]).outcome.reserves == 600)
    #expect(throws: LiquidationRuleError.self) { try stillRun(priced, steps: 1, prices: ["ETH": .nan]) }
  }
}
