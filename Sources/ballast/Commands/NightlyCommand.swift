import Arguments
import Calibration
import Documents
import Foundation
import MarketModel
import Reporting

/// A run card in, a report out: the scheduled job.
struct NightlyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "nightly",
    abstract: "Writes the nightly stress report: report.md, its charts and results.json.",
    discussion: """
      The report goes into a folder named after the date. A folder that stands there is never overwritten: a second run \
      of the same date goes beside it. Exit code 1 says that a limit of the card is breached.
      """,
    examples: [
      CommandExample("ballast nightly", "Run Models/nightly.json5."),
      CommandExample("ballast nightly cards/eu.json5 --date 2026-03-01", "Run another card, for a date."),
    ])

  @Argument(help: "The run card.", valueName: "card")
  var card = "Models/nightly.json5"

  @Option(help: "The date that the folder is named after; today (UTC) if not given.", valueName: "date")
  var date: String?

  @Option(help: "The folder to write; one named after the date if not given.", valueName: "folder")
  var out: String?

  @Flag(help: "Let the folder give way that stands where the report goes.")
  var replace = false

  @Option(help: "The number of paths; the card's if not given.", valueName: "count")
  var paths: Int?

  @Option(help: "The seed of the random numbers; the card's if not given.", valueName: "number")
  var seed: UInt64?

  @OptionGroup var work: WorkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws { try sampling(paths: paths ?? 1, seed: seed ?? 0).validate() }

  private func sampling(paths: Int, seed: UInt64) -> RunOptions {
    var options = RunOptions()
    (options.paths, options.seed, options.work) = (paths, seed, work)
    return options
  }

  mutating func run() throws {
    let file = try SourceFile(card)
    let read = try StrictDocument.decode(NightlyCard.self, from: file.data, source: card)
    let place = try ReportPlace(card: read, cardPath: card, date: date, out: out, replace: replace)
    try OutputFolder.checkPlace(place.path, replaces: place.replaces)
    let options = sampling(paths: paths ?? read.paths, seed: seed ?? read.seed)
    let nightly = NightlyRun(
      card: read, file: file, sampling: options,
      command: "ballast nightly \(card.quotedForShell) --paths \(options.paths) --seed \(options.seed)", output: output)
    let report = try nightly.report()
    try ReportWriter(report).write(to: place)
    try output.answer(report, text: "\(report.verdict)\nreport: \(place.path)/report.md")
    if report.isBreached { throw Failure(.breached, report.verdict) }
  }
}

extension String {
  /// The text as one word of a shell's command line.
  fileprivate var quotedForShell: String {
    let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+=:,@".contains($0)) }
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
