import Testing

@Suite("Bad input: options")
struct OptionTests {
  let place: Workspace

  init() throws {
    place = try Workspace()
    try place.write(Inputs.model, as: "model.json")
  }

  @Test(
    "options of a run",
    arguments: [
      Refused("--paths", "0", saying: ["0 paths", "1 to 1000000000"]),
      Refused("--paths", "-5", saying: ["-5 paths", "1 to 1000000000"]),
      Refused("--paths=-5", saying: ["-5 paths"]),
      Refused("--paths", "1e12", saying: ["--paths", "1e12", "1000000000000"]),
      Refused("--paths", "1000000000000", saying: ["1000000000000 paths", "1 to 1000000000"]),
      Refused("--paths", "99999999999999999999", saying: ["--paths", "99999999999999999999"]),
      Refused("--paths", "200.5", saying: ["--paths", "'200.5'", "whole number"]),
      Refused("--paths", "", saying: ["--paths", "''", "whole number"]),
      Refused("--paths", saying: ["missing value", "--paths"]),
      Refused("--paths", "1", code: 65, saying: ["0.99", "at least 100"]),
      Refused("--seed", "abc", saying: ["--seed", "'abc'", "whole number"]),
      Refused("--seed", "-1", saying: ["--seed", "-1", "0 to 18446744073709551615"]),
      Refused("--seed", "18446744073709551616", saying: ["--seed", "18446744073709551615"]),
      Refused("--threads", "0", saying: ["0 threads", "1 to 1024"]),
      Refused("--threads", "1000000", saying: ["1000000 threads", "1 to 1024"]),
      Refused("--block", "-1", saying: ["-1"]),
      Refused("--block", "0", saying: ["block of 0 paths", "at least 1"]),
      Refused("--horizon", "10", saying: ["--horizon", "'10'", "10d", "10h"]),
      Refused("--horizon", "0d", saying: ["--horizon", "'0d'", "above 0"]),
      Refused("--horizon", "-1d", saying: ["--horizon", "'-1d'"]),
      Refused("--horizon", "3651d", saying: ["--horizon", "'3651d'", "3650d"]),
      Refused("--horizon", "1e400d", saying: ["--horizon", "1e400"]),
      Refused("--horizon", "d", saying: ["--horizon"]),
      Refused("--horizon", "25h", "--step", "1d", saying: ["horizon", "1.0 days", "multiple of the step"]),
      Refused("--step", "100d", saying: ["100.0 days", "multiple of the step"]),
      Refused("--step", "0.001m", saying: ["1000000", "steps"]),
      Refused("--horizn", "10d", saying: ["'--horizn'", "did you mean '--horizon'?"]),
      Refused("--jsn", saying: ["'--jsn'", "did you mean '--json'?"]),
      Refused("-x", saying: ["'-x'"]),
      Refused("--basket", "BTC=1", saying: ["'--basket'", "more than once"]),
      Refused("spare", saying: ["unexpected argument 'spare'"]),
    ])
  func run(_ refused: Refused) throws {
    try place.expectRefusal(
      of: ["risk", "model.json", "--basket", "BTC=1", "--quiet"] + refused.arguments, refused.code,
      saying: refused.words)
  }

  @Test(
    "commands and what they cannot do without",
    arguments: [
      Refused("riks", "model.json", saying: ["'riks'", "did you mean 'risk'?"]),
      Refused("calibate", saying: ["'calibate'", "did you mean 'calibrate'?"]),
      Refused("--versio", saying: ["'--versio'", "did you mean '--version'?"]),
      Refused("risk", "model.json", saying: ["missing option '--basket", "USAGE: ballast risk"]),
      Refused("risk", saying: ["missing argument '<model>'"]),
      Refused("calibrate", "model.json", saying: ["missing option '--venue"]),
      Refused(
        "fit", "p.csv", "--dynamics", "gausian", saying: ["--dynamics", "'gausian'", "did you mean 'gaussian'?"]),
      Refused("fit", "p.csv", "--covariance", "ewma:2", saying: ["--covariance", "\"2\"", "ewma:0.94"]),
      Refused(
        "fit", "p.csv", "--covariance", "shrunk", saying: ["\"shrunk\"", "ledoit-wolf-nonlinear", "factor:COUNT"]),
      Refused("fit", "p.csv", "--covariance", "factor:0", saying: ["--covariance", "\"0\"", "factor:3"]),
      Refused("fit", "p.csv", "--days-per-year", "1000", saying: ["1000", "365", "366"]),
      Refused("compare", "model.json", "BTC=1", "ETH=1", "--debt", "-1", saying: ["debt", "above 0"]),
      Refused(
        "simulate", "model.json", "--out", "x.csv", "--paths", "1000000000", saying: ["100000000 rows", "fewer"]),
      Refused("simulate", "model.json", "--price-table", "x.csv", "--start", "soon", saying: ["--start", "\"soon\""]),
      Refused(
        "simulate", "model.json", "--price-table", "x.csv", "--start", "9999-12-30",
        saying: ["--start", "9999", "earlier"]),
      Refused(
        "simulate", "model.json", "--price-table", "x.csv", "--horizon", "0.08m", "--step", "0.008m",
        saying: ["--price-table", "0.48", "whole seconds"]),
      Refused("nightly", "card.json5", code: 66, saying: ["card.json5: no such file"]),
    ])
  func commands(_ refused: Refused) throws {
    try place.expectRefusal(of: refused.arguments, refused.code, saying: refused.words)
  }

  @Test("an instruction set that the processor does not have is refused by name")
  func instructionSet() throws {
    for arguments in [["risk", "model.json", "--basket", "BTC=1", "--quiet"], ["--version"]] {
      let outcome = try place.run(arguments, environment: ["BALLAST_INSTRUCTION_SET": "abacus"])
      outcome.expectRefusal(64, saying: ["BALLAST_INSTRUCTION_SET", "\"abacus\"", "baseline"])
    }
  }

  @Test(
    "what is large but allowed runs",
    arguments: [
      ["--seed", "18446744073709551615"], ["--block", "9223372036854775552"], ["--block", "1048576"],
      ["--threads", "1024"], ["--horizon", "3650d"], ["--horizon", "1d", "--step", "1m"],
    ])
  func allowed(_ options: [String]) throws {
    let answer = try place.answer(["risk", "model.json", "--basket", "BTC=1", "--paths", "1000"] + options)
    #expect(try answer.number("paths") == 1000)
  }

  @Test("a single path is measured where its tail is not empty")
  func onePath() throws {
    try place.expectRefusal(
      of: ["risk", "model.json", "--basket", "BTC=1", "--paths", "1", "--confidence", "0.5", "--quiet"], 65,
      saying: ["at least 2"])
    let answer = try place.answer([
      "risk", "model.json", "--basket", "BTC=1", "--paths", "2", "--confidence", "0.5",
    ])
    #expect(try answer.objects("measures")[0].interval("varInterval") == [nil, nil])
  }
}
