import Calibration
import Foundation
import Portfolio
import Reporting
import RiskMeasures
import Simulation
import Testing

@Suite("Charts")
struct ChartTests {
  @Test("the loss distribution marks VaR and ES at the first confidence")
  func lossMarks() throws {
    let night = try Night.standard.get()
    let script = try #require(Chart.scripts(of: night.report())["loss-distribution"])
    let first = night.risk.measures[0]
    #expect(script.contains("'VaR 99 %: \(Figure.percent(first.valueAtRisk))' at first \(100 * first.valueAtRisk),"))
    #expect(
      script.contains(
        "'ES 99 %: \(Figure.percent(first.expectedShortfall))' at first \(100 * first.expectedShortfall),"))
    #expect(script.contains("set output 'loss-distribution.svg'"))
  }

  @Test("the heat map writes each correlation into its cell")
  func correlations() throws {
    let script = try #require(Chart.scripts(of: Night.standard.get().report())["correlation"])
    #expect(script.contains("0.0 1.0 \"0.82\"") && script.contains("3.0 0.0 \"-0.02\""))
    #expect(script.split(separator: "\n").count { $0.hasSuffix("\"1\"") } == 4)
  }

  @Test("each asset has its haircut, each basket its ratio")
  func bars() throws {
    let night = try Night.standard.get()
    let scripts = Chart.scripts(of: try night.report())
    let haircuts = try #require(scripts["haircuts"])
    for asset in night.assets {
      #expect(haircuts.contains(" \(100 * asset.haircut.value) \(100 * asset.haircut.measured) "))
      #expect(haircuts.contains("'\(asset.asset)'"))
    }
    let baskets = try #require(scripts["baskets"])
    for entry in night.comparison.entries { #expect(baskets.contains("'\(entry.basket.name)'")) }
  }

  @Test("a name cannot leave its quotes")
  func hostileName() throws {
    let night = try Night.standard.get()
    let name = "it's `date`\nset output \"x\""
    let basket = try Basket(name: name, holdings: [("BTC", 1)])
    let risk = try BasketRisk(basket, .atStep(1), run: night.run, confidences: [Confidence(0.99)])
    let report = NightlyReport(
      title: "T", command: "c", tool: "t", inputs: [], isSynthetic: false, model: night.run.simulation.model,
      quality: nil, calibration: try night.calibrate(),
      reference: RiskAnswer(risk, mark: .atStep(1), run: night.facts, audit: night.audit), comparison: nil)
    let script = try #require(Chart.scripts(of: report)["loss-distribution"])
    #expect(script.contains("set title 'Losses of it''s `date` set output \"x\" after 1 day' noenhanced"))
    #expect(report.charts.count == 3)
  }

  static let gnuplot = "/usr/bin/gnuplot"

  @Test(
    "gnuplot draws every chart, twice to the same bytes",
    .enabled(if: FileManager.default.isExecutableFile(atPath: gnuplot), "gnuplot is not installed"))
  func drawing() throws {
    let reports = [try Night.standard.get().report(), try Worthless().report]
    for chart in reports.flatMap(\.charts) {
      let pictures = try (0..<2).map { _ in try Self.picture(of: chart) }
      #expect(pictures[0].count > 1_000)
      #expect(pictures[0] == pictures[1])
    }
  }

  static func picture(of chart: Chart) throws -> Data {
    let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appending(component: "chart.gp")
    try Data(chart.script.utf8).write(to: script)
    let process = Process()
    process.executableURL = URL(filePath: gnuplot)
    process.arguments = [script.lastPathComponent]
    process.currentDirectoryURL = folder
    let messages = Pipe()
    process.standardError = messages
    try process.run()
    let said = try messages.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && said.isEmpty, "\(chart.name): \(String(decoding: said, as: UTF8.self))")
    return try Data(contentsOf: folder.appending(component: chart.fileName))
  }
}
