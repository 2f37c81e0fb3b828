import Foundation
import Testing

@Suite("Bad input: outputs that cannot be written")
struct OutputTests {
  let place: Workspace

  init() throws {
    place = try Workspace.withCard()
    try place.write(Inputs.prices, as: "prices.csv")
  }

  @Test(
    "a file",
    arguments: [
      Refused("none/model.json", code: 73, saying: ["none/model.json", "no folder none", "make it first"]),
      Refused("prices.csv/model.json", code: 73, saying: ["prices.csv is a file, not a folder"]),
      Refused("card", code: 73, saying: ["card: is a folder", "name a file"]),
      Refused(".", code: 73, saying: [".: is a folder"]),
      Refused("/", code: 73, saying: ["/: is a folder"]),
      Refused("/dev/null", code: 73, saying: ["/dev/null", "device"]),
      Refused("", saying: ["empty"]),
    ])
  func file(_ refused: Refused) throws {
    let commands = [
      ["fit", "prices.csv"], ["simulate", "card/model.json", "--quiet", "--paths", "10"],
    ]
    for command in commands {
      try place.expectRefusal(of: command + ["--out"] + refused.arguments, refused.code, saying: refused.words)
    }
    try place.expectRefusal(
      of: ["fit", "prices.csv", "--quantile-plot"] + refused.arguments, refused.code, saying: refused.words)
    try place.expectRefusal(
      of: ["simulate", "card/model.json", "--quiet", "--price-table"] + refused.arguments, refused.code,
      saying: refused.words)
  }

  @Test("a model whose plot cannot be written is not written either")
  func modelAndPlot() throws {
    try place.expectRefusal(
      of: ["fit", "prices.csv", "--out", "model.json", "--quantile-plot", "none/q.svg"], 73,
      saying: ["none/q.svg", "no folder none"])
    #expect(try !place.contents().contains("model.json"))
  }

  @Test(
    "a folder, of which nothing is left, nor of the folders above it",
    arguments: [
      Refused("prices.csv/night", code: 73, saying: ["prices.csv is a file, not a folder"]),
      Refused("prices.csv", code: 73, saying: ["prices.csv", "stands there already", "--replace"]),
      Refused("card", code: 73, saying: ["card", "stands there already", "--replace"]),
      Refused("card", "--replace", code: 73, saying: ["card", "no report", "not replaced"]),
      Refused(".", "--replace", code: 73, saying: ["no report", "not replaced"]),
      Refused("prices.csv", "--replace", code: 73, saying: ["prices.csv", "not replaced"]),
      Refused("/proc/night", code: 73, saying: ["/proc/night", "cannot be written"]),
      Refused("", saying: ["--out", "empty"]),
    ])
  func folder(_ refused: Refused) throws {
    try place.expectRefusal(
      of: ["nightly", "card/night.json5", "--quiet", "--out"] + refused.arguments, refused.code, saying: refused.words)
  }

  @Test("standard output that is closed or full ends with a message, not with a crash")
  func streams() throws {
    for end in [">&-", "> /dev/full"] {
      try place.shell(#""$0" fit prices.csv "# + end).expectRefusal(73, saying: ["standard output"])
    }
    #expect(try place.shell(#""$0" fit prices.csv >&- 2>&-"#).status == 73)
    let deaf = try place.shell(#""$0" risk card/model.json --basket BTC=1 2>&-"#)
    #expect(deaf.status == 0 && deaf.output.contains("BTC=1 loses at most"))
    let head = try place.shell(#""$0" risk --help | head -1"#)
    #expect(head.status == 0 && head.output.hasPrefix("OVERVIEW") && head.errors.isEmpty)
  }
}
