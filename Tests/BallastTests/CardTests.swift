import Testing

@Suite("Bad input: cards and venues")
struct CardTests {
  let place: Workspace

  init() throws { place = try Workspace.withCard() }

  private static let card = Inputs.card
  private static let limit = #"{ "basket": "half", "figure": "es", "atMost": 0.9 }"#

  @Test(
    "a card that is wrong is refused, and no folder is made",
    arguments: [
      Spoiled("unknown key", card, "\"paths\"", "\"pahts\"", saying: "\"pahts\"", "did you mean \"paths\"?"),
      Spoiled("no model", card, #""model": "model.json","#, "", saying: "\"model\" is missing"),
      Spoiled("no paths", card, #""paths": 2000,"#, "", saying: "\"paths\" is missing"),
      Spoiled("no baskets", card, #""baskets": ["half.json5", "coin.json5"],"#, "", saying: "\"baskets\" is missing"),
      Spoiled("a key twice", card, "\"seed\"", "\"paths\"", saying: "line 8", "\"paths\" stands twice", "remove one"),
      Spoiled("one basket", card, #", "coin.json5""#, "", saying: "baskets", "1 baskets", "2 to 50"),
      Spoiled("a limit in per cent", card, "0.9 }", "90 }", saying: "limits[0].atMost", "90", "0.3 for 30 %"),
      Spoiled("a limit of nothing", card, "0.9 }", "0 }", saying: "limits[0].atMost", "0.0"),
      Spoiled(
        "an unknown figure", card, "\"es\"", "\"ess\"", saying: "limits[0].figure", "\"ess\"", "haircut, var, es"),
      Spoiled("an unknown limit key", card, "atMost", "atmost", saying: "limits[0]", "did you mean \"atMost\"?"),
      Spoiled(
        "a limit on an unknown basket", card, limit, limit.replacing("half", with: "hafl"), saying: "hafl", "half, coin"
      ),
      Spoiled(
        "a limit on an unknown asset", card, #""basket": "half""#, #""asset": "SOL""#, saying: "asset SOL", "BTC, ETH"),
      Spoiled(
        "a limit on both", card, "{ \"basket\"", "{ \"asset\": \"BTC\", \"basket\"", saying: "limits[0]", "either"),
      Spoiled("no paths at all", card, "2000", "0", saying: "paths", "0 paths", "1 to 1000000000"),
      Spoiled("half a path", card, "2000", "0.5", saying: "paths", "whole number"),
      Spoiled("a negative seed", card, "5,", "-5,", saying: "seed", "whole number from 0"),
      Spoiled("a seed in words", card, "5,", "\"five\",", saying: "seed", "must be a whole number", "a text"),
      Spoiled("confidence in per cent", card, "0.99,", "99,", saying: "confidences", "99", "write 0.99"),
      Spoiled("no confidence", card, "[0.99, 0.975]", "[]", saying: "confidences", "at least one"),
      Spoiled("a confidence twice", card, "0.975", "0.99", saying: "confidences", "twice"),
      Spoiled(
        "an unknown sampling", card, #""seed""#, #""sampling": "quasi", "seed""#, saying: "sampling", "\"quasi\"",
        "sobol"),
      Spoiled(
        "a sampling that follows one loss", card, #""seed""#, #""sampling": "stratified", "seed""#, saying: "sampling",
        "\"stratified\"", "importance"),
      Spoiled(
        "paths that fill no batches", card, #""paths": 2000,"#, #""paths": 2001, "sampling": "sobol","#,
        saying: "paths",
        "2001 paths", "multiple of the 16", "2016"),
      Spoiled("no debt", card, "1000000", "0", saying: "debt", "above 0"),
      Spoiled("another format", card, "Card\": 1", "Card\": 2", saying: "ballastCard", "2", "write 1"),
      Spoiled(
        "a step of no length", card, #""seed""#, #""step": "1y", "seed""#, saying: "step", "'1y'", "10d, 1h or 30m"),
      Spoiled("a step off the grid", card, #""seed""#, #""step": "3d", "seed""#, saying: "10.0 days", "3.0 days"),
    ])
  func refusesCard(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "card/night.json5")
    try place.expectRefusal(
      of: ["nightly", "card/night.json5", "--quiet"], 65, saying: ["card/night.json5"] + spoiled.words)
  }

  @Test(
    "a file that the card names and nobody finds is looked for beside the card",
    arguments: [("model.json", "card/none.json"), ("venue.json5", "card/none.json"), ("coin.json5", "card/none.json")])
  func missing(name: String, path: String) throws {
    try place.write(Inputs.card.replacing("\"\(name)\"", with: "\"none.json\""), as: "card/night.json5")
    try place.expectRefusal(of: ["nightly", "card/night.json5", "--quiet"], 66, saying: ["\(path): no such file"])
  }

  @Test("a confidence without a tail ends the run and leaves no folder, not even a hidden one")
  func emptyTail() throws {
    try place.write(Inputs.card.replacing("0.975", with: "0.99999"), as: "card/night.json5")
    try place.expectRefusal(
      of: ["nightly", "card/night.json5", "--quiet"], 65, saying: ["0.99999", "at least 100000"])
  }

  private static let venue = Inputs.venue

  @Test(
    "a venue that is wrong is refused",
    arguments: [
      Spoiled("unknown key", venue, "roundingStep", "roundinStep", saying: "\"roundinStep\"", "\"roundingStep\"?"),
      Spoiled("unknown rule", venue, "closeOut", "closOut", saying: "standard", "\"closOut\"", "\"closeOut\"?"),
      Spoiled(
        "unknown rule of an asset", venue, #"BTC": { "haircutFloor"#, #"BTC": { "hairFloor"#, saying: "assets.BTC"),
      Spoiled("no close-out", venue, #""closeOut": "10d","#, "", saying: "standard", "\"closeOut\" is missing"),
      Spoiled("unknown measure", venue, "\"es\"", "\"cvar\"", saying: "measure", "\"cvar\"", "var, es"),
      Spoiled("confidence in per cent", venue, "0.99", "99", saying: "99", "write 0.99"),
      Spoiled("no rounding", venue, "\"roundingStep\": 0.01", "\"roundingStep\": 0", saying: "rounding step", "0.25"),
      Spoiled("days without a unit", venue, "10d", "10", saying: "standard.closeOut", "10d for days"),
      Spoiled("a number of days", venue, "\"10d\"", "10", saying: "standard.closeOut", "text in quotes", "a number"),
      Spoiled("a floor of everything", venue, "0.05 }", "1 }", saying: "standard", "haircutFloor is 1", "0.05 for 5 %"),
      Spoiled("a negative penalty", venue, "Penalty\": 0.05", "Penalty\": -1", saying: "liquidationPenalty", "-1"),
      Spoiled("a sale after the close-out", venue, "\"1d\"", "\"20d\"", saying: "liquidationDelay", "20", "10"),
      Spoiled(
        "an asset twice", venue, "{ \"BTC\": ", "{ \"BTC\": {}, \"BTC\": ", saying: "assets", "\"BTC\" stands twice",
        "remove one"),
      Spoiled("a close-out off the grid", venue, "10d", "36h", saying: "1.5 days", "step"),
    ])
  func refusesVenue(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "card/venue.json5")
    try place.expectRefusal(
      of: ["calibrate", "card/model.json", "--venue", "card/venue.json5", "--quiet"], 65,
      saying: ["card/venue.json5"] + spoiled.words)
  }

  @Test("rules for an asset that the market does not have are named, with the nearest that it has, and not used")
  func unusedRules() throws {
    try place.write(Inputs.venue.replacing("\"BTC\"", with: "\"BTX\""), as: "card/venue.json5")
    let outcome = try place.run(["calibrate", "card/model.json", "--venue", "card/venue.json5", "--quiet", "--json"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("card/venue.json5"))
    #expect(outcome.errors.contains("BTX (did you mean BTC?)"))
    #expect(outcome.output.contains("\"unusedRules\" : [\"BTX\"]"))
  }
}
