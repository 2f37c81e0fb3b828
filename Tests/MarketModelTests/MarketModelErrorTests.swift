import MarketModel
import Testing

/// Figures that make no model, and the error that says why.
struct NoModel: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var assets = ["BTC", "ETH"]
  var daysPerYear = 365.0
  var volatility = [0.6, 0.75]
  var drift: [Double]?
  var correlation = [[1, 0.8], [0.8, 1]]
  var dynamics = Dynamics.gaussian
  let error: MarketModelError
  let message: String

  func make() throws(MarketModelError) -> MarketModel {
    try MarketModel(
      assets: assets, daysPerYear: daysPerYear, volatility: volatility, drift: drift, correlation: correlation,
      dynamics: dynamics)
  }
}

@Suite("Figures that are no market model")
struct MarketModelErrorTests {
  static let cases = [
    NoModel(
      testDescription: "no assets", assets: [], volatility: [], correlation: [], error: .noAssets,
      message: "assets is empty: name at least one asset"),
    NoModel(
      testDescription: "an asset twice", assets: ["BTC", "BTC"], error: .duplicateAsset("BTC"),
      message: "assets: BTC stands twice: remove one"),
    NoModel(
      testDescription: "too few volatilities", volatility: [0.6],
      error: .wrongCount(key: "volatility", count: 1, expected: 2),
      message: "volatility: 1 values for 2 assets: give one per asset"),
    NoModel(
      testDescription: "too many drifts", drift: [0, 0, 0], error: .wrongCount(key: "drift", count: 3, expected: 2),
      message: "drift: 3 values for 2 assets: give one per asset"),
    NoModel(
      testDescription: "percent", volatility: [60, 75],
      error: .outOfBounds(key: "volatility", asset: "BTC", value: 60, low: 0, high: 50),
      message: "volatility of BTC is 60.0, outside 0.0 to 50.0: it is a fraction per year (0.60 for 60 %)"),
    NoModel(
      testDescription: "negative volatility", volatility: [0.6, -0.1],
      error: .outOfBounds(key: "volatility", asset: "ETH", value: -0.1, low: 0, high: 50),
      message: "volatility of ETH is -0.1, outside 0.0 to 50.0: it is a fraction per year (0.60 for 60 %)"),
    NoModel(
      testDescription: "a drift beyond belief", drift: [0, -51],
      error: .outOfBounds(key: "drift", asset: "ETH", value: -51, low: -50, high: 50),
      message: "drift of ETH is -51.0, outside -50.0 to 50.0: correct it"),
    NoModel(
      testDescription: "a year of no days", daysPerYear: 0,
      error: .outOfBounds(key: "daysPerYear", asset: nil, value: 0, low: 1, high: 366),
      message: "daysPerYear is 0.0, outside 1.0 to 366.0: correct it"),
    NoModel(
      testDescription: "a year of hours", daysPerYear: 8_760,
      error: .outOfBounds(key: "daysPerYear", asset: nil, value: 8_760, low: 1, high: 366),
      message: "daysPerYear is 8760.0, outside 1.0 to 366.0: correct it"),
    NoModel(
      testDescription: "infinite variance", dynamics: .studentT(degreesOfFreedom: 2),
      error: .outOfBounds(key: "dynamics.degreesOfFreedom", asset: nil, value: 2, low: 2.01, high: 1e6),
      message: "dynamics.degreesOfFreedom is 2.0, outside 2.01 to 1000000.0: correct it"),
    NoModel(
      testDescription: "a correlation row too few", correlation: [[1, 0.8]],
      error: .correlationShape(rows: 1, columns: 2, expected: 2),
      message: "correlation has 1 rows and a row of 2 values for 2 assets: give 2 rows of 2"),
    NoModel(
      testDescription: "a correlation too many", correlation: [[1, 0.8], [0.8, 1, 0]],
      error: .correlationShape(rows: 2, columns: 3, expected: 2),
      message: "correlation has 2 rows and a row of 3 values for 2 assets: give 2 rows of 2"),
    NoModel(
      testDescription: "no correlation", correlation: [], error: .correlationShape(rows: 0, columns: 0, expected: 2),
      message: "correlation has 0 rows and a row of 0 values for 2 assets: give 2 rows of 2"),
    NoModel(
      testDescription: "a covariance", correlation: [[0.36, 0.36], [0.36, 0.5625]],
      error: .correlationDiagonal(asset: "BTC", value: 0.36),
      message: "correlation of BTC with itself is 0.36: the diagonal must be 1 (a covariance is not a correlation)"),
    NoModel(
      testDescription: "percent of correlation", correlation: [[1, 80], [80, 1]],
      error: .correlationOutOfBounds(first: "BTC", second: "ETH", value: 80),
      message: "correlation of BTC and ETH is 80.0, outside -1 to 1: correct it"),
    NoModel(
      testDescription: "not symmetric", correlation: [[1, 0.8], [0.7, 1]],
      error: .correlationNotSymmetric(first: "BTC", second: "ETH", value: 0.8, mirrored: 0.7),
      message: "correlation of BTC and ETH is 0.8 above the diagonal and 0.7 below: make them equal"),
    NoModel(
      testDescription: "not positive definite", assets: ["A", "B", "C"], volatility: [1, 1, 1],
      correlation: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]],
      error: .correlationNotPositiveDefinite(asset: "C", order: 3),
      message: "correlation is not positive definite: the row of C (row 3) contradicts the rows before it;"
        + " refit it, or replace it by the nearest correlation matrix"),
    NoModel(
      testDescription: "two assets that are one", correlation: [[1, 1], [1, 1]],
      error: .correlationNotPositiveDefinite(asset: "ETH", order: 2),
      message: "correlation is not positive definite: the row of ETH (row 2) contradicts the rows before it"),
  ]

  @Test("the error has its payload and its message", arguments: cases)
  func error(_ item: NoModel) {
    let thrown = #expect(throws: item.error) { try item.make() }
    #expect(thrown?.description.hasPrefix(item.message) == true, "\(thrown?.description ?? "nothing thrown")")
  }

  @Test(
    "a name that the command line could not take is refused",
    arguments: ["", " ", "BTC USD", "BTC=1", "A,B", "A:B", "BTC\n", "BTC\u{A0}"])
  func badName(name: String) {
    let item = NoModel(
      testDescription: name, assets: ["BTC", name], error: .badAssetName(name),
      message: "assets: the name \"\(name)\" is empty or has a comma, an equals sign, a colon or white space in it")
    error(item)
  }

  @Test("what is not a number is out of bounds", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let none = MarketModelError.noAssets
    let items = [
      NoModel(testDescription: "volatility", volatility: [0.6, value], error: none, message: ""),
      NoModel(testDescription: "drift", drift: [value, 0], error: none, message: ""),
      NoModel(testDescription: "days", daysPerYear: value, error: none, message: ""),
      NoModel(testDescription: "correlation", correlation: [[1, value], [value, 1]], error: none, message: ""),
      NoModel(testDescription: "diagonal", correlation: [[value, 0], [0, 1]], error: none, message: ""),
      NoModel(testDescription: "freedom", dynamics: .studentT(degreesOfFreedom: value), error: none, message: ""),
    ]
    for item in items { #expect(throws: MarketModelError.self) { try item.make() } }
  }

  @Test("the errors that only a file can have say what to do")
  func fileErrors() {
    #expect(
      MarketModelError.missingValue(key: "volatility", asset: "ETH").description
        == "volatility: no value for ETH: add one")
    #expect(
      MarketModelError.unknownAsset(key: "drift", asset: "SOL", known: ["BTC", "ETH"]).description
        == "drift: SOL is not among the assets (BTC, ETH): remove it or add it there")
  }

  @Test("the ends of the bounds are inside")
  func bounds() throws {
    let model = try MarketModel(
      assets: ["A", "B"], daysPerYear: 366, volatility: [0, 50], drift: [-50, 50],
      correlation: [[1, 0.999999], [0.999999 + 1e-13, 1 + 1e-13]], dynamics: .studentT(degreesOfFreedom: 2.01))
    #expect(model.correlation[1] == [0.999999 + 1e-13, 1 + 1e-13])
  }
}
