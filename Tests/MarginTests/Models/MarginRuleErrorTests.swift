import Documents
import Margin
import Testing

/// A text that is no margin model, and what is said of it.
struct NoMarginRule: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let message: String

  init(_ testDescription: String, _ text: String, _ message: String) {
    self.testDescription = testDescription
    self.text = text
    self.message = "card: " + message
  }
}

@Suite("Figures that make no margin model")
struct MarginRuleErrorTests {
  static let fraction = "it is a fraction from 0 to 1 (0.05 for 5 %)"
  static let rates = #""initial": 0.1, "maintenance": 0.05"#

  private static func rates(_ body: String) -> String { #"{ "kind": "rates", "default": { \#(body) } }"# }
  private static func tiers(_ body: String) -> String { rates(#""tiers": [\#(body)]"#) }
  private static func grid(_ body: String) -> String {
    #"{ "kind": "scenarioGrid", "maintenanceShare": 0.5, "default": { \#(body) } }"#
  }
  private static func tail(_ body: String) -> String { #"{ "kind": "expectedShortfall", "days": 1, \#(body) }"# }
  private static func option(_ short: String, _ flags: String = #""addsMark": true, "markInEquity": false"#) -> String {
    #"{ "kind": "optionStandard", "default": { "short": { \#(short) }, \#(flags) } }"#
  }

  static let cases = [
    NoMarginRule(
      "an unknown kind", #"{ "kind": "span" }"#,
      "kind: unknown \"span\"; known are flatRate, rates, optionStandard, scenarioGrid, expectedShortfall, maximumLoss,"
        + " isolated, addOns"),
    NoMarginRule(
      "a key of another kind", #"{ "kind": "flatRate", \#(rates), "net": true }"#,
      "net: a model of kind flatRate has no such key; it has kind, name, initial, maintenance"),
    NoMarginRule(
      "a rate in per cent", #"{ "kind": "flatRate", "initial": 10, "maintenance": 5 }"#,
      "initial: a rate of 10.0: \(fraction)"),
    NoMarginRule(
      "maintenance above initial", rates(#""initial": 0.05, "maintenance": 0.1"#),
      "default.maintenance: maintenance, 0.1, is above initial, 0.05: a position could be called the moment it is opened;"
        + " lower the one or raise the other"),
    NoMarginRule(
      "no rate at all", rates(""), "default.rates: one of initial, maximumLeverage, tiers is needed: add it"),
    NoMarginRule(
      "no maintenance", rates(#""initial": 0.05"#),
      "default.rates: one of maintenance, maintenanceShare is needed: add it"),
    NoMarginRule(
      "leverage and rate", rates(#""initial": 0.05, "maximumLeverage": 20"#),
      "default.maximumLeverage and initial exclude each other: remove one"),
    NoMarginRule(
      "leverage below 1", rates(#""maximumLeverage": 0.5"#), "default.maximumLeverage: 0.5: it is from 1.0 to 1000.0"),
    NoMarginRule(
      "no rates for anything", #"{ "kind": "rates" }"#, "rules: one of default, assets is needed: add it"),
    NoMarginRule(
      "tiers beside a rate", rates(#""initial": 0.1, "tiers": []"#),
      "default.tiers and initial exclude each other: remove one"),
    NoMarginRule("no tiers", tiers(""), "default.tiers: nothing is in it: give at least one"),
    NoMarginRule(
      "a late first tier", tiers(#"{ "from": 10, \#(rates) }"#),
      "default.tiers[0]: the first tier starts at 10.0: it starts at 0, so that every size has a rate"),
    NoMarginRule(
      "a gap", tiers(#"{ "from": 0, "to": 10, \#(rates) }, { "from": 20, \#(rates) }"#),
      "default.tiers[0]: a gap: sizes from 10.0 to 20.0 have no rate; let the tier end where the next one starts, at 20.0"
    ),
    NoMarginRule(
      "an overlap", tiers(#"{ "from": 0, "to": 30, \#(rates) }, { "from": 20, \#(rates) }"#),
      "default.tiers[0]: an overlap: the tier ends at 30.0, and the next one starts at 20.0: tiers start in rising order,"
        + " and each ends where the next one starts"),
    NoMarginRule(
      "an end of the last tier", tiers(#"{ "from": 0, "to": 30, \#(rates) }"#),
      "default.tiers[0]: the last tier ends at 30.0, and sizes above it have no rate: leave out its \"to\", or add a tier"
    ),
    NoMarginRule(
      "a falling rate", tiers(#"{ "from": 0, \#(rates) }, { "from": 20, "initial": 0.08, "maintenance": 0.05 }"#),
      "default.tiers[1]: a rate of 0.08 above a smaller size's 0.1: rates do not fall as sizes grow"),
    NoMarginRule(
      "an unknown bracket", rates(#""tiers": [{ "from": 0, \#(rates) }], "bracket": "slab""#),
      "default.bracket: unknown \"slab\"; known are marginal, whole"),
    NoMarginRule(
      "an unknown growth", rates(#"\#(rates), "growth": { "law": "cubic", "unit": "units", "initialSlope": 1 }"#),
      "default.growth.law: unknown \"cubic\"; known are squareRoot, linear"),
    NoMarginRule(
      "caps of open interest the wrong way",
      rates(#"\#(rates), "openInterest": { "units": 1, "lowerCap": 2, "upperCap": 2 }"#),
      "default.openInterest.upperCap: 2.0: it is above 2.0 and at most 1000000000000000.0"),
    NoMarginRule(
      "a holding period of nothing",
      #"{ "kind": "rates", "default": { \#(rates) }, "holdingPeriod": { "ratesDays": 10, "days": 0 } }"#,
      "holdingPeriod.days: 0.0: it is from 0.01 to 3660.0"),
    NoMarginRule(
      "an option's share in per cent",
      option(#""initial": { "share": 15, "floor": 0.1 }, "maintenance": { "share": 0.075, "floor": 0.075 }"#),
      "default.short.initial.share: a rate of 15.0: \(fraction)"),
    NoMarginRule(
      "an option's mark nowhere",
      option(
        #""initial": { "share": 0.15, "floor": 0.1 }, "maintenance": { "share": 0.075, "floor": 0.075 }"#,
        #""addsMark": false, "markInEquity": false"#),
      "default.addsMark and markInEquity are both false: what a short option owes would count nowhere; set the one that"
        + " the venue counts it in"),
    NoMarginRule("no rows", grid(""), "default.rows: nothing is in it: give at least one"),
    NoMarginRule(
      "a row of two", grid(#""rows": [[0.1, 0.4]]"#),
      "default.rows[0]: 2 numbers: give three, [price move, volatility move, weight]"),
    NoMarginRule(
      "a weight in per cent", grid(#""rows": [[0.1, 0.4, 1], [2, 0.4, 8]]"#),
      "default.rows[1], weight: a rate of 8.0: \(fraction)"),
    NoMarginRule(
      "a fall of everything", grid(#""rows": [[-1, 0.4, 1]]"#),
      "default.rows[0], price move: -1.0: it is above -1.0 and at most 100.0"),
    NoMarginRule(
      "far moves within the range",
      grid(
        #""range": { "price": 0.16, "stepsEachSide": 4, "volatilityUp": 0.5, "volatilityDown": 0.25 }, "#
          + #""extended": { "moves": [0.1] }"#),
      "default.extended.moves[0]: 0.1: it is from 0.16 to 100.0"),
    NoMarginRule(
      "far moves without a range", grid(#""rows": [[0.1, 0, 1]], "extended": { "moves": [1] }"#),
      "default.extended: range is needed: add it"),
    NoMarginRule(
      "a misspelt key of a grid", grid(#""rowss": []"#),
      "default: unknown key \"rowss\"; known are rows, range, extended, volatility, minimum"),
    NoMarginRule(
      "a confidence in per cent", tail(#""confidence": 99"#), "confidence: 99.0: it is from 0.5 to 0.9999"),
    NoMarginRule(
      "an unknown measure", tail(#""confidence": 0.99, "measure": "cvar""#),
      "measure: unknown \"cvar\"; known are es, var"),
    NoMarginRule(
      "an unknown tool", tail(#""confidence": 0.99, "procyclicality": { "tool": "hope" }"#),
      "procyclicality.tool: unknown \"hope\"; known are buffer, stressedObservations, volatilityFloor"),
    NoMarginRule(
      "no stressed observations",
      tail(
        #""confidence": 0.99, "procyclicality": { "tool": "stressedObservations", "weight": 0.25, "observations": [] }"#
      ),
      "procyclicality.observations: nothing is in it: give at least one"),
    NoMarginRule(
      "a cover below a unit", #"{ "kind": "maximumLoss", "initialCover": 0.5 }"#,
      "initialCover: 0.5: it is from 1.0 to 10.0"),
    NoMarginRule(
      "a market without volume",
      #"{ "kind": "addOns", "base": { "kind": "flatRate", \#(rates) }, "charges": { "assets": { "BTC": "#
        + #"{ "liquidity": { "halfSpread": 0, "impact": 0, "dailyVolume": 0 } } } } }"#,
      "charges.assets.BTC.liquidity.dailyVolume: 0.0: it is above 0.0 and at most 1000000000000000.0"),
    NoMarginRule(
      "a fault in a base", #"{ "kind": "isolated", "base": { "kind": "flatRate", "initial": -1, "maintenance": 0 } }"#,
      "base.initial: a rate of -1.0: \(fraction)"),
  ]

  @Test("are refused with the place, the value, the bound and the remedy", arguments: cases)
  func refused(_ wrong: NoMarginRule) throws {
    let error = try #require(throws: DocumentError.self) { try MarginRule.read(wrong.text) }
    #expect("\(error)" == wrong.message)
  }

  @Test("name the underlying that has no rule, and those that have one")
  func noRule() throws {
    var book = try ModelBook()
    try book.perpetual("ETH", 1)
    let rule = try MarginRule.read(#"{ "kind": "rates", "assets": { "BTC": { \#(Self.rates) } } }"#)
    let error = #expect(throws: MarginRuleError.self) { try book.requirement(rule) }
    #expect(error == .noRule(key: "rates", underlying: "ETH", known: ["BTC"]))
    #expect(error?.description == "rates: none for ETH, and no default (known are BTC): add one")
  }
}
