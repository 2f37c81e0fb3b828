import Documents
import Foundation
import MarketModel

/// The name under which the tests' documents are read.
let source = "m.json"

/// A model as the format's description shows it.
let example = """
  {
    "ballastModel": 1,
    "assets": ["BTC", "ETH"],
    "daysPerYear": 365,
    "volatility": { "BTC": 0.60, "ETH": 0.75 },
    "drift": { "BTC": 0.0, "ETH": 0.0 },
    "correlation": [[1, 0.8], [0.8, 1]],
    "dynamics": { "kind": "gaussian" }
  }
  """

/// The example with some of its text replaced.
func example(_ original: String, becomes replacement: String) -> String {
  precondition(example.contains(original), "The example has no \(original)")
  return example.replacingOccurrences(of: original, with: replacement)
}

/// The model of a document.
func read(_ text: String) throws(DocumentError) -> MarketModel {
  try MarketModel(json: Data(text.utf8), source: source)
}

/// A model with every field filled.
func fullModel() throws -> MarketModel {
  try MarketModel(
    assets: ["BTC", "ETH", "USDC"], daysPerYear: 252, volatility: [0.1 + 0.2, 1 / 3, 1e-9 / 0.7],
    drift: [-0.25, 0, 1e-17],
    correlation: [[1, 0.8, 0.1], [0.8, 1, -0.30000000000000004], [0.1, -0.30000000000000004, 1]],
    dynamics: .studentT(degreesOfFreedom: 3.9999999999999996),
    provenance: ModelProvenance(
      tool: "ballast 1", input: "prices.csv", inputSHA256: "ab12", span: ["2020-01-01", "2024-01-01"], rows: 1_462,
      returns: ["BTC": 1_461, "ETH": 1_460, "USDC": 9], alignment: "common", stepDays: 1,
      covariance: "ewma 0.94", dynamics: "ml", repairs: ["USDC: \"one\" /line, with [ and ]"]),
    notes: ["Where this is wrong: [everywhere", "-1,"])
}
