import Calibration
import Portfolio
import Reporting
import RiskMeasures
import Testing

@Suite("Answers in a terminal")
struct AnswerTextTests {
  @Test("the first line is the answer with its interval, the last the seed and the paths")
  func firstAndLastLines() throws {
    let night = try Night.standard.get()
    let report = try night.report()
    let first = night.risk.measures[0]
    let value = "\(Figure.percent(first.valueAtRisk)) \(Figure.percent(first.valueAtRiskInterval))"
    let texts = [
      (report.reference.text, "Wide loses at most \(value) of its value after 4 days with confidence 99 % (VaR)"),
      (report.calibration.text, "Largest haircut: SOL "),
      (try #require(report.comparison).text, "Dollars needs the least collateral for a debt of $1,000,000: $1,0"),
      (SimulateAnswer(night.audit, run: night.facts).text, "The audit of the paths passed: of 15 quantities none"),
    ]
    for (text, start) in texts {
      #expect(text.hasPrefix(start))
      let last = try #require(text.split(separator: "\n").last)
      #expect(last.hasPrefix("Seed 7, 20,000 paths, 4 days in steps of 1 day."))
      #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }

  @Test(
    "a basket that holds an asset whose haircut is a floor says that its measured figure leaves the floor's fall out")
  func flooredHolding() throws {
    let text = try Night.standard.get().calibrate().text
    let words = "as a whole: the haircut of USDC is a floor, which stands for falls that the paths do not hold"
    #expect(text.contains("Wide \(words)"))
    #expect(!text.contains("Core \(words)"))
    #expect(!text.contains("Dollars \(words)"))
  }

  @Test("losses too few for an upper bound say so")
  func unbounded() throws {
    let losses = (1...250).map { Double($0) }
    let measure = try LossSample(losses).measure(Confidence(0.99))
    try #require(measure.valueAtRiskInterval.high == nil)
    let text = MeasureAnswer(
      measures: [measure], count: 250, source: "pnl.csv", column: "gain", columnHoldsGains: true
    ).text
    #expect(text.hasPrefix("With confidence 99 % a loss is at most 248.000 ["))
    #expect(text.firstLines(1).contains(", no bound] (VaR)"))
    #expect(text.contains("Caution: 250 losses are too few to bound the VaR at 0.99 from above."))
    #expect(text.contains("pnl.csv, column gain: 250 gains, of which the negatives are the losses."))
  }

  @Test("an asset that may lose everything has no collateral ratio, and no basket of it a rank")
  func worthless() throws {
    let answers = try Worthless()
    #expect(answers.calibration.text.hasPrefix("Haircut: DUD 100 %"))
    #expect(answers.calibration.text.contains("none | [no bound, no bound]"))
    #expect(answers.comparison.text.hasPrefix("No basket keeps a value at ES 99 %"))
    #expect(Chart.scripts(of: answers.report)["baskets"]?.contains("no basket keeps a value") == true)
  }

  @Test("an answer needs a measure")
  func noMeasure() async {
    await #expect(processExitsWith: .failure) {
      _ = MeasureAnswer(measures: [], count: 1, source: "a", column: "b", columnHoldsGains: false)
    }
  }

  @Test("a debt is positive")
  func noDebt() async {
    await #expect(processExitsWith: .failure) {
      let night = try Night.standard.get()
      _ = CompareAnswer(night.comparison, mark: .atStep(4), debt: 0, run: night.facts, audit: night.audit)
    }
  }
}
