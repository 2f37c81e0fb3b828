import Foundation
import MarketModel
import Reporting

/// Writes a report, its charts and its figures into one folder, whole or not at all.
struct ReportWriter {
  private let report: NightlyReport

  init(_ report: NightlyReport) { self.report = report }

  func write(to place: ReportPlace) throws {
    let folder = try OutputFolder(place.path, replaces: place.replaces)
    do {
      try folder.write(report.markdown, as: "report.md")
      try folder.write(try StrictDocument.encode(report), as: "results.json")
      for chart in report.charts { try draw(chart, in: folder) }
      try folder.commit()
    } catch {
      folder.discard()
      throw error
    }
  }

  /// Runs gnuplot on a chart's script in the folder.
  private func draw(_ chart: Chart, in folder: OutputFolder) throws(Failure) {
    let process = Process()
    let errors = Pipe()
    let input = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gnuplot", "-"]
    process.currentDirectoryURL = URL(filePath: folder.stagingPath)
    process.standardInput = input
    process.standardError = errors
    do {
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data(chart.script.utf8))
      try input.fileHandleForWriting.close()
    } catch {
      throw Failure(.cannotWrite, "gnuplot, which draws the charts, cannot be run: \(error.localizedDescription)")
    }
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let reason = complaint.split(separator: "\n").first.map(String.init) ?? "no reason given"
      throw Failure(
        .cannotWrite,
        "\(chart.fileName): gnuplot ended with code \(process.terminationStatus): \(reason)"
          + (process.terminationStatus == 127 ? ": install gnuplot-nox" : ""))
    }
  }
}
