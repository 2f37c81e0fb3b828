import Foundation
import Testing

@Suite("Bad input: models")
struct ModelInputTests {
  let place: Workspace

  init() throws { place = try Workspace() }

  private static let model = Inputs.model
  private static let matrix = "[[1, 0.8], [0.8, 1]]"
  private static let volatility = #""BTC": 0.6, "ETH": 0.75"#
  private static let kind = #"{ "kind": "gaussian" }"#

  @Test(
    "a model that is wrong is refused with the key, the asset and the bound",
    arguments: [
      Spoiled("not symmetric", model, matrix, "[[1, 0.8], [0.7, 1]]", saying: "BTC and ETH", "0.8", "0.7", "equal"),
      Spoiled("singular", model, matrix, "[[1, 1], [1, 1]]", saying: "not positive definite", "ETH", "row 2"),
      Spoiled("a covariance", model, matrix, "[[1.1, 0.8], [0.8, 1]]", saying: "BTC", "1.1", "diagonal must be 1"),
      Spoiled("one row", model, matrix, "[[1, 0.8]]", saying: "1 rows", "2 rows of 2"),
      Spoiled("ragged", model, matrix, "[[1, 0.8], [0.8]]", saying: "1 values", "2 rows of 2"),
      Spoiled("above 1", model, matrix, "[[1, 1.8], [1.8, 1]]", saying: "BTC and ETH", "1.8", "-1 to 1"),
      Spoiled("no volatility", model, volatility, #""BTC": 0.6"#, saying: "volatility", "no value for ETH"),
      Spoiled("negative volatility", model, "0.75", "-0.75", saying: "volatility of ETH", "-0.75", "0.0 to 50.0"),
      Spoiled("volatility in per cent", model, "0.6", "60", saying: "volatility of BTC", "60", "0.60 for 60 %"),
      Spoiled("volatility NaN", model, "0.6", "NaN", saying: "volatility of BTC", "nan"),
      Spoiled("a volatility too many", model, volatility, volatility + #", "SOL": 1"#, saying: "SOL", "BTC, ETH"),
      Spoiled("huge drift", model, #"BTC": 0,"#, #"BTC": 1e300,"#, saying: "drift of BTC", "1e+300", "50.0"),
      Spoiled(
        "an unknown key", model, "volatility", "volatilty", saying: "\"volatilty\"", "did you mean \"volatility\"?"),
      Spoiled(
        "a key twice", model, "365,", "365, \"daysPerYear\": 252,", saying: "line 4", "\"daysPerYear\" stands twice",
        "remove one"),
      Spoiled("a key missing", model, "\"correlation\": \(matrix),", "", saying: "\"correlation\" is missing"),
      Spoiled("a number that begins with zero", model, "0.75", "00.75", saying: "line 5", "\"00.75\"", "no value"),
      Spoiled("an asset twice", model, #"["BTC", "ETH"]"#, #"["BTC", "BTC"]"#, saying: "BTC stands twice"),
      Spoiled("no assets", model, #"["BTC", "ETH"]"#, "[]", saying: "assets is empty"),
      Spoiled("an asset without a name", model, #"["BTC", "ETH"]"#, #"["", "ETH"]"#, saying: "empty", "rename"),
      Spoiled("another format", model, #"Model": 1"#, #"Model": 2"#, saying: "ballastModel is 2", "format 1"),
      Spoiled("text for a number", model, "365", "\"365\"", saying: "daysPerYear", "must be a number", "a text"),
      Spoiled("null for a number", model, "0.75", "null", saying: "volatility.ETH", "null"),
      Spoiled("a year of no days", model, "365", "0", saying: "daysPerYear", "1.0 to 366.0"),
      Spoiled("unknown dynamics", model, "gaussian", "gausian", saying: "\"gausian\"", "gaussian, studentT"),
      Spoiled(
        "no variance", model, kind, #"{ "kind": "studentT", "degreesOfFreedom": 2 }"#, saying: "degreesOfFreedom",
        "2.0",
        "2.01"),
      Spoiled("no degrees", model, kind, #"{ "kind": "studentT" }"#, saying: "degreesOfFreedom", "missing"),
      Spoiled("not JSON", "hello", saying: "not JSON5", "line 1, column 1", "\"hello\""),
      Spoiled("empty", "", saying: "not JSON5", "ends"),
      Spoiled("cut off", String(model.prefix(100)), saying: "not JSON5", "line 5"),
      Spoiled("no comma", model, "365,", "365", saying: "line 5, column 3", "comma"),
      Spoiled("an array", "[1, 2]", saying: "must be an object", "an array"),
      Spoiled("beyond the largest number", model, "0.6", "1e999", saying: "line 5", "1e999", "fit a double"),
      Spoiled("zero bytes", String(repeating: "\0", count: 10_000), saying: "not JSON5", "0x0"),
      Spoiled("arrays in arrays", String(repeating: "[", count: 100_000), saying: "not JSON5", "512"),
      Spoiled("objects in objects", String(repeating: "{\"a\":", count: 100_000), saying: "not JSON5", "512"),
    ])
  func refusesModel(_ spoiled: Spoiled) throws {
    try place.write(spoiled.text, as: "model.json")
    try place.expectRefusal(
      of: ["risk", "model.json", "--basket", "BTC=1", "--quiet"], 65, saying: ["model.json"] + spoiled.words)
    try place.expectRefusal(
      of: ["simulate", "model.json", "--out", "paths.csv", "--quiet"], 65, saying: ["model.json"] + spoiled.words)
  }

  @Test("three correlations that contradict one another name the asset that does")
  func indefinite() throws {
    try place.write(
      """
      { "ballastModel": 1, "assets": ["A", "B", "C"], "volatility": { "A": 1, "B": 1, "C": 1 },
        "correlation": [[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]], "dynamics": { "kind": "gaussian" } }
      """, as: "model.json")
    try place.expectRefusal(
      of: ["risk", "model.json", "--basket", "A=1"], 65, saying: ["model.json", "not positive definite", "C (row 3)"])
  }

  @Test("text in another encoding is refused")
  func notUTF8() throws {
    try place.write(Data(Inputs.model.utf8.map { $0 == UInt8(ascii: "T") ? 0xFF : $0 }), as: "model.json")
    try place.expectRefusal(of: ["risk", "model.json", "--basket", "BTC=1"], 65, saying: ["model.json", "UTF-8"])
  }

  @Test("comments, trailing commas, bare keys, a byte-order mark and CRLF are fine, as in JSON5")
  func forms() throws {
    let relaxed = Inputs.model.replacing("\"kind\"", with: "kind").replacing(
      "\"gaussian\" }", with: "'gaussian', /* so */ }")
    for text in [Inputs.model, relaxed + " // end", "\u{FEFF}" + Inputs.model, relaxed.replacing("\n", with: "\r\n")] {
      try place.write(text, as: "model.json")
      let answer = try place.answer(["risk", "model.json", "--basket", "BTC=1", "--paths", "1000"])
      #expect(try answer.objects("measures").count == 2)
    }
  }

  @Test("names of any script, zero and the largest volatility, and 300 assets run")
  func extremes() throws {
    let names = ["₿🚀", "é"] + (2..<300).map { "A\($0)" }
    let table = names.enumerated().map { "\"\($1)\": \($0 == 0 ? 0 : $0 == 1 ? 50 : 0.5)" }.joined(separator: ",")
    let rows = names.indices.map { row in
      "[" + names.indices.map { $0 == row ? "1" : "0.5" }.joined(separator: ",") + "]"
    }
    try place.write(
      """
      { "ballastModel": 1, "assets": [\(names.map { "\"\($0)\"" }.joined(separator: ","))], "volatility": {\(table)},
        "correlation": [\(rows.joined(separator: ","))], "dynamics": { "kind": "gaussian" } }
      """, as: "model.json")
    let answer = try place.answer([
      "risk", "model.json", "--basket", "₿🚀=0.4,é=0.6", "--paths", "2000", "--horizon", "2d",
    ])
    let measure = try answer.objects("measures")[0]
    // The asset that does not move keeps its 0.4; the one of volatility 50 loses nearly everything.
    #expect(try abs(measure.number("var") - 0.6) < 0.01)
  }
}
