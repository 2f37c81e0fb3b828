import Foundation
import Testing

@Suite("Samplings through the command")
struct SamplingTests {
  let place: Workspace

  init() throws { place = try Workspace.withCard() }

  private static let methods = [
    "plain", "antithetic", "moment-matching", "stratified", "importance", "sobol", "control-variate",
  ]
  private static let risk = ["risk", "card/model.json", "--basket", "card/half.json5", "--touch", "0.1,0.3"]

  @Test("every method gives the same risk within its intervals, and says which it was", arguments: methods)
  func agreement(method: String) throws {
    let plain = try place.answer(Self.risk + ["--paths", "262144", "--seed", "3"])
    let other = try place.answer(Self.risk + ["--paths", "65536", "--seed", "4", "--sampling", method])
    #expect(plain["sampling"] as? String == "plain" && other["sampling"] as? String == method)
    /// Both intervals hold with 95 %, so that their widths add up to nearly four standard errors of the difference; six
    /// of them are far enough for all figures of this suite.
    func expectAgreement(
      _ key: String, _ interval: String, in first: [String: Any], _ second: [String: Any]
    ) throws {
      let widths = try [first, second].map { answer in
        let ends = try answer.interval(interval)
        return try #require(ends[1]) - (try #require(ends[0]))
      }
      let distance = try abs(first.number(key) - second.number(key))
      #expect(distance <= 1.5 * (widths[0] * widths[0] + widths[1] * widths[1]).squareRoot(), "\(method): \(key)")
    }
    try expectAgreement("mean", "meanInterval", in: plain, other)
    for (first, second) in zip(try plain.objects("measures"), try other.objects("measures")) {
      try expectAgreement("var", "varInterval", in: first, second)
      try expectAgreement("es", "esInterval", in: first, second)
    }
    for (first, second) in zip(try plain.objects("touches"), try other.objects("touches")) {
      #expect(try first.number("level") == second.number("level"))
      try expectAgreement("probability", "probabilityInterval", in: first, second)
      try expectAgreement("monitoredProbability", "monitoredInterval", in: first, second)
      #expect(try second.number("monitoredProbability") < second.number("probability"))
    }
    let shares = try other.objects("contributions")
    let first = try other.objects("measures")[0]
    for key in ["var", "es"] {
      let sum = try shares.reduce(0) { try $0 + $1.number(key) }
      #expect(try abs(sum - first.number(key)) < 1e-9)
    }
  }

  @Test("threads and blocks change no byte of any method", arguments: methods)
  func sameBytes(method: String) throws {
    let command = Self.risk + ["--paths", "10240", "--sampling", method, "--json", "--quiet", "--worst-mark"]
    let first = try place.run(command + ["--threads", "1"])
    #expect(first.status == 0, "\(first.errors)")
    for options in [["--threads", "2", "--block", "64"], ["--threads", "3", "--block", "1000"], ["--threads", "8"]] {
      #expect(try place.run(command + options).output == first.output, "\(options)")
    }
  }

  @Test("calibrate and compare by samplings that can follow several losses", arguments: ["importance", "sobol"])
  func severalLosses(method: String) throws {
    let calibrate = ["calibrate", "card/model.json", "--venue", "card/venue.json5", "--paths", "65536"]
    let (plain, other) = (try place.answer(calibrate), try place.answer(calibrate + ["--sampling", method]))
    #expect(other["sampling"] as? String == method)
    for (first, second) in zip(try plain.objects("assets"), try other.objects("assets")) {
      let ends = try [first, second].map { try $0.object("haircut").interval("interval") }
      // Haircuts are rounded up to 1 %: their intervals touch.
      #expect(
        try #require(ends[0][0]) <= (try #require(ends[1][1])) && #require(ends[1][0]) <= (try #require(ends[0][1])))
    }
    let compare = ["compare", "card/model.json", "BTC=1", "ETH=1", "card/half.json5", "--paths", "65536"]
    let ranks = try [compare, compare + ["--sampling", method]].map { command in
      try place.answer(command).objects("baskets").map { $0["name"] as? String }
    }
    #expect(ranks[0] == ranks[1])
  }

  @Test(
    "what a sampling cannot do",
    arguments: [
      Refused("--sampling", "quasi", saying: ["--sampling", "'quasi'", "sobol", "control-variate"]),
      Refused("--sampling", "antithetic", "--paths", "10001", saying: ["10001 paths", "multiple of the 2", "10002"]),
      Refused("--sampling", "sobol", "--paths", "17", saying: ["17 paths", "multiple of the 16", "32"]),
      Refused(
        "--sampling", "stratified", "--paths", "100000", saying: ["100000 paths", "multiple of the 256", "100096"]),
      Refused(
        "--sampling", "sobol", "--step", "1m", "--horizon", "100d", "--paths", "512",
        saying: ["288000 random numbers", "100000", "longer step"]),
      Refused("--touch", "0", saying: ["--touch", "loss of 0", "between 0 and 1"]),
      Refused("--touch", "20", saying: ["--touch", "loss of 20", "0.2 for 20 %"]),
      Refused("--touch", "0.1,0.1", saying: ["--touch", "0.1", "twice"]),
      Refused("--touch", "nan", saying: ["--touch", "nan"]),
    ])
  func refused(_ refused: Refused) throws {
    try place.expectRefusal(
      of: ["risk", "card/model.json", "--basket", "BTC=1", "--quiet"] + refused.arguments, refused.code,
      saying: refused.words)
  }

  @Test(
    "a sampling that follows one loss is refused where several are measured",
    arguments: ["stratified", "control-variate"])
  func oneLoss(method: String) throws {
    try place.expectRefusal(
      of: ["compare", "card/model.json", "BTC=1", "ETH=1", "--sampling", method, "--paths", "10240", "--quiet"], 64,
      saying: ["--sampling", method, "2 are measured", "importance or sobol"])
  }

  @Test("the number of paths that a run has by itself suits every method", arguments: methods)
  func standardPaths(method: String) throws {
    let outcome = try place.run(["risk", "card/model.json", "--basket", "BTC=1", "--quiet", "--sampling", method])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test("Sobol' points at other numbers than powers of 2 are used, and said to be less even")
  func powersOfTwo() throws {
    let command = ["risk", "card/model.json", "--basket", "BTC=1", "--sampling", "sobol", "--quiet", "--paths"]
    let even = try place.run(command + ["16384"])
    #expect(even.status == 0 && even.errors.isEmpty)
    let uneven = try place.run(command + ["16000"])
    #expect(uneven.status == 0)
    #expect(uneven.errors.contains("1000 points") && uneven.errors.contains("8192 or 16384 paths"))
  }

  @Test("a level that too few paths reach carries a caution, and importance sampling finds it")
  func farLevel() throws {
    let command = ["risk", "card/model.json", "--basket", "BTC=1", "--quiet", "--horizon", "1d", "--touch", "0.2"]
    #expect(try place.run(command).output.contains("use more paths, or importance sampling"))
    let found = try place.run(command + ["--sampling", "importance"])
    #expect(found.status == 0 && !found.output.contains("Caution"))
  }

  @Test(
    "a night by any sampling that its card names", arguments: ["importance", "sobol", "antithetic", "moment-matching"])
  func nightly(method: String) throws {
    try place.write(
      Inputs.card.replacing("\"paths\": 2000,", with: "\"paths\": 20480, \"sampling\": \"\(method)\","),
      as: "card/night.json5")
    let outcome = try place.run(["nightly", "card/night.json5", "--quiet", "--out", "night"])
    #expect(outcome.status <= 1 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(try place.read("night/results.json").contains("\"sampling\" : \"\(method)\""))
  }

  @Test(
    "matched moments carry their caution wherever they are used, once",
    arguments: [
      ["risk", "card/model.json", "--basket", "BTC=1"],
      ["calibrate", "card/model.json", "--venue", "card/venue.json5"],
      ["compare", "card/model.json", "BTC=1", "ETH=1"],
    ])
  func momentMatching(command: [String]) throws {
    let plain = try place.run(command + ["--quiet", "--paths", "10240"])
    let matched = try place.run(command + ["--quiet", "--paths", "10240", "--sampling", "moment-matching"])
    #expect(plain.status == 0 && matched.status == 0)
    #expect(!plain.output.contains("tails too thin"))
    #expect(matched.output.components(separatedBy: "tails too thin").count == 2)
  }
}
