import Foundation
import TestSupport
import Testing

@Suite("Closed forms through the command: statistical")
struct ClosedFormTests {
  let place: Workspace

  init() throws { place = try Workspace() }

  private static let paths = 1_000_000.0

  /// A model of one asset of volatility 0.6 whose log price has no drift: the drift is half the variance.
  private func writeModel(dynamics: String) throws {
    try place.write(
      """
      { "ballastModel": 1, "assets": ["COIN"], "volatility": { "COIN": 0.6 }, "drift": { "COIN": 0.18 },
        "correlation": [[1]], "dynamics": \(dynamics) }
      """, as: "model.json")
  }

  private func measures(_ options: [String]) throws -> [[String: Any]] {
    try place.answer(["risk", "model.json", "--basket", "COIN=1", "--paths", "1000000"] + options).objects("measures")
  }

  /// Four standard errors: with the fixed seed a figure is right or wrong for good, and a fresh seed would fail one
  /// figure in 16,000.
  private func expect(
    _ value: Double, _ truth: Double, standardError: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs(value - truth) <= 4 * standardError, "\(value) against \(truth), \((value - truth) / standardError) s.e.",
      sourceLocation: sourceLocation)
  }

  @Test(
    "normal returns: VaR is 1 - exp(-zσ√T), ES the lognormal tail mean",
    arguments: [("1d", "1d"), ("10d", "1d"), ("10d", "10d")])
  func gaussian(horizon: String, step: String) throws {
    try writeModel(dynamics: #"{ "kind": "gaussian" }"#)
    let days = horizon == "1d" ? 1.0 : 10
    let sigma = 0.6 * (days / 365).squareRoot()
    let measures = try measures(["--horizon", horizon, "--step", step, "--confidence", "0.99,0.975", "--seed", "3"])
    #expect(measures.count == 2)
    for (measure, confidence) in zip(measures, [0.99, 0.975]) {
      let tail = 1 - confidence
      let z = Law.quantile(confidence)
      let value = 1 - exp(-z * sigma)
      let first = exp(sigma * sigma / 2) * Law.probability(-z - sigma) / tail
      let second = exp(2 * sigma * sigma) * Law.probability(-z - 2 * sigma) / tail
      let density = Law.density(z) / (sigma * exp(-z * sigma))
      try expect(
        measure.number("var"), value, standardError: (tail * confidence / Self.paths).squareRoot() / density)
      let spread = second - first * first + confidence * pow(1 - first - value, 2)
      try expect(measure.number("es"), 1 - first, standardError: (spread / (tail * Self.paths)).squareRoot())
    }
  }

  @Test("t4 returns of one step: VaR and ES of their exponential")
  func studentT() throws {
    try writeModel(dynamics: #"{ "kind": "studentT", "degreesOfFreedom": 4 }"#)
    let measure = try measures(["--horizon", "1d", "--confidence", "0.99", "--seed", "3"])[0]
    // The 99 % quantile of a t with 4 degrees of freedom: 3.746947 raw, 2.649492 at unit variance.
    let quantile = 3.7469473879791968
    #expect(abs(Law.probability4(quantile) - 0.99) < 1e-12)
    let scale = 0.6 / 365.0.squareRoot() * 0.5.squareRoot()
    let value = 1 - exp(-scale * quantile)
    let density = Law.density4(quantile) / (scale * exp(-scale * quantile))
    try expect(measure.number("var"), value, standardError: (0.01 * 0.99 / Self.paths).squareRoot() / density)
    // The mean and the mean square of the loss beyond the quantile, t = quantile / x, by the midpoint rule.
    var (mean, square) = (0.0, 0.0)
    let points = 20_000
    for point in 0..<points {
      let x = (Double(point) + 0.5) / Double(points)
      let weight = Law.density4(quantile / x) * quantile / (x * x) / Double(points) / 0.01
      let loss = 1 - exp(-scale * quantile / x)
      mean += weight * loss
      square += weight * loss * loss
    }
    let spread = square - mean * mean + 0.99 * pow(mean - value, 2)
    try expect(measure.number("es"), mean, standardError: (spread / (0.01 * Self.paths)).squareRoot())
  }

  @Test("the depeg mixture through measure: VaR at 99 % does not see the depeg, ES does")
  func depeg() throws {
    // The midpoints of 100,000 layers of equal probability, so nothing here is left to chance; the order is shuffled.
    func layers(_ count: Int, mean: Double, deviation: Double) -> [Double] {
      (0..<count).map { mean + deviation * Law.quantile((Double($0) + 0.5) / Double(count)) }
    }
    var losses = layers(99_600, mean: 0, deviation: 0.003) + layers(400, mean: 0.10, deviation: 0.03)
    var generator = SplitMix(seed: 11)
    losses.shuffle(using: &generator)
    let rows = losses.map { "\($0),\(-$0)" }
    try place.write(Inputs.text(of: ["loss,gain"] + rows), as: "depeg.csv")
    let answer = try place.answer([
      "measure", "depeg.csv", "--column", "loss", "--confidence", "0.99,0.995,0.999",
    ])
    let truths = [
      (0.0075314640, 0.0451019592, 3e-6), (0.0092626972, 0.0820279972, 2e-5), (0.1202346925, 0.1381388187, 3e-4),
    ]
    let measures = try answer.objects("measures")
    #expect(measures.count == truths.count)
    for (measure, (value, shortfall, tolerance)) in zip(measures, truths) {
      // Half a layer of the quantile, and of the shortfall what the layers cut off its normal tail.
      #expect(try abs(measure.number("var") - value) < tolerance)
      #expect(try abs(measure.number("es") - shortfall) < 1e-4)
    }
    let gains = try place.answer(["measure", "depeg.csv", "--pnl", "gain", "--confidence", "0.99,0.995,0.999"])
    #expect(try (measures as NSArray).isEqual(gains.objects("measures") as NSArray))
  }

  @Test("--out has a row per path and step, which begins at the first step")
  func pathTable() throws {
    try writeModel(dynamics: #"{ "kind": "gaussian" }"#)
    #expect(
      try place.run([
        "simulate", "model.json", "--horizon", "2d", "--step", "12h", "--paths", "300", "--out", "paths.csv", "--quiet",
      ]).status == 0)
    let rows = try place.read("paths.csv").split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows[0] == ["path", "days", "COIN"])
    #expect(rows.count == 1 + 300 * 4)
    for (number, row) in rows.dropFirst().enumerated() {
      #expect(row[0] == "\(number / 4)" && row[1] == "\(0.5 * Double(number % 4 + 1))")
      #expect(try #require(Double(row[2])) > 0)
    }
  }

  @Test(
    "a price table begins at its start and counts in its step",
    arguments: [
      ("2024-01-01", "1d", ["date", "2024-01-01", "2024-01-02"]),
      ("2024-01-01T13:30Z", "1d", ["time", "2024-01-01T13:30Z", "2024-01-02T13:30Z"]),
      ("2024-01-01T23:00Z", "1h", ["time", "2024-01-01T23:00Z", "2024-01-02T00:00Z"]),
    ])
  func tableTimes(start: String, step: String, labels: [String]) throws {
    try place.write(Inputs.model, as: "model.json")
    let outcome = try place.run([
      "simulate", "model.json", "--horizon", "30d", "--step", step, "--paths", "1", "--price-table", "prices.csv",
      "--start", start, "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let rows = try place.read("prices.csv").split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows[1...3].map { String($0[0]) } == labels)
    #expect(try place.run(["fit", "prices.csv", "--dynamics", "gaussian"]).status == 0)
  }

  @Test("a price table drawn from a model gives that model back")
  func roundTrip() throws {
    try place.write(Inputs.model, as: "model.json")
    #expect(
      try place.run([
        "simulate", "model.json", "--horizon", "3000d", "--step", "1d", "--paths", "1", "--seed", "8", "--price-table",
        "prices.csv", "--start", "2015-01-01", "--quiet",
      ]).status == 0)
    let table = try place.read("prices.csv").split(separator: "\n")
    #expect(table[0].hasPrefix("# synthetic") && table[0].contains("model.json") && table[0].contains("seed 8"))
    #expect(table[1] == "date,BTC,ETH" && table[2] == "2015-01-01,100,100" && table.count == 3003)
    let model = try place.answer(["fit", "prices.csv", "--dynamics", "gaussian", "--covariance", "sample"])
      .object("model")
    // Of n normal returns a volatility has the relative standard error 1/√2n, a correlation (1 - ρ²)/√n.
    let root = 3000.0.squareRoot()
    let volatility = try model.object("volatility")
    for (asset, truth) in [("BTC", 0.6), ("ETH", 0.75)] {
      #expect(try abs(volatility.number(asset) / truth - 1) < 5 / (2.0.squareRoot() * root))
    }
    let correlation = try #require(model["correlation"] as? [[Double]])
    #expect(abs(correlation[0][1] - 0.8) < 5 * (1 - 0.64) / root)
  }
}
