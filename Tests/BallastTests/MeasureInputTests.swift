import Testing

@Suite("Bad input: losses")
struct MeasureInputTests {
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.losses, as: "losses.csv")
  }

  @Test(
    "options and columns of measure",
    arguments: [
      Refused("--column", "loss", "--confidence", "0", saying: ["--confidence", "0", "0.99 for 99 %"]),
      Refused("--column", "loss", "--confidence", "1", saying: ["--confidence", "1", "0.99 for 99 %"]),
      Refused("--column", "loss", "--confidence", "95", saying: ["--confidence", "95", "write 0.95"]),
      Refused("--column", "loss", "--confidence", "990", saying: ["--confidence", "990"]),
      Refused("--column", "loss", "--confidence", "-0.9", saying: ["--confidence", "-0.9"]),
      Refused("--column", "loss", "--confidence", "nan", saying: ["--confidence", "nan"]),
      Refused("--column", "loss", "--confidence", "high", saying: ["--confidence", "'high'", "0.25"]),
      Refused("--column", "loss", "--confidence", "0.99,", saying: ["--confidence", "''"]),
      Refused("--column", "loss", "--confidence", "0.99,0.99", saying: ["0.99 stands twice"]),
      Refused("--column", "loss", "--pnl", "gain", saying: ["both given", "one column", "--column", "--pnl"]),
      Refused(saying: ["no column is named", "--column", "--pnl"]),
      Refused("--column", "los", code: 65, saying: ["losses.csv", "los", "did you mean loss?"]),
      Refused("--column", "xyzzy", code: 65, saying: ["losses.csv", "xyzzy", "row, loss, gain, gappy, word"]),
      Refused("--column", "gappy", code: 65, saying: ["losses.csv line 10", "gappy", "blank"]),
      Refused("--column", "word", code: 65, saying: ["losses.csv line 2", "word", "not a number"]),
      Refused(
        "--column", "loss", "--confidence", "0.9999999999", code: 65,
        saying: ["losses.csv", "250 losses", "0.9999999999", "at least"]),
    ])
  func refused(_ refused: Refused) throws {
    try place.expectRefusal(of: ["measure", "losses.csv"] + refused.arguments, refused.code, saying: refused.words)
  }

  @Test("ten losses have no tail at 99 %, and the message says how many have")
  func emptyTail() throws {
    try place.write(Inputs.text(of: ["loss"] + (1...10).map { "\($0)" }), as: "ten.csv")
    try place.expectRefusal(
      of: ["measure", "ten.csv", "--column", "loss", "--confidence", "0.99"], 65,
      saying: ["ten.csv", "10 losses", "0.99", "at least 100 losses"])
  }

  @Test(
    "tables without losses are refused",
    arguments: [
      Spoiled("empty", "", saying: "empty"), Spoiled("header", "loss\n", saying: "no rows"),
      Spoiled("NaN", "loss\n1\nnan\n", saying: "line 3", "loss", "\"nan\""),
      Spoiled("infinite", "loss\n1\n-inf\n", saying: "line 3", "loss", "\"-inf\""),
    ])
  func tables(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "losses.csv")
    try place.expectRefusal(
      of: ["measure", "losses.csv", "--column", "loss"], 65, saying: ["losses.csv"] + spoiled.words)
  }

  @Test("250 losses do not bound the VaR at 99 % from above, and the answer says so")
  func noUpperBound() throws {
    let answer = try place.answer(["measure", "losses.csv", "--column", "loss", "--confidence", "0.99"])
    let measure = try answer.objects("measures")[0]
    #expect(try measure.number("var") == 247)
    let interval = try measure.interval("varInterval")
    #expect(interval[0] != nil && interval[1] == nil)
    let cautions = try #require(measure["cautions"] as? [String])
    #expect(cautions.contains { $0.contains("250 losses are too few") && $0.contains("0.99") && $0.contains("above") })
    #expect(try place.run(["measure", "losses.csv", "--column", "loss"]).output.contains("no bound"))
  }
}
