import Documents
import Foundation
import MarketModel
import Testing

/// A document that cannot be read, and the error that says why.
struct BadDocument: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  let error: DocumentError
  let message: String
}

@Suite("Model files that cannot be read")
struct DocumentErrorTests {
  static let keys = [
    "ballastModel", "assets", "daysPerYear", "volatility", "drift", "correlation", "dynamics", "claims", "derivatives",
    "provenance", "notes",
  ]
  static let provenanceKeys = [
    "tool", "input", "inputSHA256", "span", "rows", "returns", "alignment", "stepDays", "covariance", "dynamics",
    "repairs", "diagnostics",
  ]
  static let cases = [
    BadDocument(
      testDescription: "an unknown key", text: example(#""drift""#, becomes: #""drfit""#),
      error: .unknownKey(source: source, path: "", key: "drfit", known: keys),
      message: "m.json: unknown key \"drfit\"; known are \(keys.joined(separator: ", "))"),
    BadDocument(
      testDescription: "an unknown key in the dynamics",
      text: example(#""kind": "gaussian""#, becomes: #""kind": "gaussian", "degreesOfFreedom": 4"#),
      error: .unknownKey(source: source, path: "dynamics", key: "degreesOfFreedom", known: ["kind"]),
      message: "m.json: dynamics: unknown key \"degreesOfFreedom\"; known are kind"),
    BadDocument(
      testDescription: "an unknown key beside the degrees of freedom",
      text: example(
        #""kind": "gaussian""#, becomes: #""kind": "studentT", "degreesOfFreedom": 4, "nu": 4"#),
      error: .unknownKey(source: source, path: "dynamics", key: "nu", known: ["kind", "degreesOfFreedom"]),
      message: "m.json: dynamics: unknown key \"nu\"; known are kind, degreesOfFreedom"),
    BadDocument(
      testDescription: "an unknown key in the provenance",
      text: example(#""daysPerYear": 365"#, becomes: #""provenance": { "author": "me" }"#),
      error: .unknownKey(source: source, path: "provenance", key: "author", known: provenanceKeys),
      message: "m.json: provenance: unknown key \"author\"; known are tool, input,"),
    BadDocument(
      testDescription: "no dynamics", text: example(",\n  \"dynamics\": { \"kind\": \"gaussian\" }", becomes: ""),
      error: .missingKey(source: source, path: "", key: "dynamics"),
      message: "m.json: the key \"dynamics\" is missing: add it"),
    BadDocument(
      testDescription: "no kind", text: example(#"{ "kind": "gaussian" }"#, becomes: "{}"),
      error: .missingKey(source: source, path: "dynamics", key: "kind"),
      message: "m.json: dynamics: the key \"kind\" is missing: add it"),
    BadDocument(
      testDescription: "no degrees of freedom", text: example(#""gaussian""#, becomes: #""studentT""#),
      error: .missingKey(source: source, path: "dynamics", key: "degreesOfFreedom"),
      message: "m.json: dynamics: the key \"degreesOfFreedom\" is missing: add it"),
    BadDocument(
      testDescription: "an empty object", text: "{}",
      error: .missingKey(source: source, path: "", key: "ballastModel"),
      message: "m.json: the key \"ballastModel\" is missing: add it"),
    BadDocument(
      testDescription: "percent", text: example("0.60", becomes: "60"),
      error: .invalid(source: source, path: "", reason: percent), message: "m.json: \(percent)"),
    BadDocument(
      testDescription: "another version", text: example(#""ballastModel": 1"#, becomes: #""ballastModel": 2"#),
      error: .invalid(source: source, path: "", reason: MarketModelError.unsupportedVersion(2).description),
      message: "m.json: ballastModel is 2, but this version reads format 1: write \"ballastModel\": 1"),
    BadDocument(
      testDescription: "another kind", text: example("gaussian", becomes: "cauchy"),
      error: .invalid(
        source: source, path: "",
        reason: MarketModelError.unknownDynamics(kind: "cauchy", known: Dynamics.kinds).description),
      message: "m.json: dynamics: unknown kind \"cauchy\"; known are gaussian, studentT"),
    BadDocument(
      testDescription: "no volatility for an asset", text: example(#", "ETH": 0.75"#, becomes: ""),
      error: .invalid(
        source: source, path: "", reason: MarketModelError.missingValue(key: "volatility", asset: "ETH").description),
      message: "m.json: volatility: no value for ETH: add one"),
    BadDocument(
      testDescription: "a drift for a stranger", text: example(#""ETH": 0.0"#, becomes: #""SOL": 0.0"#),
      error: .invalid(
        source: source, path: "",
        reason: MarketModelError.unknownAsset(key: "drift", asset: "SOL", known: ["BTC", "ETH"]).description),
      message: "m.json: drift: SOL is not among the assets (BTC, ETH): remove it or add it there"),
  ]
  static let percent = "volatility of BTC is 60.0, outside 0.0 to 50.0: it is a fraction per year (0.60 for 60 %)"

  @Test("the error has its payload and its message", arguments: cases)
  func error(_ item: BadDocument) {
    let thrown = #expect(throws: item.error) { try read(item.text) }
    #expect(thrown?.description.hasPrefix(item.message) == true, "\(thrown?.description ?? "nothing thrown")")
  }

  @Test(
    "a value of the wrong type is named with its place",
    arguments: [
      (#""daysPerYear": 365"#, #""daysPerYear": "365""#, "daysPerYear"),
      (#""BTC": 0.60"#, #""BTC": "0.60""#, "volatility.BTC"),
      (#""BTC": 0.60"#, #""BTC": null"#, "volatility.BTC"),
      ("[0.8, 1]", "[true, 1]", "correlation[1][0]"),
      ("[[1, 0.8], [0.8, 1]]", "[1, 0.8]", "correlation[0]"),
      (#"["BTC", "ETH"]"#, #""BTC""#, "assets"),
      (#"{ "kind": "gaussian" }"#, #""gaussian""#, "dynamics"),
      (#""ballastModel": 1"#, #""ballastModel": "1""#, "ballastModel"),
    ])
  func wrongType(original: String, replacement: String, place: String) {
    let thrown = #expect(throws: DocumentError.self) { try read(example(original, becomes: replacement)) }
    guard case .wrongType(source, place, let reason) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
    #expect(thrown?.description == "m.json: \(place): \(reason)")
  }

  @Test("bytes that are no text are refused")
  func notText() {
    let thrown = #expect(throws: DocumentError.self) {
      try MarketModel(json: Data([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]), source: source)
    }
    #expect(thrown?.description.hasPrefix("m.json: ") == true)
  }

  @Test("JSON that is no object is of the wrong type", arguments: ["[]", "1", "\"x\"", "null"])
  func noObject(text: String) {
    let thrown = #expect(throws: DocumentError.self) { try read(text) }
    guard case .wrongType(source, "", _) = thrown else {
      Issue.record("\(String(describing: thrown))")
      return
    }
  }

  @Test("numbers that are none are out of bounds", arguments: ["NaN", "Infinity", "-Infinity"])
  func notFinite(number: String) {
    for original in ["0.60", "365", "0.0, \"ETH\"", "[0.8"] {
      let replacement = original.replacing(/[0-9.]+/, with: number, maxReplacements: 1)
      #expect(throws: DocumentError.self) { try read(example(original, becomes: replacement)) }
    }
    let thrown = #expect(throws: DocumentError.self) { try read(example("0.60", becomes: number)) }
    let printed = ["NaN": "nan", "Infinity": "inf"][number] ?? "-inf"
    #expect(thrown?.description.hasPrefix("m.json: volatility of BTC is \(printed), outside 0.0 to 50.0") == true)
  }
}
