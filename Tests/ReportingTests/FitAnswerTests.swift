import Documents
import Estimation
import Foundation
import MarketData
import MarketModel
import Reporting
import Testing

@Suite("The answer of fit")
struct FitAnswerTests {
  /// Prices of three assets: one whose calm and wild spells alternate, one of even moves, one that hangs on its last
  /// move.
  private func answer(rows: Int = 400, dynamics: FittedDynamics = .gaussian) throws -> FitAnswer {
    var state: UInt64 = 7
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 12) + 0.5) * 0x1p-52
    }
    func normal() -> Double { (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform()) }
    var (lines, prices, last) = (["date,WILD,EVEN,SLOW"], [100.0, 100, 100], 0.0)
    let first = try Timestamp("2021-01-01").seconds
    for row in 0...rows {
      lines.append(
        "\(Timestamp(seconds: first + 86_400 * row)),\(prices.map { "\($0)" }.joined(separator: ","))")
      last = 0.6 * last + 0.02 * normal()
      let spell = (row / 40).isMultiple(of: 2) ? 0.01 : 0.05
      prices = zip(prices, [spell * normal(), 0.02 * normal(), last]).map { $0 * exp($1) }
    }
    let table = try PriceTable(CSVTable(Array((lines.joined(separator: "\n") + "\n").utf8), source: "p.csv"))
    let fit = ModelFit(assets: table.assets, covariance: .sample, dynamics: dynamics)
    return FitAnswer(
      try fit.fit(table, inputSHA256: "ab", tool: "t"), quality: QualityReport(table), writtenTo: nil)
  }

  @Test("names the assets whose returns contradict the law, and how")
  func cautions() throws {
    let answer = try answer()
    let text = answer.text
    #expect(text.contains("| Standardised returns | Skewness | Excess kurtosis | p, no memory to lag 20 |"))
    #expect(text.contains("Look at: the returns of SLOW have a memory"))
    #expect(text.contains("Look at: the squared returns of WILD and SLOW have a memory"))
    #expect(text.contains("Look at: the returns of WILD do not have the law's shape"))
    let joint = try #require(answer.fitted.diagnostics.joint)
    let isRejected = joint.uniformity.andersonDarling.pValue < 0.01
    #expect(text.contains("Look at: the assets together do not move as far as the law says") == isRejected)
    #expect(!text.contains("returns of EVEN"))
    #expect(text.contains("Schwarz's criterion"))
  }

  @Test("has every figure of the tests in JSON")
  func json() throws {
    let answer = try answer(dynamics: .studentT)
    let data = Data(try StrictDocument.encode(answer).utf8)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let diagnostics = try #require(object["diagnostics"] as? [String: Any])
    let series = try #require(diagnostics["series"] as? [[String: Any]])
    #expect(series.map { $0["asset"] as? String } == ["WILD", "EVEN", "SLOW"])
    for one in series {
      #expect((one["law"] as? String)?.hasPrefix("Student t of variance 1 with") == true)
      #expect((one["squareMemory"] as? [[String: Any]])?.count == 2)
    }
    let joint = try #require(diagnostics["joint"] as? [String: Any])
    #expect(joint["dimension"] as? Int == 3)
    let likelihood = try #require((diagnostics["likelihoods"] as? [[String: Any]])?.first)
    #expect(Set(likelihood.keys) == ["dynamics", "logLikelihood", "parameters", "observations", "akaike", "bayesian"])
  }

  @Test("of a short history says what was too short to test")
  func short() throws {
    let text = try answer(rows: 30).text
    #expect(text.contains("p, no memory to lag"))
    #expect(text.contains("too short"))
  }

  @Test("the quantile plot has a panel per asset with its points on two equal axes")
  func chart() throws {
    let answer = try answer()
    let chart = try #require(answer.quantileChart)
    #expect(chart.fileName == "quantiles.svg")
    #expect(chart.caption == "Quantiles of the standardised returns of WILD, EVEN and SLOW against standard normal")
    for (place, series) in answer.fitted.diagnostics.series.enumerated() {
      #expect(chart.script.contains("set title '\(series.asset)' noenhanced"))
      let last = try #require(series.quantiles.last)
      #expect(chart.script.contains("$asset\(place) << EOD"))
      #expect(chart.script.contains("\n\(last.theoretical) \(last.observed)\n"))
    }
    #expect(chart.script.contains("set multiplot layout 1,3 rowsfirst"))
  }

  @Test(
    "gnuplot draws the quantile plot",
    .enabled(if: FileManager.default.isExecutableFile(atPath: ChartTests.gnuplot), "gnuplot is not installed"))
  func drawing() throws {
    let picture = try ChartTests.picture(of: try #require(try answer().quantileChart))
    #expect(String(decoding: picture, as: UTF8.self).contains("</svg>"))
  }
}
