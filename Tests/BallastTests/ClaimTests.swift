import Foundation
import Testing

@Suite("The model of claims that is shipped")
struct ClaimTests {
  let place: Workspace

  init() throws { place = try Workspace() }

  private static let model = Workspace.shipped("Models/claims.json5")

  @Test("its paths pass their audit", arguments: [["--horizon", "14d"], ["--horizon", "2d", "--step", "1h"]])
  func audit(horizon: [String]) throws {
    let outcome = try place.run(["simulate", Self.model, "--quiet", "--json"] + horizon)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let answer = try outcome.json()
    #expect(answer["passed"] as? Bool == true)
    let claims = try #require(answer["claims"] as? [[String: Any]])
    #expect(claims.count == 8)
    #expect(claims.compactMap { $0["judgement"] as? String }.count == 3)
  }

  @Test(
    "every command that measures takes claims, and prints whose judgement they rest on",
    arguments: [
      ["risk", model, "--basket", "USDC=0.5,stETH-ETH=0.3,WBTC=0.2", "--touch", "0.1"],
      ["compare", model, "USDC=1", "UST=0.5,TBOND=0.5"],
      ["calibrate", model, "--venue", Workspace.shipped("Models/venues/lending.json5")],
      ["simulate", model, "--horizon", "3d"],
    ])
  func judgements(arguments: [String]) throws {
    let outcome = try place.run(arguments + ["--paths", "8192", "--quiet"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    for words in [
      "USDC is a stablecoin.", "Judgement: the desk's, on one break in seven years", "WBTC is BTC, wrapped",
    ] {
      #expect(outcome.output.contains(words), "\(words)")
    }
  }

  @Test("the nightly report describes the claims and stands on their model")
  func nightly() throws {
    let venue = Workspace.shipped("Models/venues/lending.json5")
    try place.write(
      """
      { "ballastCard": 1, "title": "Claims", "model": "\(Self.model)", "venue": "\(venue)", "baskets": ["one.json5", "two.json5"], "paths": 4096,
        "seed": 1, "confidences": [0.99], "debt": 1000000, "reports": "out" }
      """, as: "card.json5")
    try place.write(#"{ "ballastBasket": 1, "name": "one", "weights": { "WBTC": 1 } }"#, as: "one.json5")
    try place.write(
      #"{ "ballastBasket": 1, "name": "two", "weights": { "USDC-UST": 0.5, "stETH": 0.5 } }"#, as: "two.json5")
    let outcome = try place.run(["nightly", "card.json5", "--out", "fresh", "--quiet"])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let report = try place.read("fresh/report.md")
    #expect(report.contains("UST is a stablecoin."))
    #expect(report.contains("| stETH-ETH"))
  }

  @Test("a step that no calendar has is bad data, with the remedy")
  func step() throws {
    let outcome = try place.run(["risk", Self.model, "--basket", "TBOND=1", "--step", "10d", "--quiet"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("choose a step of a day, or of a whole fraction of it"))
  }
}
