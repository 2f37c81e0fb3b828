import Documents
import Liquidation
import MarketModel
import Reporting
import Simulation
import Stress

/// An issuer on the paths of a model, read from files and made ready.
struct IssuerRun {
  let source: ModelFile
  let issuer: IssuerRule
  let scenario: Scenario?
  let simulation: Simulation
  let run: RedemptionRun

  /// The horizon that nobody asks another one of, in days.
  private static let standardHorizonDays = 7.0

  init(
    model: String, card: String, options: StressOptions, paths: Int, work: WorkOptions, output: OutputOptions
  ) throws {
    source = try ModelFile(model)
    issuer = try StrictDocument.decode(IssuerRule.self, from: SourceFile(card).data, source: card)
    scenario = try Self.scenario(options.scenario)
    let prices = try options.prices.map { try TodaysPrices(SourceFile($0)).prices } ?? [:]
    let grid = try StressInputs.grid(source, options, output: output, horizonDays: Self.standardHorizonDays)
    do {
      simulation = try Simulation(
        model: try scenario?.stressed(source.model) ?? source.model, grid: grid, seed: options.seed,
        instructionSet: try InstructionSetChoice.current())
    } catch let error as ScenarioError {
      throw Failure(error, source: options.scenario?.text)
    }
    do {
      run = try RedemptionRun(
        simulation, issuer: issuer, prices: prices, paths: paths, blockPaths: work.fewPaths(of: paths, least: 64),
        scheduler: work.scheduler(quiet: output.quiet, label: "paths"))
    } catch {
      let failure = Failure(error)
      throw Failure(failure.code, failure.code == .badData ? "\(card): \(failure.message)" : failure.message)
    }
  }

  /// The scenario of an issuer's run, which moves prices by the model alone.
  private static func scenario(_ list: FileList?) throws -> Scenario? {
    guard let list else { return nil }
    guard list.paths.count == 1 else {
      throw Failure(.usage, "--scenario: \(list.paths.count) scenarios: an issuer's run takes one")
    }
    let scenario = try ScenarioFile(list.paths[0]).scenario
    let stress = scenario.stress
    let marketOnly =
      stress.depth == 1 && stress.gas == 1 && stress.latencySeconds == 0 && stress.liquidatorCapital == 1
      && stress.noLiquidators.isEmpty && stress.oracleFaults.isEmpty
    guard !scenario.alone, scenario.history == nil, scenario.shocks.isEmpty, marketOnly else {
      throw Failure(
        .usage,
        "\(list.paths[0]): an issuer's run takes a scenario's volatility and correlation only: leave out its history, shocks"
          + " and other stress")
    }
    return scenario
  }

  /// The facts of the run.
  var facts: RunFacts {
    RunFacts(
      seed: simulation.seed, paths: run.paths, horizonDays: simulation.grid.horizonDays,
      stepDays: simulation.grid.stepDays, claims: source.model.claims(behind: run.engine.assets))
  }
}
