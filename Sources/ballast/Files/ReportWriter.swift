import Documents
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
      for chart in report.charts { try Gnuplot.draw(chart, in: folder.stagingPath) }
      try folder.commit()
    } catch {
      folder.discard()
      throw error
    }
  }
}
