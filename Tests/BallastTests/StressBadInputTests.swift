import Foundation
import Testing

@Suite("Bad input: venues, books, markets, scenarios and places of stress and replay")
struct StressBadInputTests {
  let place: Workspace

  init() throws {
    place = try Workspace.withMarket()
    try place.write(Inputs.lender, as: "lender.json5")
    try place.write(Inputs.venue, as: "target.json5")
    try place.write(Inputs.issuer, as: "issuer.json5")
  }

  private let inputs = ["model.json", "--venue", "venue.json5", "--book", "book.csv"]
  private var stress: [String] { ["stress"] + inputs + ["--paths", "256"] }

  private func expectOneLine(of arguments: [String], _ code: Int32, saying words: [String]) throws {
    let before = try place.contents()
    let outcome = try place.run(arguments)
    outcome.expectRefusal(code, saying: words)
    // A wrong command line is followed by its usage.
    let lines = outcome.errors.split(separator: "\n")
    #expect(code == 64 ? lines.count { $0.hasPrefix("ballast: ") } == 1 : lines.count == 1, "\(outcome.errors)")
    #expect(try place.contents() == before)
  }

  @Test(
    "what a card does not say is said",
    arguments: [
      Refused("--venue", "lender.json5", code: 65, saying: ["lender.json5", "\"liquidation\" section"]),
      Refused("--venue", "target.json5", code: 65, saying: ["target.json5", "\"margin\" section"]),
      Refused("--venue", "none.json5", code: 66, saying: ["none.json5", "no such file"]),
      Refused("--venue", "venue.json5,venue.json5", saying: ["2 venues and 1 books", "one book for each"]),
      Refused("--venue", "venue.json5,", saying: ["empty name"]),
      Refused("--issuer", "issuer.json5", saying: ["--issuer and --venue exclude"]),
      Refused("--liquidity", "none.json5", code: 66, saying: ["none.json5"]),
      Refused("--liquidity", "venue.json5", code: 65, saying: ["venue.json5", "unknown key"]),
      Refused("--scenario", "none.json5", code: 66, saying: ["none.json5"]),
      Refused("--scenario", "wild.json5,wild.json5", code: 65, saying: ["wild.json5", "\"wild\"", "another"]),
      Refused("--paths", "0", saying: ["0 paths", "from 1 to"]),
      Refused("--paths", "99", code: 65, saying: ["99 losses", "confidence 0.99", "at least 100"]),
      Refused("--worst", "0", saying: ["0 worst paths"]),
      Refused("--limit-bad-debt", "-1", saying: ["-1", "0 to 1e15"]),
      Refused("--horizon", "90m", "--step", "1h", saying: ["step"]),
      Refused("--compare-deleveraging", saying: ["--compare-deleveraging", "order book"]),
      Refused("--paths-out", "book.csv", saying: ["book.csv", "is an input"]),
      Refused("--paths-out", "wild.json5", "--scenario", "wild.json5", saying: ["wild.json5", "is an input"]),
      Refused("--paths-out", "no/paths.csv", code: 73, saying: ["no folder no"]),
    ])
  func options(_ refused: Refused) throws {
    var arguments = stress
    if refused.arguments[0] == "--venue" || refused.arguments[0] == "--paths",
      let at = arguments.firstIndex(of: refused.arguments[0])
    {
      arguments.removeSubrange(at...at + 1)
    }
    try expectOneLine(of: arguments + refused.arguments, refused.code, saying: refused.words)
  }

  @Test("a book that is named twice at the same venue counts twice, and is said to")
  func twice() throws {
    for (venues, books, words) in [
      ("venue.json5,venue.json5", "book.csv,book.csv", "book.csv at venue.json5 is named twice: "),
      ("venue.json5,./venue.json5", "book.csv,./book.csv", "./book.csv at ./venue.json5 is named twice as book.csv: "),
    ] {
      let outcome = try place.run([
        "stress", "model.json", "--venue", venues, "--book", books, "--paths", "128",
      ])
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test("without a venue there is nothing to stress")
  func nothing() throws {
    try expectOneLine(of: ["stress", "model.json"], 64, saying: ["--venue and --book are missing", "--issuer"])
    try expectOneLine(of: ["stress", "model.json", "--venue", "venue.json5"], 64, saying: ["--book is missing"])
  }

  @Test(
    "a liquidation section that is none",
    arguments: [
      Spoiled("a kind", Inputs.market, "\"fixedSpread\"", "\"raffle\"", saying: "venue.json5", "raffle", "orderBook"),
      Spoiled("a key", Inputs.market, "\"fund\"", "\"fond\"", saying: "fond", "did you mean \"fund\"?"),
      Spoiled("a figure", Inputs.market, "1000 }", "-5 }", saying: "fund is -5.0"),
      Spoiled(
        "no bonus", Inputs.market, #""incentive": { "kind": "bonus", "bonus": 0.05 } },"#, "},",
        saying: "venue.json5", "ETH", "incentive"),
      Spoiled(
        "a backstop without a price", Inputs.market, #""fund": 1000"#,
        #""backstop": { "asset": "BTC2", "units": 5 }"#, saying: "venue.json5", "BTC2"),
    ])
  func section(_ spoiled: Spoiled) throws {
    var text = spoiled.text
    if spoiled.testDescription == "no bonus" {
      text = text.replacing(
        "\"ltv\": 0.8, \"liquidationThreshold\": 0.83, }", with: "\"ltv\": 0.8, \"liquidationThreshold\": 0.83 }")
    }
    try place.write(text, as: "venue.json5")
    try expectOneLine(of: stress, 65, saying: spoiled.words)
  }

  @Test("contracts at a venue without an order book are refused")
  func contracts() throws {
    try place.write(
      Inputs.orderBook.replacing(
        #"{ "kind": "orderBook" }"#, with: #"{ "kind": "fixedSpread", "close": { "kind": "whole" } }"#),
      as: "venue.json5")
    try place.write(Inputs.traders, as: "book.csv")
    try expectOneLine(of: stress, 65, saying: ["orderBook"])
  }

  @Test(
    "a market that is none",
    arguments: [
      Spoiled("a version", Inputs.liquidity, "Liquidity\": 1", "Liquidity\": 2", saying: "liquidity.json5", "2"),
      Spoiled("a key", Inputs.liquidity, "\"depth\"", "\"deph\"", saying: "deph", "did you mean \"depth\"?"),
      Spoiled("a figure", Inputs.liquidity, "0.001 }", "3 }", saying: "requiredReturn is 3.0"),
      Spoiled(
        "reserves without a price", Inputs.liquidity, "\"liquidators\"",
        #""backed": [{ "token": "ETH", "supply": 1e6, "reserves": { "GOLD": 5 } }], "liquidators""#,
        saying: "liquidity.json5", "GOLD"),
    ])
  func market(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "liquidity.json5")
    try expectOneLine(of: stress + ["--liquidity", "liquidity.json5"], 65, saying: spoiled.words)
  }

  @Test(
    "a scenario that is none",
    arguments: [
      Spoiled(
        "a key", Inputs.wild, "\"volatility\"", "\"volatilty\"", saying: "wild.json5", "did you mean \"volatility\""),
      Spoiled("a figure", Inputs.wild, ": 2 }", ": -2 }", saying: "wild.json5", "volatility is -2.0"),
      Spoiled("too wild", Inputs.wild, ": 2 }", ": 1000 }", saying: "wild.json5", "volatility"),
      Spoiled("no source", Inputs.wild, "[\"invented\"]", "[]", saying: "sources"),
    ])
  func scenario(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "wild.json5")
    try expectOneLine(of: stress + ["--scenario", "wild.json5"], 65, saying: spoiled.words)
  }

  @Test("a price table that a scenario names has to be there, and to reach")
  func table() throws {
    let text = """
      {
        ballastScenario: 1, name: "w", alone: true, sources: ["x"],
        history: { prices: "prices.csv", until: "2025-01-01" },
      }
      """
    try place.write(text, as: "window/w.json5")
    try expectOneLine(of: stress + ["--scenario", "window/w.json5"], 66, saying: ["window/prices.csv"])
    try place.write("date,ETH\n2024-01-01,2500\n2024-01-02,1500\n", as: "window/prices.csv")
    try expectOneLine(
      of: stress + ["--scenario", "window/w.json5"], 65, saying: ["window/w.json5", "until", "2024-01-02"])
  }

  @Test("two books with two prices of one asset are refused")
  func twoPrices() throws {
    try place.write(Inputs.borrowers.replacing("ETH: 2000", with: "ETH: 2001"), as: "other.csv")
    try expectOneLine(
      of: ["stress", "model.json", "--venue", "venue.json5,venue.json5", "--book", "book.csv,other.csv"], 65,
      saying: ["ETH", "2000", "2001", "market (2)"])
  }

  @Test(
    "paths and accounts that are none",
    arguments: [
      Refused(saying: ["--path is missing"]),
      Refused("--path", "-1", saying: ["-1"]),
      Refused("--path", "10000000", saying: ["path 10000000"]),
      Refused("--path", "3", "--scenario", "fall.json5", saying: ["fall.json5", "one path"]),
      Refused("--path", "3", "--scenario", "fall.json5,wild.json5", saying: ["2 scenarios"]),
      Refused("--path", "3", "--account", "neer", saying: ["neer", "did you mean \"near\"?"]),
    ])
  func replay(_ refused: Refused) throws {
    try expectOneLine(of: ["replay"] + inputs + refused.arguments, refused.code, saying: refused.words)
  }

  @Test(
    "what an issuer has no use for",
    arguments: [
      Refused("--scenario", "fall.json5", saying: ["fall.json5", "volatility and correlation only"]),
      Refused("--scenario", "fall.json5,wild.json5", saying: ["2 scenarios"]),
      Refused("--compare-deleveraging", saying: ["--compare-deleveraging"]),
      Refused("--paths-out", "x.csv", saying: ["--paths-out"]),
    ])
  func issuer(_ refused: Refused) throws {
    try expectOneLine(
      of: ["stress", "model.json", "--issuer", "issuer.json5"] + refused.arguments, refused.code, saying: refused.words)
  }

  @Test("an issuer's reserves are assets of the model")
  func reserves() throws {
    try place.write(Inputs.issuer.replacing("\"ETH\"", with: "\"GOLD\""), as: "issuer.json5")
    try expectOneLine(
      of: ["stress", "model.json", "--issuer", "issuer.json5"], 65, saying: ["issuer.json5", "GOLD", "BTC"])
  }
}
