import Foundation
import Testing

@Suite("Answers")
struct AnswerTests {
  let place: Workspace

  init() throws {
    place = try Workspace.withCard()
    try place.write(Inputs.prices, as: "prices.csv")
    try place.write(Inputs.losses, as: "losses.csv")
  }

  /// A command that works here, and what its answer begins with in words.
  struct Command: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let opening: String
    var showsProgress = true
    var testDescription: String { arguments[0] }

    static let all = [
      Command(arguments: ["fit", "prices.csv"], opening: "Student-t returns with", showsProgress: false),
      Command(
        arguments: ["simulate", "card/model.json", "--paths", "1000"], opening: "The audit of the paths passed",
        showsProgress: false),
      Command(
        arguments: ["measure", "losses.csv", "--column", "loss"], opening: "With confidence 99 % a loss is at most",
        showsProgress: false),
      Command(
        arguments: ["risk", "card/model.json", "--basket", "BTC=1", "--paths", "2000"],
        opening: "BTC=1 loses at most"),
      Command(
        arguments: ["calibrate", "card/model.json", "--venue", "card/venue.json5", "--paths", "2000"],
        opening: "Largest haircut: ETH"),
      Command(
        arguments: ["compare", "card/model.json", "ETH=1", "card/half.json5", "--paths", "2000"],
        opening: "half needs the least collateral"),
      Command(arguments: ["nightly", "card/night.json5", "--date", "2024-03-01"], opening: "The one limit holds."),
    ]
  }

  @Test(
    "an answer begins with itself in words, progress goes to standard error, --quiet silences it",
    arguments: Command.all)
  func words(_ command: Command) throws {
    let spoken = try place.run(command.arguments)
    #expect(spoken.status == 0)
    #expect(spoken.output.hasPrefix(command.opening), "\(spoken.output.prefix(200))")
    #expect(spoken.errors.contains("paths: 100 %") == command.showsProgress, "\(spoken.errors)")
    let quiet = try place.run(command.arguments + ["--quiet"])
    #expect(quiet.status == 0 && quiet.errors.isEmpty, "\(quiet.errors)")
  }

  @Test("--json prints one object on standard output and nothing else", arguments: Command.all)
  func json(_ command: Command) throws {
    let outcome = try place.run(command.arguments + ["--json"])
    #expect(outcome.output.hasPrefix("{") && outcome.output.hasSuffix("}\n"))
    #expect(try !outcome.json().isEmpty)
  }

  @Test("--help has a usage line and an example that begins with the command", arguments: Command.all)
  func help(_ command: Command) throws {
    let name = command.arguments[0]
    for arguments in [[name, "--help"], [name, "-h"], ["help", name]] {
      let outcome = try place.run(arguments)
      #expect(outcome.status == 0 && outcome.errors.isEmpty)
      #expect(outcome.output.contains("USAGE: ballast \(name) "))
      let examples = try #require(outcome.output.split(separator: "EXAMPLES:").last)
      #expect(examples.contains("  ballast \(name)"))
    }
    #expect(try place.run(["--help"]).output.contains("\n  \(name) "))
  }

  @Test("--version names the program, its version and the instruction set")
  func version() throws {
    let outcome = try place.run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: #/ballast \d+\.\d+\.\d+ \([a-zA-Z0-9-]+\)\n/#) != nil, "\(outcome.output)")
  }

  @Test("version says which vector instructions are at hand and which are used")
  func versionAnswer() throws {
    let best = try place.answer(["version"])
    let levels = try #require(best["available"] as? [String])
    #expect(levels.first == "baseline")
    #expect(best["instructionSet"] as? String == levels.last)
    for level in levels {
      let outcome = try place.run(["version", "--json"], environment: ["BALLAST_INSTRUCTION_SET": level])
      #expect(try outcome.json()["instructionSet"] as? String == level)
    }
  }

  @Test("measure and risk have confidences, VaR, expected shortfall and their intervals")
  func measures() throws {
    let measured = try place.answer(["measure", "losses.csv", "--column", "loss", "--confidence", "0.9,0.8"])
    let risk = try place.answer([
      "risk", "card/model.json", "--basket", "card/half.json5", "--paths", "2000", "--seed", "9", "--confidence",
      "0.9,0.8",
    ])
    #expect(try measured.number("count") == 250)
    #expect(try risk.number("paths") == 2000)
    #expect(try risk.number("seed") == 9)
    for answer in [measured, risk] {
      let measures = try answer.objects("measures")
      #expect(try measures.map { try $0.number("confidence") } == [0.9, 0.8])
      for measure in measures {
        for key in ["var", "es"] {
          let value = try measure.number(key)
          let interval = try measure.interval(key + "Interval")
          #expect(try #require(interval[0]) < value && value < #require(interval[1]))
        }
      }
    }
    let contributions = try risk.objects("contributions")
    #expect(contributions.map { $0["asset"] as? String } == ["BTC", "ETH"])
    for key in ["var", "es"] {
      let sum = try contributions.reduce(0) { try $0 + $1.number(key) }
      #expect(try abs(sum - risk.objects("measures")[0].number(key)) < 1e-12)
    }
  }

  @Test("calibrate has every parameter of every asset, rounded up to the step")
  func calibration() throws {
    let answer = try place.answer([
      "calibrate", "card/model.json", "--venue", "card/venue.json5", "--paths", "20000", "--basket", "card/half.json5",
    ])
    let assets = try answer.objects("assets")
    #expect(assets.map { $0["asset"] as? String } == ["BTC", "ETH"])
    for asset in assets {
      let haircut = try asset.object("haircut")
      let value = try haircut.number("value")
      #expect(abs(value * 100 - (value * 100).rounded()) < 1e-9)
      #expect(try haircut.interval("interval").allSatisfy { $0 != nil })
      #expect(try abs(asset.number("collateralRatio") - 1 / (1 - value)) < 1e-12)
      #expect(try asset.number("ltv") <= 1 - value + 1e-12)
      #expect(try asset.number("ltv") < asset.number("liquidationThreshold"))
      #expect(try asset.number("liquidationPenalty") == 0.05)
    }
    #expect(try answer.objects("baskets")[0]["name"] as? String == "half")
    #expect(try answer.number("seed") == 1)
  }

  @Test("compare ranks baskets, the one that needs least collateral first")
  func comparison() throws {
    let answer = try place.answer([
      "compare", "card/model.json", "ether:ETH=1", "same:ETH=1", "coin:BTC=1", "--paths", "20000",
    ])
    let baskets = try answer.objects("baskets")
    #expect(baskets.map { $0["name"] as? String } == ["coin", "ether", "same"])
    for basket in baskets {
      let haircut = try basket.number("haircut")
      #expect(try abs(basket.number("collateralRatio") - 1 / (1 - haircut)) < 1e-12)
      #expect(try basket.number("var") < basket.number("es"))
    }
    #expect(baskets[0]["notDistinguishableFrom"] as? [String] == [])
    #expect(baskets[1]["notDistinguishableFrom"] as? [String] == ["same"])
  }

  @Test("simulate has an audit of configured beside realised figures")
  func audit() throws {
    let answer = try place.answer(["simulate", "card/model.json", "--horizon", "5d", "--step", "12h"])
    #expect(answer["passed"] as? Bool == true)
    let audit = try answer.objects("audit")
    #expect(audit.contains { $0["quantity"] as? String == "correlation BTC ETH" })
    for entry in audit {
      for key in ["configured", "realised", "zScore"] { _ = try entry.number(key) }
    }
  }

  @Test("fit has the model, its diagnostics and the quality of the prices; the file it writes is that model")
  func fit() throws {
    let answer = try place.answer(["fit", "prices.csv", "--out", "fitted.json"])
    let file = try #require(
      try JSONSerialization.jsonObject(with: Data(place.read("fitted.json").utf8)) as? NSDictionary)
    #expect(try file.isEqual(answer.object("model") as NSDictionary))
    _ = try answer.object("diagnostics").objects("assets")
    #expect(try answer.object("quality").number("rows") == 60)
    let provenance = try answer.object("model").object("provenance")
    #expect((provenance["inputSHA256"] as? String)?.count == 64)
  }

  @Test("fit tests the returns against their law, in words and figures, and draws them")
  func quantilePlot() throws {
    let answer = try place.answer(["fit", "prices.csv", "--quantile-plot", "quantiles.svg"])
    let series = try answer.object("diagnostics").objects("series")
    for one in series { #expect(try one.objects("quantiles").count > 20) }
    #expect(try place.read("quantiles.svg").contains("</svg>"))
  }

  @Test(
    "fit takes every covariance by its name",
    arguments: [
      "sample", "ewma:0.97", "ledoit-wolf", "ledoit-wolf-identity", "ledoit-wolf-nonlinear", "factor", "factor:1",
    ])
  func covariances(name: String) throws {
    let answer = try place.answer([
      "fit", Workspace.shipped("Models/prices.csv"), "--covariance", name, "--dynamics", "gaussian",
    ])
    let provenance = try answer.object("model").object("provenance")
    #expect((provenance["covariance"] as? String)?.hasPrefix("\(name) (") == true)
  }
}
