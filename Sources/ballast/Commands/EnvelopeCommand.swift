import Arguments
import Calibration
import Foundation
import MarketModel
import Portfolio
import Reporting
import Simulation

/// Several models and a venue in, the same haircuts under each of them out.
struct EnvelopeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "envelope",
    abstract: "The same haircuts under several models, and with a model's parameters drawn: what the model is worth.",
    discussion: """
      Each model is a column. A file of parameter draws, as fit writes it, adds the haircut of its model with the \
      parameters drawn anew every so many paths: it allows for not knowing them, and its interval for the number of draws.
      """,
    examples: [
      CommandExample(
        "ballast envelope student.json garch.json jumps.json --venue Models/venues/lending.json5",
        "Three laws of one market."),
      CommandExample(
        "ballast envelope garch.json --parameter-draws garch.draws.json --venue venue.json5",
        "Haircuts with and without the uncertainty of the parameters."),
    ])

  @Argument(minimum: 1, maximum: 20, help: "Market models.", valueName: "model")
  var models: [String]

  @Option(help: "The venue card.", valueName: "file")
  var venue: String

  @Option(help: "A basket to margin as a whole: NAME:BTC=0.4,ETH=0.6 or a file; may be repeated.", valueName: "basket")
  var basket: [BasketArgument] = []

  @Option(help: "A file of parameter draws; may be repeated.", valueName: "file")
  var parameterDraws: [String] = []

  @Option(help: "The time from one price to the next; each model's own step if not given.", valueName: "time")
  var step: Duration?

  @OptionGroup var options: RunOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard models.count + parameterDraws.count > 1 else {
      throw ValidationError("one model alone has no envelope: name another, or give --parameter-draws")
    }
    guard Set(models + parameterDraws).count == models.count + parameterDraws.count else {
      throw ValidationError("a file stands twice: name each once")
    }
  }

  mutating func run() throws {
    let policy = try VenueCard.policy(in: SourceFile(venue))
    let baskets = try basket.map { try $0.basket() }
    let sources = try models.map { try ModelFile($0) }
    let draws = try parameterDraws.map { try ParameterDrawsFile($0) }
    var columns: [Envelope.Column] = []
    var audits: [PathAudit] = []
    var runs: [RunFacts] = []
    for source in sources {
      let grid = try grid(policy, source.model, name: source.file.path)
      let (run, audit) = try options.audited(source.model, on: grid, quiet: output.quiet)
      columns.append(try column(source.file.path, policy, baskets, run))
      audits.append(audit)
      runs.append(RunFacts(of: run))
    }
    for file in draws {
      let grid = try grid(policy, file.models[0], name: file.path)
      let (run, audit) = try options.audited(pooling: file.models, on: grid, quiet: output.quiet)
      columns.append(try column(file.path, policy, baskets, run))
      audits.append(audit)
      runs.append(RunFacts(of: run))
    }
    let laws = sources.map { $0.model.dynamics.sentence } + draws.map { $0.sentence }
    let judgements = sources.flatMap { $0.model.judgements }
    let answer = EnvelopeAnswer(
      Envelope(columns), policy: policy, laws: laws,
      judgements: judgements.reduce(into: []) { lines, line in if !lines.contains(line) { lines.append(line) } },
      runs: runs, audits: audits)
    try output.answer(answer, text: answer.text)
  }

  private func column(
    _ name: String, _ policy: CalibrationPolicy, _ baskets: [Basket], _ run: LossRun
  ) throws -> Envelope.Column {
    do {
      let calibration = try Calibration(policy, run: run)
      return Envelope.Column(
        model: name, assets: try calibration.assetParameters(),
        baskets: try baskets.map { try calibration.parameters(of: $0) })
    } catch {
      throw Failure(error, source: name)
    }
  }

  private func grid(_ policy: CalibrationPolicy, _ model: MarketModel, name: String) throws -> TimeGrid {
    let days = step?.days ?? model.dynamics.stepDays ?? model.provenance?.stepDays ?? 1
    do {
      return try TimeGrid(horizonDays: Calibration.horizonDays(of: policy, in: model.assets), stepDays: days)
    } catch {
      throw Failure(.badData, "\(name): \(error)")
    }
  }
}
