import Foundation
import Testing

@Suite("Fitting every law from the command line")
struct LawCommandTests {
  static let laws = [
    "gaussian", "studentT", "jumpDiffusion", "garch", "gjr", "dcc", "copula", "filteredCopula", "bootstrap",
    "filteredHistorical", "regimeSwitching",
  ]
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.history, as: "prices.csv")
  }

  @Test("each gives a model file, its diagnostics as JSON, and a text that names it first", arguments: laws)
  func everyLaw(_ law: String) throws {
    let answer = try place.answer(["fit", "prices.csv", "--dynamics", law, "--out", "model.json"])
    let document = try JSONSerialization.jsonObject(with: Data(place.read("model.json").utf8))
    let model = try #require(document as? [String: Any])
    #expect(model["assets"] as? [String] == ["BTC", "ETH"])
    #expect((model["notes"] as? [String])?.contains { $0.hasPrefix("Where this is wrong") } == true)
    let written = try answer.object("model")
    #expect(NSDictionary(dictionary: written) == NSDictionary(dictionary: model))
    let text = try place.run(["fit", "prices.csv", "--dynamics", law])
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    let first = try #require(text.output.split(separator: "\n").first)
    #expect(first.contains("fitted to 2 assets"), "\(first)")
    if law != "gaussian", law != "studentT" {
      #expect(try answer.object("diagnostics").object("law")["dynamics"] as? String == law)
    }
  }

  @Test("--compare ranks all of them, and its first line is the answer")
  func compare() throws {
    let answer = try place.answer(["fit", "prices.csv", "--compare", "--held-out", "0.4"])
    let entries = try answer.objects("entries")
    let failures = try answer.objects("failures")
    #expect((entries + failures).compactMap { $0["dynamics"] as? String }.sorted() == Self.laws.sorted())
    let joint = entries.compactMap { $0["joint"] as? Double }
    #expect(joint.count >= 5 && joint == joint.sorted(by: >))
    #expect(answer["heldOut"] as? Int == 360 && answer["fitted"] as? Int == 539)
    let text = try place.run(["fit", "prices.csv", "--compare", "--held-out", "0.4"])
    let best = try #require(entries.first?["dynamics"] as? String)
    #expect(text.output.hasPrefix("\(best) gave the held-out days the highest joint density; "))
  }

  @Test("--from and --until use the rows of the span, both ends included")
  func span() throws {
    let answer = try place.answer([
      "fit", "prices.csv", "--dynamics", "gaussian", "--from", "2020-02-01", "--until", "2020-04-30",
    ])
    let provenance = try answer.object("model").object("provenance")
    #expect(provenance["rows"] as? Int == 90)
    #expect(provenance["span"] as? [String] == ["2020-02-01", "2020-04-30"])
    try place.expectRefusal(
      of: ["fit", "prices.csv", "--from", "2031-01-01"], 65,
      saying: ["prices.csv has no row in that span", "2020-01-01"])
  }

  @Test("--stress-weight moves the correlation, and the provenance says so")
  func stress() throws {
    func correlation(_ weight: String) throws -> Double {
      let answer = try place.answer(["fit", "prices.csv", "--dynamics", "gaussian", "--stress-weight", weight])
      let rows = try #require(try answer.object("model")["correlation"] as? [[Double]])
      #expect(try answer.object("diagnostics")["covariance"] as? String != nil)
      return rows[0][1]
    }
    let (none, half, all) = (try correlation("0"), try correlation("0.5"), try correlation("1"))
    #expect(abs(half - (none + all) / 2) < 1e-9 && all != none, "\(none) \(half) \(all)")
  }

  @Test(
    "what no fit can do is a usage error, and nothing is written",
    arguments: [
      (["--dynamics", "brownian"], ["brownian", "gaussian"]), (["--regimes", "4"], ["4 regimes", "2 or 3"]),
      (["--most-jumps", "0"], ["0.1 to 1000"]), (["--block-length", "0.5"], ["0.5 steps"]),
      (["--tail-share", "0.5"], ["0.01 to 0.3"]), (["--largest-shape", "0.5"], ["0 to 0.49"]),
      (["--stress-weight", "1.5"], ["0 to 1"]), (["--stress-weight", "nan"], ["nan"]),
      (["--stress-share", "0.9"], ["0.001 to 0.5"]), (["--innovations", "cauchy"], ["cauchy", "normal"]),
      (["--fallback", "zero"], ["zero", "constant"]), (["--jumps", "rare"], ["rare", "common"]),
      (["--compare", "--held-out", "1"], ["held-out", "0.3"]), (["--compare", "--out", "m.json"], ["--compare"]),
      (["--compare", "--alignment", "pairwise"], ["same dates"]),
      (["--dynamics", "dcc", "--alignment", "pairwise"], ["dcc", "--alignment pairwise"]),
      (["--dynamics", "copula", "--covariance", "sample"], ["copula", "--covariance"]),
      (["--dynamics", "jumpDiffusion", "--stress-weight", "0.5"], ["--stress-weight", "jumpDiffusion"]),
      (["--draws", "20"], ["--draws-out"]), (["--draws-out", "d.json"], ["--draws"]),
      (["--draws", "9", "--draws-out", "d.json"], ["9 draws", "10 to 1000"]),
      (["--from", "2021-01-02", "--until", "2021-01-01"], ["--from 2021-01-02", "--until 2021-01-01"]),
      (["--until", "soon"], ["soon"]),
    ])
  func usage(_ arguments: [String], _ words: [String]) throws {
    try place.expectRefusal(of: ["fit", "prices.csv"] + arguments, 64, saying: words)
  }

  @Test("prices that a law cannot be fitted to are refused with their file and the remedy", arguments: laws)
  func badPrices(_ law: String) throws {
    let still =
      Inputs.historyLines[...0]
      + Inputs.historyLines[1...].map { $0.split(separator: ",")[..<2] + ["1"] }.map {
        $0.joined(separator: ",")
      }
    try place.write(Inputs.text(of: Array(still)), as: "still.csv")
    try place.expectRefusal(
      of: ["fit", "still.csv", "--dynamics", law, "--out", "model.json"], 65,
      saying: ["still.csv: ETH", "does not move", "leave it out"])
    guard law != "gaussian" else { return }
    try place.write(Inputs.text(of: Array(Inputs.historyLines[...16])), as: "short.csv")
    try place.expectRefusal(
      of: ["fit", "short.csv", "--dynamics", law, "--out", "model.json"], 65, saying: ["short.csv"])
  }

  /// The prices have the t innovations that are fitted, so both are right but for the target of the variance.
  ///
  /// The standard errors take it for the truth, and of 40 draws a standard deviation is known to a ninth: bounds of a half
  /// and three leave room for 4.5 of those.
  @Test("parameter draws spread as the standard errors say")
  func drawnSpread() throws {
    let answer = try place.answer([
      "fit", "prices.csv", "--assets", "BTC", "--dynamics", "garch", "--draws", "40",
      "--draws-out", "draws.json",
    ])
    let document = try JSONSerialization.jsonObject(with: Data(place.read("draws.json").utf8))
    let models = try #require(document as? [String: Any]).objects("models")
    let figures = try answer.object("diagnostics").object("law").objects("figures")
    for name in ["alpha", "beta"] {
      let figure = try #require(figures.first { $0["name"] as? String == name })
      let drawn = try models.map {
        try $0.object("dynamics").object("clustering").object("BTC").number(name)
      }
      let mean = drawn.reduce(0, +) / 40
      let spread = (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot()
      let ratio = try spread / figure.number("standardError")
      #expect((0.5...3).contains(ratio), "\(name): \(ratio)")
      #expect(try abs(mean - figure.number("value")) < 3 * spread, "\(name)")
    }
    // Every draw stands where the observed prices left the market: their present volatilities are alike.
    let present = try models.map {
      try $0.object("dynamics").object("clustering").object("BTC").number("currentVolatility")
    }
    let fitted = try answer.object("model").object("dynamics").object("clustering").object("BTC")
      .number("currentVolatility")
    #expect(present.allSatisfy { abs($0 / fitted - 1) < 0.5 })
    let volatilities = try models.map { try $0.object("volatility").number("BTC") }
    #expect((volatilities.max() ?? 0) / (volatilities.min() ?? 1) > 1.05)
  }

  @Test("--fallback constant is printed among the changes")
  func fallback() throws {
    try place.write(Inputs.text(of: Array(Inputs.historyLines[...90])), as: "short.csv")
    try place.expectRefusal(
      of: ["fit", "short.csv", "--dynamics", "gjr"], 65, saying: ["short.csv: BTC", "GARCH fit needs", "longer"])
    let outcome = try place.run(["fit", "short.csv", "--dynamics", "gjr", "--fallback", "constant"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Changed: volatility taken for constant, as asked for where a fit fails: BTC"))
  }
}
