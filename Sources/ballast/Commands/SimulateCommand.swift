import Arguments
import Documents
import Foundation
import MarketData
import MarketModel
import Reporting
import Simulation

/// A model in, the audit of its paths out, and the paths where they are wanted.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Draws price paths and audits them: configured beside realised moments.",
    discussion: """
      The audit looks at the first paths of the run, whatever their number; it ends with exit code 70 where a figure is \
      more than 5 standard errors off. --out keeps every path, one row per path and step, as prices over first prices. \
      --price-table keeps the first path as a price table that begins at 100, marked synthetic in its first line.
      """,
    examples: [
      CommandExample("ballast simulate Models/market.json --horizon 10d --step 1h", "Audit ten days of hourly paths."),
      CommandExample(
        "ballast simulate market.json --horizon 1000d --paths 1 --price-table prices.csv --start 2023-01-01",
        "Draw a price table to try the other commands on."),
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @Option(help: "How far the paths run.", valueName: "time")
  var horizon: Duration = "10d"

  @Option(help: "The time from one price to the next; the model's own step if not given.", valueName: "time")
  var step: Duration?

  @Option(help: "Where to write the paths, CSV.", valueName: "file")
  var out: String?

  @Option(help: "Where to write the first path as a price table, CSV.", valueName: "file")
  var priceTable: String?

  @Option(help: "The first date or time of the price table.", valueName: "date")
  var start = "2020-01-01"

  @OptionGroup var sampling: RunOptions
  @OptionGroup var output: OutputOptions

  /// The most rows that are written: a file of some ten gigabytes.
  private static let rowLimit = 100_000_000

  mutating func run() throws {
    let source = try ModelFile(model)
    let grid = try source.grid(horizonDays: horizon.days, step: step, output: output)
    if out != nil, sampling.paths > Self.rowLimit / grid.steps {
      throw Failure(
        .usage, "\(sampling.paths) paths of \(grid.steps) steps are more than \(Self.rowLimit) rows: write fewer paths")
    }
    let simulation = try Simulation(
      model: source.model, grid: grid, seed: sampling.seed, instructionSet: try InstructionSetChoice.current())
    let table = try priceTable.map { path in
      (path, try SyntheticPrices(simulation, start: try startTime(), modelName: source.file.name))
    }
    let audit = try PathAudit(of: simulation)
    let answer = SimulateAnswer(
      audit,
      run: RunFacts(
        seed: sampling.seed, paths: sampling.paths, horizonDays: grid.horizonDays, stepDays: grid.stepDays,
        claims: source.model.claims))
    guard audit.passed else {
      try output.answer(answer, text: answer.text)
      return try audit.demandPassed()
    }
    if let out { try PathTable(simulation, paths: sampling.paths).write(to: out) }
    if let (path, prices) = table { try prices.write(to: path) }
    try output.answer(answer, text: answer.text)
  }

  private func startTime() throws -> Timestamp {
    do {
      return try Timestamp(start)
    } catch {
      throw Failure(.usage, "--start: \(error)")
    }
  }
}
