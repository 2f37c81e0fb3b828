import Calibration
import Documents
import MarketData
import MarketModel
import Reporting
import Simulation
import Testing

@Suite("The nightly report")
struct ReportTests {
  static let odd =
    "date,BTC,ETH\n2024-03-01,100,50\n2024-03-02,250,50\n2024-03-03,251,50\n2024-03-04,252,50\n"
    + "2024-03-05,253,50\n2024-03-07,254,51\n"

  @Test("the first ten lines answer what is asked at seven in the morning")
  func head() throws {
    let night = try Night.standard.get()
    let limits = night.limits([0.5, 1.5]) + [Limit(.basket("Core"), .expectedShortfall, atMost: 0.9)]
    let report = try night.report(limits, quality: Night.quality(Self.odd), isSynthetic: true)
    let head = report.markdown.firstLines(10)
    let sol = night.assets[2].haircut
    #expect(head.hasPrefix("# Nightly stress report\n"))
    #expect(head.contains("SYNTHETIC PRICES"))
    #expect(head.contains("1 of 3 limits is breached; 2 hold."))
    #expect(head.contains("- Breached: ES 99 % of BTC over 2 days"))
    #expect(head.contains("Closest of those that hold: ES 99 % of BTC over 2 days"))
    #expect(
      head.contains(
        "- Worst figure: SOL, ES 99 % over 4 days: \(Figure.percent(sol.measured))"
          + " \(Figure.percent(sol.measuredInterval))."))
    #expect(head.contains("The audit of the paths passed"))
    #expect(
      head.contains(
        "Data quality: 5 findings in 6 rows of prices.csv, the last of 2024-03-07: 1 gap in time, 1 stale stretch, 1 jump and 2 short"
          + " histories."))
  }

  @Test("observed prices carry no banner, and a run without a table says so")
  func observed() throws {
    let markdown = try Night.standard.get().report().markdown
    #expect(!markdown.contains("SYNTHETIC"))
    #expect(markdown.firstLines(10).contains("Data quality: this run read no price table."))
  }

  @Test("a clean table has no finding")
  func cleanTable() throws {
    let rows = (0..<70).map { "\(Timestamp(seconds: 86_400 * $0)),\(100 + $0 % 7)" }
    let quality = try Night.quality("date,BTC\n\(rows.joined(separator: "\n"))\n")
    try #require(quality.findings.isEmpty)
    let markdown = try Night.standard.get().report(quality: quality).markdown
    #expect(
      markdown.firstLines(10).contains("Data quality: no finding in 70 rows of prices.csv, the last of 1970-03-11."))
    #expect(markdown.contains("\nNo finding.\n"))
  }

  @Test("forty findings are listed and the rest is counted")
  func manyFindings() throws {
    let rows = (0..<100).map { "\(Timestamp(seconds: 86_400 * $0)),\($0.isMultiple(of: 2) ? 100 : 300)" }
    let quality = try Night.quality("date,BTC\n\(rows.joined(separator: "\n"))\n")
    try #require(quality.findings.count == 99)
    let markdown = try Night.standard.get().report(quality: quality).markdown
    #expect(markdown.split(separator: "\n").count { $0.hasPrefix("- prices.csv line") } == 40)
    #expect(markdown.contains("And 59 more findings."))
  }

  @Test("every section is there, with its figures and the way to repeat the run")
  func sections() throws {
    let night = try Night.standard.get()
    let report = try night.report(night.limits([1.5]), quality: Night.quality(Self.odd))
    let markdown = report.markdown
    for heading in [
      "Limits", "Assets", "Baskets", "Which basket needs least", "Losses of Wide", "The market model", "Data quality",
      "The audit of the paths", "How to read this", "Where this came from",
    ] {
      #expect(markdown.contains("\n## \(heading)\n"), "no section \(heading)")
    }
    for chart in report.charts { #expect(markdown.contains("](\(chart.fileName))")) }
    #expect(markdown.contains("Seed 7, 20,000 paths, 4 days in steps of 1 day."))
    #expect(markdown.contains("    ballast nightly Models/nightly.json5 --seed 7\n"))
    #expect(markdown.contains(String(repeating: "ab", count: 32)))
    #expect(markdown.contains("- Volatility does not cluster in this model."))
    #expect(markdown.contains("The paths cannot tell Wide from Wide, mirrored, with 95 %"))
    #expect(markdown.contains("| Dollars ") && markdown.contains("none: one asset"))
    #expect(!markdown.lowercased().contains("nan "))
    #expect(!markdown.contains("-0.00 %"))
  }

  @Test("a fitted model says where it came from and what was repaired")
  func provenance() throws {
    let provenance = ModelProvenance(
      tool: "ballast 0.1.0", input: "prices.csv", inputSHA256: "0123", span: ["2023-01-01", "2024-12-31"], rows: 731,
      returns: ["ETH": 700, "BTC": 1_730], alignment: "pairwise", stepDays: 1, covariance: "sample",
      dynamics: "maximum likelihood", repairs: ["correlation moved by 0.01 to the nearest one"])
    let model = try MarketModel(
      assets: ["ETH", "BTC"], volatility: [0.7, 0.5], correlation: [[1, 0.8], [0.8, 1]], dynamics: .gaussian,
      provenance: provenance)
    let night = try Night.standard.get()
    let markdown = NightlyReport(
      title: "T", command: "c", tool: "t", inputs: [], isSynthetic: false, model: model, quality: nil,
      calibration: try night.calibrate(), reference: try night.report().reference, comparison: nil
    ).markdown
    #expect(markdown.contains("- Repaired: correlation moved by 0.01 to the nearest one\n"))
    #expect(markdown.contains("from 2023-01-01 to 2024-12-31, observations 1 day apart."))
    #expect(markdown.contains("| BTC   |             50.00 % |         0.00 % |             1,730 |"))
    #expect(!markdown.contains("## Which basket needs least"))
  }

  @Test("the audit lists the ten farthest quantities, the farthest first")
  func farthestQuantities() throws {
    let night = try Night.standard.get()
    let section = try #require(night.report().markdown.split(separator: "## The audit of the paths").last)
    let rows = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst(2).prefix(10)
    let distances = rows.compactMap { row in
      row.split(separator: "|").last.flatMap { Double($0.filter { $0 != " " }) }?.magnitude
    }
    let expected = night.audit.entries.compactMap { $0.zScore?.magnitude }.sorted(by: >).prefix(10)
    #expect(distances.count == 10)
    #expect(zip(distances, expected).allSatisfy { abs($0 - $1) <= 0.005 })
  }

  @Test("the terminal shows the head of the report")
  func terminal() throws {
    let report = try Night.standard.get().report()
    #expect(report.markdown.hasPrefix(report.text))
    #expect(report.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 11)
  }

  @Test("the same run gives the same bytes")
  func repeatable() throws {
    let model = try Night.model.get()
    let (first, second) = (try Night(model: model, paths: 4_000), try Night(model: model, paths: 4_000))
    let quality = try Night.quality(Self.odd)
    let (one, other) = (try first.report(quality: quality), try second.report(quality: quality))
    #expect(one.markdown == other.markdown)
    #expect(one.charts == other.charts)
  }

  @Test("diversification that the paths cannot tell from none is said to be within noise")
  func diversificationWithinNoise() throws {
    let night = try Night.withTwins.get()
    let text = try night.calibrate().text
    #expect(text.contains("within noise"))
    #expect(text.contains("Pair: the diversification of"))
    #expect(try Night.standard.get().calibrate().text.contains("| real "))
  }
}
