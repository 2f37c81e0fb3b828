import Arguments
import Foundation
import Liquidation
import Portfolio
import Reporting
import RiskMeasures
import Simulation
import Stress

/// A model, venues and their books in, or an issuer; what liquidations or redemptions come to and who pays out.
struct StressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stress",
    abstract: "What happens at a venue when health fails: who is liquidated, what it costs and who pays.",
    discussion: """
      On every path the venue sees prices through its oracles, sells what is called by its mechanism to liquidators who come if \
      it pays, and what is sold moves the price. Bad debt goes to the fund, the backstop, and those who lent. The card's \
      section "liquidation" says how; a liquidity card says into which market. Several venues share one market and its \
      liquidators. Scenarios run on the same random numbers as the model as it is, or alone on one path where they say so. \
      With --issuer, what happens to an issuer's reserves when holders redeem. See a path with ballast replay.
      """,
    examples: [
      CommandExample(
        "ballast stress Models/onchain.json5 --venue Models/venues/aave-v3-ethereum.json5 --book Models/books/lending.csv --liquidity Models/liquidity/onchain.json5",
        "Three days at a lending market."),
      CommandExample(
        "ballast stress Models/onchain.json5 --venue Models/venues/aave-v3-ethereum.json5 --book Models/books/crowd.csv --liquidity Models/liquidity/onchain.json5 --scenario Models/scenarios/thin-markets.json5,Models/scenarios/black-thursday-2020.json5",
        "The same as it is, in thin markets, and through March 2020."),
      CommandExample(
        "ballast stress Models/derivatives.json5 --venue Models/venues/hyperliquid.json5 --book Models/books/leverage.json5 --liquidity Models/liquidity/derivatives.json5 --horizon 2d --paths 1024 --compare-deleveraging",
        "Who pays for bankrupt longs: nobody, the most profitable first, or all by the same share."),
      CommandExample(
        "ballast stress Models/onchain.json5 --issuer Models/issuers/fiat-coin.json5 --horizon 7d",
        "A week of redemptions at the issuer of a dollar coin."),
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @OptionGroup var options: StressOptions

  @Option(help: "The confidence, or several separated by commas.", valueName: "levels")
  var confidence = ConfidenceList.standard

  @Option(help: "The number of paths.", valueName: "count")
  var paths = 4_096

  @Flag(help: "Run the same paths without deleveraging, by queue and pro rata, side by side.")
  var compareDeleveraging = false

  @Flag(help: "Leave out the second run, without feedback, that amplification is measured by.")
  var noAmplification = false

  @Option(help: "How many of the worst paths are named.", valueName: "count")
  var worst = 10

  @Option(help: "Where to write every path of every case, CSV.", valueName: "file")
  var pathsOut: String?

  @Option(
    help: "The most that the expected shortfall of bad debt may be at the first confidence; exit code 1 beyond it.",
    valueName: "dollars")
  var limitBadDebt: Double?

  @OptionGroup var work: WorkOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...StressRun.pathLimit).contains(paths) else {
      throw ValidationError("\(paths) paths: give a whole number from 1 to \(StressRun.pathLimit)")
    }
    guard (1...10_000).contains(worst) else {
      throw ValidationError("\(worst) worst paths: give a whole number from 1 to 10000")
    }
    if let limitBadDebt, !(limitBadDebt >= 0 && limitBadDebt <= 1e15) {
      throw ValidationError("a limit of \(limitBadDebt) dollars: give a number from 0 to 1e15")
    }
    guard options.issuer != nil else { return }
    for (given, name) in [
      (compareDeleveraging, "--compare-deleveraging"), (noAmplification, "--no-amplification"),
      (pathsOut != nil, "--paths-out"), (limitBadDebt != nil, "--limit-bad-debt"),
    ] where given {
      throw ValidationError("\(name) is of venues: leave it out with --issuer")
    }
  }

  mutating func run() throws {
    if let pathsOut { try OutputFile.checkPlace(pathsOut, unlike: options.inputs(model: model)) }
    if let issuer = options.issuer { return try run(issuer: issuer) }
    let scenarios = try ScenarioFile.all(options.scenario)
    let simulates = scenarios.isEmpty || scenarios.contains { !$0.scenario.alone }
    if simulates { try confidence.checkTail(of: paths) }
    let inputs = try StressInputs(
      model: model, options: options, work: work, output: output, simulates: simulates)
    scenarios.forEach(inputs.warnOfUnusedFaults)
    // The model as it is comes first, so that there is something to compare with.
    let runners = try ((simulates ? [nil] : []) + scenarios.map(Optional.some)).map {
      try StressRunner(inputs, scenario: $0)
    }
    try checkDeleveraging(inputs)
    let request = StressRunner.Request(
      paths: paths, confidences: confidence.levels, worst: worst,
      amplifies: !noAmplification && inputs.liquidity?.card.market.movesPrices == true,
      comparesDeleveraging: compareDeleveraging)
    var audits = StressAudits()
    var cases: [(answer: StressCase, result: StressResult)] = []
    for runner in runners {
      cases.append(try runner.answer(request, base: cases.first?.result, audits: &audits))
    }
    let answer = answer(inputs, start: PathEngine(runners[0].setup), cases: cases.map(\.answer))
    if let pathsOut { try OutputFile.write(StressPathTable.text(of: cases), to: pathsOut) }
    try output.answer(answer, text: answer.text)
    if answer.isBreached { throw Failure(.breached, "the limit of bad debt is breached") }
  }

  private func answer(_ inputs: StressInputs, start: PathEngine, cases: [StressCase]) -> StressAnswer {
    let books = inputs.venues.map(\.file.priced)
    return StressAnswer(
      venues: inputs.venues.enumerated().map { number, venue in
        StressAnswer.Venue(
          name: venue.name, book: venue.file.name, asOf: venue.file.priced.book.asOf,
          accounts: venue.file.names.count, positions: venue.file.positions, mechanism: venue.rules.mechanism,
          oracles: venue.file.priced.assets.filter { venue.rules.oracle.rule(of: $0) != .market },
          fund: venue.rules.losses.fund, called: inputs.called(at: number, in: start))
      }, liquidity: inputs.liquidity?.card.name, cases: cases, confidences: confidence.levels,
      badDebtLimit: limitBadDebt, faults: books.flatMap(\.silentMarkets),
      run: RunFacts(
        seed: options.seed, paths: cases[0].paths, horizonDays: cases[0].horizonDays, stepDays: cases[0].stepDays,
        claims: inputs.source.model.claims(behind: books.flatMap(\.assets))))
  }

  /// Refuses a comparison that compares nothing: contracts alone are deleveraged.
  private func checkDeleveraging(_ inputs: StressInputs) throws(Failure) {
    guard compareDeleveraging else { return }
    let closes = inputs.venues.contains { venue in
      if case .orderBook = venue.rules.mechanism { true } else { false }
    }
    guard closes else {
      throw Failure(
        .usage, "--compare-deleveraging: none of these venues closes contracts on an order book: leave it out")
    }
  }

  private func run(issuer card: String) throws {
    try confidence.checkTail(of: paths)
    let issuer = try IssuerRun(
      model: model, card: card, options: options, paths: paths, work: work, output: output)
    let audit = try PathAudit(of: issuer.simulation)
    try audit.demandPassed()
    let answer = RedemptionAnswer(
      issuer: issuer.issuer, scenario: issuer.scenario?.name,
      distribution: try issuer.run.distribution(confidences: confidence.levels, worstPaths: worst),
      replayCommand: options.replayCommand(model: model, scenario: options.scenario?.text), run: issuer.facts,
      audit: audit)
    try output.answer(answer, text: answer.text)
  }
}

extension LiquidityRules {
  /// Whether any sale moves a price at all.
  fileprivate var movesPrices: Bool { !depth.isEmpty || !contractDepth.isEmpty || !backed.isEmpty }
}
