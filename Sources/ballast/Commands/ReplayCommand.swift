import Arguments
import Liquidation
import Reporting
import Simulation
import Stress

/// The same inputs as a stress in; the story of one of its paths, event by event, out.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "The story of one path of a stress, event by event, to the cent.",
    discussion: """
      Path 48 of a seed is the same path whatever else is run: take a number from the worst paths of ballast stress, with the \
      same model, cards, horizon, step and seed. A scenario that is alone has one path, which needs no number.
      """,
    examples: [
      CommandExample(
        "ballast replay Models/onchain.json5 --venue Models/venues/aave-v3-ethereum.json5 --book Models/books/lending.csv --liquidity Models/liquidity/onchain.json5 --path 48",
        "What happened on path 48."),
      CommandExample(
        "ballast replay Models/onchain.json5 --venue Models/venues/aave-v3-ethereum.json5 --book Models/books/lending.csv --liquidity Models/liquidity/onchain.json5 --scenario Models/scenarios/black-thursday-2020.json5 --account whale-2",
        "What March 2020 would have done to one account."),
    ])

  @Argument(help: "The market model.", valueName: "model")
  var model: String

  @OptionGroup var options: StressOptions

  @Option(help: "The number of the path, from 0.", valueName: "number")
  var path: Int?

  @Option(help: "Tell the events of one account only.", valueName: "name")
  var account: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let path, !(0..<StressRun.pathLimit).contains(path) {
      throw ValidationError("path \(path): give a whole number from 0 to \(StressRun.pathLimit - 1)")
    }
    if let scenario = options.scenario, scenario.paths.count > 1 {
      throw ValidationError("--scenario: \(scenario.paths.count) scenarios: a path has one")
    }
    guard options.issuer != nil else { return }
    guard account == nil else { throw ValidationError("--account is of venues: leave it out with --issuer") }
  }

  mutating func run() throws {
    if let issuer = options.issuer { return try run(issuer: issuer) }
    let scenario = try ScenarioFile.all(options.scenario).first
    let isAlone = scenario?.scenario.alone == true
    if isAlone, let path, path != 0 {
      throw Failure(
        .usage, "--path \(path): \(scenario?.path ?? "") moves prices alone and has one path: leave --path out")
    }
    guard isAlone || path != nil else { throw Self.noPath }
    let inputs = try StressInputs(
      model: model, options: options, work: WorkOptions(), output: output, simulates: !isAlone)
    let parts = try inputs.parts(of: account)
    if let scenario { inputs.warnOfUnusedFaults(in: scenario) }
    let runner = try StressRunner(inputs, scenario: scenario)
    let story = try runner.story(of: path)
    let answer = ReplayAnswer(
      books: inputs.venues.map(\.file.name), liquidity: inputs.liquidity?.card.name,
      scenario: scenario?.scenario.name, path: isAlone ? nil : path, story: story, account: account,
      events: story.events.filter { parts?.contains($0.account) ?? true }, unpricedAsset: inputs.unpricedGasAsset,
      note: scenario?.scenario.note ?? "",
      assetsWithoutMoves: scenario.map { inputs.assetsWithoutMoves(in: $0.scenario, of: runner.setup) } ?? [],
      run: RunFacts(
        seed: options.seed, paths: 1, horizonDays: runner.grid.horizonDays, stepDays: runner.grid.stepDays))
    try output.answer(answer, text: answer.text)
  }

  private func run(issuer card: String) throws {
    guard let path else { throw Self.noPath }
    let issuer = try IssuerRun(
      model: model, card: card, options: options, paths: 1, work: WorkOptions(), output: output)
    let answer = RedemptionReplayAnswer(
      issuer: issuer.issuer, path: path, story: try issuer.run.story(of: path), run: issuer.facts)
    try output.answer(answer, text: answer.text)
  }

  private static let noPath = Failure(
    .usage, "--path is missing: name a path, such as one of the worst paths of ballast stress")
}
