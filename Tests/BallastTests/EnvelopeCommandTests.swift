import Foundation
import Testing

@Suite("The envelope of several models")
struct EnvelopeCommandTests {
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.model, as: "normal.json")
    try place.write(Inputs.model.replacing("\"gaussian\"", with: "\"studentT\", \"degreesOfFreedom\": 4"), as: "t.json")
    try place.write(Inputs.model.replacing("\"BTC\": 0.6", with: "\"BTC\": 0.9"), as: "wild.json")
    try place.write(Inputs.venue, as: "venue.json5")
  }

  private let models = ["envelope", "normal.json", "t.json", "wild.json", "--venue", "venue.json5"]

  @Test("three models: a haircut under each, the lowest and the highest")
  func threeModels() throws {
    let answer = try place.answer(models + ["--paths", "20000", "--basket", "half:BTC=0.5,ETH=0.5"])
    #expect(try answer.objects("models").map { $0["name"] as? String } == ["normal.json", "t.json", "wild.json"])
    for model in try answer.objects("models") {
      #expect(try model.number("paths") == 20_000 && model.number("stepDays") == 1 && model.number("audited") > 5)
    }
    let subjects = try answer.objects("subjects")
    #expect(subjects.map { $0["name"] as? String } == ["BTC", "ETH", "half"])
    #expect(subjects[0]["highest"] as? String == "wild.json" && subjects[0]["lowest"] as? String == "normal.json")
    #expect(subjects[0]["withinNoise"] as? Bool == false)
    let haircuts = try subjects[0].objects("haircuts")
    let measured = try haircuts.map { try $0.object("haircut").number("measured") }
    #expect(try subjects[0].interval("measuredEnvelope") == [measured.min(), measured.max()])
    #expect(answer["seed"] as? Int == 1 && answer["measure"] as? String == "es")
    let text = try place.run(models + ["--paths", "20000", "--quiet"])
    #expect(
      text.output.hasPrefix("The choice of a model matters most for BTC: from "), "\(text.output.prefix(200))")
    #expect(text.output.hasSuffix("Seed 1, 20,000 paths, 10 days in steps of 1 day.\n"), "\(text.output.suffix(200))")
  }

  @Test("an asset that a model lacks is left out and named")
  func missing() throws {
    try place.write(
      #"{ "ballastModel": 1, "assets": ["BTC"], "volatility": { "BTC": 0.5 }, "correlation": [[1]], "dynamics": { "kind": "gaussian" } }"#,
      as: "one.json")
    let answer = try place.answer(["envelope", "normal.json", "one.json", "--venue", "venue.json5", "--paths", "5000"])
    #expect(answer["missing"] as? [String] == ["ETH"])
    #expect(try answer.objects("subjects").map { $0["name"] as? String } == ["BTC"])
  }

  @Test("the same bytes at any thread count and block size", arguments: [["--threads", "1"], ["--block", "1000"]])
  func sameBytes(_ cut: [String]) throws {
    try drawParameters()
    let arguments = models + ["--parameter-draws", "draws.json", "--paths", "8000", "--json", "--quiet"]
    let first = try place.run(arguments)
    #expect(first.status == 0, "\(first.errors)")
    #expect(try place.run(arguments + cut).output == first.output)
  }

  private func drawParameters() throws {
    try place.write(Inputs.prices, as: "prices.csv")
    let fit = try place.run([
      "fit", "prices.csv", "--out", "fitted.json", "--draws", "20", "--draws-out", "draws.json", "--seed", "4",
      "--dynamics", "gaussian", "--quiet",
    ])
    #expect(fit.status == 0 && fit.errors.isEmpty, "\(fit.errors)")
  }

  @Test("fit writes as many whole models as were asked for, and the same ones for the same seed")
  func draws() throws {
    try drawParameters()
    let text = try place.read("draws.json")
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let drawn = try document.objects("models")
    #expect(document["ballastParameterDraws"] as? Int == 1 && document["seed"] as? Int == 4 && drawn.count == 20)
    #expect(document["refused"] as? Int == 0 && (document["method"] as? String)?.contains("bootstrap") == true)
    let volatilities = try drawn.map { try $0.object("volatility").number("BTC") }
    #expect(Set(volatilities).count == 20)
    try drawParameters()
    #expect(try place.read("draws.json") == text)
  }

  /// 59 returns: a volatility has a standard error of 9 %, which the intervals of drawn parameters hold.
  @Test("parameters that are drawn widen the interval of the haircut")
  func uncertainty() throws {
    try drawParameters()
    let answer = try place.answer([
      "envelope", "fitted.json", "--parameter-draws", "draws.json", "--venue", "venue.json5", "--paths", "20000",
    ])
    let haircuts = try answer.objects("subjects")[0].objects("haircuts").map { try $0.object("haircut") }
    let widths = try haircuts.map { haircut in
      let ends = try haircut.interval("measuredInterval")
      return try #require(ends[1]) - #require(ends[0])
    }
    #expect(widths[1] > 1.5 * widths[0], "\(widths)")
    #expect(try answer.objects("models").last?["law"] as? String == answer.objects("models")[1]["law"] as? String)
    #expect((try answer.objects("models")[1]["law"] as? String)?.hasPrefix("20 draws of the parameters by") == true)
  }

  @Test(
    "what has no envelope is refused",
    arguments: [
      (["normal.json"], 64, ["one model alone"]), (["normal.json", "normal.json"], 64, ["stands twice"]),
      (["normal.json", "absent.json"], 66, ["absent.json"]),
      (["normal.json", "--parameter-draws", "venue.json5"], 65, ["venue.json5"]),
      (["normal.json", "--parameter-draws", "few.json"], 65, ["few.json: models has 1 draws", "10 are needed"]),
      (["normal.json", "--parameter-draws", "none.json"], 65, ["models is empty", "fit --draws"]),
    ] as [([String], Int32, [String])])
  func refusals(_ arguments: [String], _ code: Int32, _ words: [String]) throws {
    func file(_ models: String) -> String {
      #"{ "ballastParameterDraws": 1, "model": "m", "method": "by hand", "seed": 1, "models": [\#(models)] }"#
    }
    try place.write(file(Inputs.model), as: "few.json")
    try place.write(file(""), as: "none.json")
    try place.expectRefusal(of: ["envelope"] + arguments + ["--venue", "venue.json5"], code, saying: words)
  }
}
