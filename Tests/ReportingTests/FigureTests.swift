import Reporting
import RiskMeasures
import Testing

@Suite("Figures as text")
struct FigureTests {
  @Test(
    "percentages, with no sign on what rounds to zero",
    arguments: [
      (0.214, 1, "21.4 %"), (0.214, 2, "21.40 %"), (-0.00001, 1, "0.0 %"), (-0.0, 0, "0 %"), (-0.05, 0, "-5 %"),
      (12.5, 1, "1,250.0 %"),
    ])
  func percent(fraction: Double, decimals: Int, text: String) {
    #expect(Figure.percent(fraction, decimals: decimals) == text)
  }

  @Test(
    "dollars with commas between thousands",
    arguments: [
      (1_273_000.4, "$1,273,000"), (999.4, "$999"), (999.6, "$1,000"), (-1_000_000, "-$1,000,000"), (-0.4, "$0"),
    ])
  func dollars(value: Double, text: String) {
    #expect(Figure.dollars(value) == text)
  }

  @Test(
    "as many digits as are needed",
    arguments: [(97.5, "97.5"), (99.0, "99"), (100.0, "100"), (0.1, "0.1"), (1e-9, "0"), (-2.25, "-2.25")])
  func short(value: Double, text: String) {
    #expect(Figure.short(value) == text)
  }

  @Test(
    "six digits of a number of no known unit",
    arguments: [
      (0.0, "0"), (1_234_567.8, "1,234,568"), (12.3456789, "12.3457"), (0.00123456789, "0.00123457"),
      (-2.1918e-8, "-2.19180e-08"), (1e308, "1.00000e+308"), (999_999_999_999_999, "999,999,999,999,999"),
      (-250.0, "-250.000"), (.infinity, "infinite"), (-.infinity, "-infinite"),
    ])
  func amount(value: Double, text: String) {
    #expect(Figure.amount(value) == text)
  }

  @Test(
    "days in the unit that makes them whole",
    arguments: [
      (10.0, "10 days"), (1.0, "1 day"), (1.0 / 24, "1 hour"), (0.25, "6 hours"), (1.0 / 288, "5 minutes"),
      (1.5, "36 hours"), (0.00001, "0.00001 days"),
    ])
  func duration(days: Double, text: String) {
    #expect(Figure.duration(days: days) == text)
  }

  @Test("an interval says which end does not exist")
  func interval() {
    #expect(Figure.percent(Interval(low: 0.209, high: 0.218), decimals: 1) == "[20.9 %, 21.8 %]")
    #expect(Figure.percent(Interval(low: 0.209, high: nil), decimals: 1) == "[20.9 %, no bound]")
    #expect(Figure.interval(Interval(low: nil, high: nil)) { Figure.ratio($0) } == "[no bound, no bound]")
  }

  @Test("counts and ratios")
  func counts() {
    #expect(Figure.count(400_000) == "400,000")
    #expect(Figure.count(-1_000) == "-1,000")
    #expect(Figure.count(.min) == "-9,223,372,036,854,775,808")
    #expect(Figure.ratio(1.2731) == "1.273")
  }

  @Test("probabilities keep three digits, however small")
  func probabilities() {
    #expect(Figure.probability(0) == "0.000 %")
    #expect(Figure.probability(0.0491301) == "4.913 %")
    #expect(Figure.probability(0.000884) == "0.088 %")
    #expect(Figure.probability(1.104e-7) == "1.104e-07")
    #expect(Figure.probability(1) == "100.000 %")
  }
}
