import Calibration
import Documents
import Foundation
import MarketModel
import Portfolio
import Reporting
import RiskMeasures
import Testing

@Suite("Answers as JSON")
struct AnswerKeysTests {
  typealias Object = [String: Any]

  private func object(_ answer: some Encodable) throws -> Object {
    let text = try StrictDocument.encode(answer)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
  }

  private func expect(_ keys: [String], in object: Object, _ location: SourceLocation = #_sourceLocation) {
    for key in keys { #expect(object[key] != nil, "no key \(key)", sourceLocation: location) }
  }

  @Test("measure")
  func measure() throws {
    let measure = try LossSample((1...250).map(Double.init)).measure(Confidence(0.99))
    let answer = try object(
      MeasureAnswer(measures: [measure], count: 250, source: "a.csv", column: "loss", columnHoldsGains: false))
    expect(["measures", "count", "source", "column", "columnHoldsGains", "cautions"], in: answer)
    let first = try #require((answer["measures"] as? [Object])?.first)
    expect(["confidence", "var", "varInterval", "es", "esInterval"], in: first)
    #expect(first["confidence"] as? Double == 0.99)
    #expect(first["var"] as? Double == 248)
    let interval = try #require(first["varInterval"] as? [Any])
    #expect(interval.count == 2 && interval[0] is Double && interval[1] is NSNull)
    #expect((answer["cautions"] as? [String])?.isEmpty == false)
  }

  @Test("risk")
  func risk() throws {
    let night = try Night.standard.get()
    let answer = try object(night.report().reference)
    expect(
      [
        "basket", "measures", "contributions", "horizonDays", "stepDays", "mark", "paths", "seed", "audit", "histogram",
      ],
      in: answer)
    let contributions = try #require(answer["contributions"] as? [Object])
    #expect(contributions.map { $0["asset"] as? String } == ["BTC", "ETH", "SOL", "USDC"])
    expect(["var", "es", "varInterval", "esInterval"], in: contributions[0])
    let measures = try #require(answer["measures"] as? [Object])
    #expect(measures.count == 2)
    #expect(answer["seed"] as? Int == 7 && answer["paths"] as? Int == 20_000)
    #expect((answer["audit"] as? Object)?["passed"] as? Bool == true)
    #expect((answer["mark"] as? Object)?["kind"] as? String == "atStep")
  }

  @Test("figures keep every digit")
  func fullPrecision() throws {
    let night = try Night.standard.get()
    let text = try StrictDocument.encode(night.report())
    let first = night.risk.measures[0]
    for figure in [
      first.valueAtRisk, first.expectedShortfall, night.assets[0].haircut.measured, night.risk.histogram.width,
    ] {
      #expect(text.contains(" \(figure)"))
    }
  }

  @Test("calibrate")
  func calibrate() throws {
    let night = try Night.standard.get()
    let answer = try object(night.calibrate(night.limits([0.5])))
    let assets = try #require(answer["assets"] as? [Object])
    expect(
      [
        "asset", "haircut", "collateralRatio", "collateralRatioInterval", "ltv", "liquidationThreshold",
        "liquidationThresholdInterval", "liquidationPenalty", "closeOutDays", "var", "es", "binding",
      ], in: assets[0])
    expect(["value", "interval", "measured", "measuredInterval"], in: try #require(assets[0]["haircut"] as? Object))
    #expect(assets[0]["liquidationThreshold"] as? Double == night.assets[0].liquidationThreshold.value)
    let baskets = try #require(answer["baskets"] as? [Object])
    expect(["name", "haircut", "collateralRatio", "ltv", "sumOfParts", "diversification"], in: baskets[0])
    expect(["difference", "interval"], in: try #require(baskets[0]["diversification"] as? Object))
    expect(["policy", "paths", "seed", "audit"], in: answer)
    let limit = try #require((answer["limits"] as? [Object])?.first)
    #expect(limit["breached"] as? Bool == true && limit["name"] as? String == "BTC")
  }

  @Test("compare, in rank order")
  func compare() throws {
    let night = try Night.standard.get()
    let answer = try object(try #require(night.report().comparison))
    let baskets = try #require(answer["baskets"] as? [Object])
    expect(
      [
        "name", "haircut", "haircutInterval", "collateralRatio", "collateralRatioInterval", "var", "varInterval", "es",
        "esInterval", "requiredCollateral", "notDistinguishableFrom",
      ], in: baskets[0])
    #expect(baskets.map { $0["name"] as? String } == night.comparison.entries.map(\.basket.name))
    let ratios = baskets.compactMap { $0["collateralRatio"] as? Double }
    #expect(ratios.count == 4 && ratios == ratios.sorted())
    #expect(baskets[1]["notDistinguishableFrom"] as? [String] == ["Wide, mirrored"])
    let collateral = try #require(baskets[0]["requiredCollateral"] as? Double)
    #expect(abs(collateral / (1_000_000 * ratios[0]) - 1) < 1e-14)
    expect(["differences", "measure", "confidence", "coverage", "debt", "paths", "seed"], in: answer)
    expect(
      ["worse", "better", "difference", "interval", "distinguishable"],
      in: try #require((answer["differences"] as? [Object])?.first))
  }

  @Test("simulate, with null where a quantity has no distance")
  func simulate() throws {
    let night = try Night.standard.get()
    let answer = try object(SimulateAnswer(night.audit, run: night.facts))
    let audit = try #require(answer["audit"] as? [Object])
    for entry in audit { expect(["quantity", "configured", "realised", "standardError", "zScore"], in: entry) }
    #expect(audit.contains { $0["zScore"] is NSNull })
    expect(["passed", "failures", "observations", "paths", "seed", "horizonDays", "stepDays"], in: answer)
    let failed = try object(SimulateAnswer(try Night.failedAudit(), run: night.facts))
    #expect(failed["passed"] as? Bool == false)
    #expect((failed["failures"] as? [String])?.contains("volatility BTC") == true)
  }

  @Test("nightly holds all of the others")
  func nightly() throws {
    let night = try Night.standard.get()
    let answer = try object(night.report(night.limits([0.5]), isSynthetic: true))
    expect(
      [
        "title", "command", "tool", "inputs", "synthetic", "breached", "verdict", "seed", "paths", "model", "quality",
        "calibration", "reference", "comparison", "audit",
      ], in: answer)
    #expect(answer["quality"] is NSNull)
    #expect(answer["verdict"] as? String == "The one limit is breached.")
  }

  @Test("what has no value is null, and no number is left out")
  func nulls() throws {
    let answers = try Worthless()
    let asset = try #require((try object(answers.calibration)["assets"] as? [Object])?.first)
    #expect(asset["collateralRatio"] is NSNull)
    #expect((asset["collateralRatioInterval"] as? [Any])?.allSatisfy { $0 is NSNull } == true)
    let basket = try #require((try object(answers.comparison)["baskets"] as? [Object])?.first)
    #expect(basket["collateralRatio"] is NSNull && basket["requiredCollateral"] is NSNull)
    let night = try Night.standard.get()
    let limits = [Limit(.asset("BTC"), .valueAtRisk, atMost: 0)]
    let limit = try #require((try object(night.calibrate(limits))["limits"] as? [Object])?.first)
    #expect(limit["utilisation"] is NSNull)
  }
}
