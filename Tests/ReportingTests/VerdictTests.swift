import Calibration
import Reporting
import RiskMeasures
import Simulation
import Testing

@Suite("The verdict changes with the figures")
struct VerdictTests {
  /// Bounds on the ES of BTC, as shares of what was measured: 1.5 holds, 0.5 is breached, 1 is a hair above or
  /// below the figure and within its noise.
  struct Case: CustomTestStringConvertible {
    let shares: [Double]
    let verdict: String
    var testDescription: String { verdict }
  }

  static let cases = [
    Case(shares: [], verdict: "No limit is set."),
    Case(shares: [1.5], verdict: "The one limit holds."),
    Case(shares: [0.5], verdict: "The one limit is breached."),
    Case(shares: [1.5, 2], verdict: "All 2 limits hold."),
    Case(shares: [0.5, 0.6, 0.7], verdict: "All 3 limits are breached."),
    Case(shares: [0.5, 1.5], verdict: "1 of 2 limits is breached; 1 holds."),
    Case(shares: [0.5, 0.6, 1.5, 2, 3], verdict: "2 of 5 limits are breached; 3 hold."),
    Case(shares: [1.001], verdict: "The one limit holds (within noise)."),
    Case(
      shares: [0.999, 0.5, 1.001, 2], verdict: "2 of 4 limits are breached (1 within noise); 2 hold (1 within noise)."),
  ]

  @Test("how many limits are breached and hold, and within noise", arguments: cases)
  func words(_ expected: Case) throws {
    let night = try Night.standard.get()
    let report = try night.report(night.limits(expected.shares))
    #expect(report.verdict == expected.verdict)
    #expect(report.isBreached == expected.shares.contains { $0 < 1 })
    #expect(report.markdown.contains("**\(expected.verdict)**"))
  }

  @Test("a failed audit comes before everything else")
  func failedAudit() throws {
    let night = try Night.standard.get()
    let audit = try Night.failedAudit()
    try #require(!audit.passed)
    let report = try night.report(night.limits([1.5]), audit: audit)
    #expect(report.verdict == "Do not use these figures: the audit of the paths failed. The one limit holds.")
    #expect(report.markdown.firstLines(10).contains("The audit of the paths FAILED"))
    #expect(report.markdown.firstLines(10).contains("volatility BTC"))
  }

  @Test("breaches are named, the worst first, and those beyond three are counted")
  func namedBreaches() throws {
    let night = try Night.standard.get()
    let head = try night.report(night.limits([0.9, 0.5, 0.8, 0.6, 0.7])).markdown.firstLines(10)
    let line = try #require(head.split(separator: "\n").first { $0.hasPrefix("- Breached:") })
    let bounds = [0.5, 0.6, 0.7].map { "at most \(Figure.percent($0 * night.assets[0].haircut.measured))" }
    var rest = line[...]
    for bound in bounds {
      let place = try #require(rest.firstRange(of: bound))
      rest = rest[place.upperBound...]
    }
    #expect(line.hasSuffix("; and 2 more in the table below."))
  }

  @Test("the limit that holds with the least room is named")
  func closest() throws {
    let night = try Night.standard.get()
    let head = try night.report(night.limits([3, 1.25, 2])).markdown.firstLines(10)
    #expect(head.contains("Closest of those that hold: ES 99 % of BTC over 2 days"))
    #expect(head.contains("against at most \(Figure.percent(1.25 * night.assets[0].haircut.measured)), 80 % used."))
  }

  @Test("a bound of zero has no share of itself to use")
  func zeroBound() throws {
    let night = try Night.standard.get()
    let report = try night.report([Limit(.asset("BTC"), .valueAtRisk, atMost: 0)])
    #expect(report.verdict == "The one limit is breached.")
    #expect(report.calibration.text.contains("|    - | BREACHED"))
  }
}

extension Night {
  /// Bounds on the ES of BTC that are shares of its measured figure.
  func limits(_ shares: [Double]) -> [Limit] {
    shares.map { Limit(.asset("BTC"), .expectedShortfall, atMost: $0 * assets[0].haircut.measured) }
  }
}

extension String {
  func firstLines(_ count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false).prefix(count).joined(separator: "\n")
  }
}
