import Arguments
import Calibration
import Documents
import Foundation
import Margin
import MarginCalls
import MarketModel
import Portfolio
import Reporting
import RiskMeasures
import Simulation

/// A model, a venue and a book in; who needs what, who is called, when and for how much out.
struct MarginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "margin",
    abstract:
      "What a venue asks of the accounts of a book, who is called on the model's paths, and what would cure it.",
    discussion: """
      The card's section "margin" says what collateral counts and what contracts need; the book is CSV with a row per \
      position or per account, or JSON. Prices are dollars per unit, from --prices, or from the book. A call is the first \
      end of a step at which an account is short of maintenance. Beside the venue's schedule stands the joint margin: \
      expected shortfall of all that an account holds and owes over the margin period.
      """,
    examples: [
      CommandExample(
        "ballast margin Models/onchain.json5 --venue Models/venues/aave-v3-ethereum.json5 --book Models/books/lending.csv",
        "The calls of a week at a lending market."),
      CommandExample(
        "ballast margin market.json --venue venue.json5 --book book.csv --prices prices.csv --horizon 3d --step 1h",
        "Of three days, hour by hour, at the last prices of a table."),
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @Option(help: "The venue card, with a section \"margin\".", valueName: "file")
  var venue: String

  @Option(help: "The book: CSV or JSON.", valueName: "file")
  var book: String

  @Option(help: "A price table whose last row holds today's prices, dollars per unit.", valueName: "file")
  var prices: String?

  @Option(help: "How far the paths run.", valueName: "time")
  var horizon: Duration = "7d"

  @Option(help: "The time from one look to the next; the model's own step if not given.", valueName: "time")
  var step: Duration?

  @Option(
    help: "The margin period of risk of the joint margin; the venue's, or a day, if not given.", valueName: "time")
  var marginPeriod: Duration?

  @Option(
    help: "The half-life with which haircuts that follow volatility forget a path's returns.", valueName: "time")
  var volatilityHalfLife: Duration = "10d"

  @Option(
    help: "The confidence, or several separated by commas; the joint margin takes the first.", valueName: "levels")
  var confidence = ConfidenceList.standard

  @Option(help: "How many accounts are shown, the nearest to a call first.", valueName: "count")
  var closest = 10

  @Option(help: "The health factor that a cure is to bring back.", valueName: "number")
  var targetHealth = 1.1

  @Option(help: "Where to write every account with its margin and its calls, CSV.", valueName: "file")
  var accountsOut: String?

  @Option(help: "The number of paths.", valueName: "count")
  var paths = 16_384

  @Option(help: "The seed of the random numbers.", valueName: "number")
  var seed: UInt64 = 1

  @OptionGroup var work: WorkOptions
  @OptionGroup var output: OutputOptions

  /// The most moves that a joint margin is measured on: a loss of each account and move is made and sorted.
  private static let moveLimit = 16_384

  /// The most accounts that all have a joint margin; of more, those that are shown do.
  private static let jointLimit = 20_000

  func validate() throws {
    guard (1...CallRun.pathLimit).contains(paths) else {
      throw ValidationError("\(paths) paths: give a whole number from 1 to \(CallRun.pathLimit)")
    }
    guard (1...10_000).contains(closest) else {
      throw ValidationError(
        "\(closest) accounts: give a whole number from 1 to 10000; --accounts-out writes all of them")
    }
    guard targetHealth >= 1, targetHealth <= 100 else {
      throw ValidationError("a target health of \(targetHealth): give a number from 1 to 100")
    }
  }

  mutating func run() throws {
    if let accountsOut { try OutputFile.checkPlace(accountsOut, unlike: [model, venue, book, prices]) }
    let source = try ModelFile(model)
    let (venueName, rules) = try VenueCard.margin(in: SourceFile(venue))
    let file = try BookFile(book, prices: prices, market: source.model, output: output)
    let grid = try source.grid(horizonDays: horizon.days, step: step, output: output)
    let simulation = try self.simulation(of: source.model, on: grid)
    let audit = try PathAudit(of: simulation)
    try audit.demandPassed()
    let scheduler = work.scheduler(quiet: output.quiet, label: "paths")
    let market = MoveSource(
      model: source.model, book: file.priced, par: rules.collateral.par, stepDays: grid.stepDays, seed: seed,
      paths: min(paths, Self.moveLimit), scheduler: scheduler)
    let asked = rules.models.lazy.compactMap(\.rule.marginPeriodDays).first
    let period = marginPeriod?.days ?? asked ?? max(1, grid.stepDays)
    let moves = try market.moves(days: period, named: marginPeriod == nil && asked != nil ? venue : "--margin-period")
    let ruled = asked == nil || asked == period ? moves : try market.moves(days: asked ?? period, named: venue)
    let engine = try self.engine(rules, book: file.priced, moves: ruled)
    let run = try CallRun(
      simulation, engine: engine, paths: paths, owners: file.owners,
      volatilityHalfLifeDays: volatilityHalfLife.days, blockPaths: work.blockPaths, scheduler: scheduler)
    let distribution = try run.distribution(confidences: confidence.levels)
    let joint = JointMargin(engine: engine, moves: moves, confidence: confidence.levels[0])
    let review = try MarginReview(
      engine: engine, distribution: distribution, owners: file.owners, names: file.names, positions: file.positions,
      closest: closest, targetHealth: targetHealth, daysPerYear: source.model.daysPerYear,
      joint: (joint, Self.jointLimit), scheduler: scheduler)
    let answer = MarginAnswer(
      venue: venueName, book: file.name, asOf: file.priced.book.asOf, review: review,
      accountNames: engine.book.book.accounts.map { $0.id },
      joint: .init(
        measure: joint.measure, confidence: joint.confidence, periodDays: period, moves: moves.count),
      targetHealth: targetHealth, faults: faults(of: engine) + file.priced.silentMarkets,
      capUses: engine.collateral.capUses(in: engine.book.today),
      run: RunFacts(
        seed: seed, paths: paths, horizonDays: grid.horizonDays, stepDays: grid.stepDays,
        claims: source.model.claims(behind: file.priced.assets)), audit: audit)
    if let accountsOut { try OutputFile.write(answer.accountRows, to: accountsOut) }
    try output.answer(answer, text: answer.text)
  }

  private func simulation(of model: MarketModel, on grid: TimeGrid) throws -> Simulation {
    try Simulation(model: model, grid: grid, seed: seed, instructionSet: try InstructionSetChoice.current())
  }

  private func engine(_ rules: MarginVenue, book: PricedBook, moves: MarketMoves) throws -> MarginEngine {
    do {
      return try MarginEngine(rules, book: book, moves: moves)
    } catch {
      throw Failure(.badData, "\(venue): \(error)")
    }
  }

  /// What the book does that the rules would not have allowed, a line each; of many of a kind the first.
  private func faults(of engine: MarginEngine) -> [String] {
    let rules = engine.collateral
    let accounts = engine.book.book.accounts.indices
    let positions = accounts.lazy.flatMap { rules.eligibilityFaults(of: $0) }
    var lines: [String] = positions.prefix(Self.faultLimit).map { "\($0)." }
    let count = positions.count
    if count > Self.faultLimit {
      lines.append("And \(count - Self.faultLimit) more positions that the venue does not allow.")
    }
    return lines
  }

  /// The most positions that are named one by one.
  private static let faultLimit = 5
}
