import Foundation
import Testing

@Suite("The same numbers")
struct SameNumberTests {
  let place: Workspace

  init() throws { place = try Workspace.withCard() }

  private static let runs = [
    ["--threads", "2"], ["--threads", "8"], ["--threads", "3", "--block", "64"], ["--threads", "1", "--block", "1000"],
    ["--threads", "2", "--block", "512"], ["--threads", "8", "--block", "4096"],
    ["--threads", "2", "--block", "1048576"],
  ]

  @Test(
    "the bytes of an answer do not depend on threads and blocks, but on the seed",
    arguments: [
      ["risk", "card/model.json", "--basket", "card/half.json5", "--worst-mark"],
      ["calibrate", "card/model.json", "--venue", "card/venue.json5", "--basket", "card/half.json5"],
      ["compare", "card/model.json", "BTC=1", "ETH=1", "card/half.json5"],
    ])
  func bytes(_ command: [String]) throws {
    // No multiple of a block or a tile, so that the last of both is cut.
    let command = command + ["--paths", "30001", "--seed", "77", "--json", "--quiet"]
    let first = try place.run(command + ["--threads", "1"])
    #expect(first.status == 0, "\(first.errors)")
    for options in Self.runs {
      #expect(try place.run(command + options).output == first.output, "\(options)")
    }
    let other = command.map { $0 == "77" ? "78" : $0 }
    #expect(try place.run(other).output.replacing("78", with: "77") != first.output)
  }

  @Test("the paths in a file are the same whatever their number")
  func paths() throws {
    let simulate = ["simulate", "card/model.json", "--horizon", "3d", "--seed", "4", "--quiet", "--paths"]
    #expect(try place.run(simulate + ["300", "--out", "short.csv"]).status == 0)
    #expect(try place.run(simulate + ["700", "--out", "long.csv"]).status == 0)
    #expect(try place.read("long.csv").hasPrefix(place.read("short.csv")))
  }

  @Test("the shipped card gives the same report, figures and charts, byte by byte")
  func nightly() throws {
    try place.copy("Models")
    let runs = [["--threads", "1"], ["--threads", "2", "--block", "256"], ["--threads", "8", "--block", "4096"]]
    for (number, options) in runs.enumerated() {
      let outcome = try place.run(
        ["nightly", "Models/nightly.json5", "--paths", "20000", "--quiet", "--out", "night\(number)"] + options)
      #expect(outcome.status <= 1 && outcome.errors.isEmpty, "\(outcome.errors)")
    }
    let names = try place.contents().filter { $0.hasPrefix("night0/") }.map { $0.dropFirst("night0/".count) }
    #expect(names.count { $0.hasSuffix(".svg") } >= 3 && names.contains("report.md") && names.contains("results.json"))
    for name in names {
      let first = try place.read("night0/\(name)")
      for number in [1, 2] { #expect(try place.read("night\(number)/\(name)") == first, "\(name)") }
    }
  }

  @Test("every instruction set gives the same figures to 1e-9")
  func instructionSets() throws {
    let command = ["risk", "card/model.json", "--basket", "card/half.json5", "--paths", "20000"]
    let best = try place.answer(command)
    let baseline = try place.answer(command, environment: ["BALLAST_INSTRUCTION_SET": "baseline"])
    for key in ["measures", "contributions"] {
      let (ones, others) = (try best.objects(key), try baseline.objects(key))
      #expect(ones.count == 2 && others.count == 2)
      for (one, other) in zip(ones, others) {
        for figure in ["var", "es"] {
          let value = try one.number(figure)
          #expect(try abs(other.number(figure) - value) <= 1e-9 * abs(value), "\(key) \(figure)")
        }
      }
    }
  }
}
