import Liquidation
import Margin
import MarginCalls
import MarketModel
import Reporting
import RiskMeasures
import Simulation
import Stress

/// One case of a stress made ready to run: the model as it is or under a scenario, on simulated paths or alone.
struct StressRunner {
  let inputs: StressInputs
  let scenario: ScenarioFile?
  let grid: TimeGrid
  /// The paths' simulation; nil where the scenario alone moves prices.
  let simulation: Simulation?
  let setup: LiquidationSetup

  init(_ inputs: StressInputs, scenario: ScenarioFile?) throws {
    self.inputs = inputs
    self.scenario = scenario
    if let alone = scenario, alone.scenario.alone {
      grid = try Self.grid(ofReplay: alone.scenario, inputs.options)
      simulation = nil
    } else {
      grid = inputs.grid
      do {
        let model = try scenario?.scenario.stressed(inputs.source.model) ?? inputs.source.model
        simulation = try Simulation(
          model: model, grid: inputs.grid, seed: inputs.options.seed,
          instructionSet: try InstructionSetChoice.current())
      } catch let error as ScenarioError {
        throw Failure(error, source: scenario?.path)
      } catch let error as MarketModelError {
        throw Failure(error, source: scenario?.path)
      }
    }
    setup = try inputs.setup(scenario, stepDays: grid.stepDays)
  }

  /// The steps of a replay: up to the end of the window unless somebody asks for another horizon.
  private static func grid(ofReplay scenario: Scenario, _ options: StressOptions) throws -> TimeGrid {
    let step = options.step?.days ?? StressInputs.standardStepDays
    if let horizon = options.horizon { return try TimeGrid(horizonDays: horizon.days, stepDays: step) }
    guard let end = scenario.horizonSeconds else {
      return try TimeGrid(horizonDays: StressInputs.standardHorizonDays, stepDays: step)
    }
    let steps = (end / 86_400 / step - 1e-9).rounded(.up)
    return try TimeGrid(steps: Int(min(1e9, max(1, steps))), stepDays: step)
  }

  /// The run over simulated paths.
  func run(_ simulation: Simulation, paths: Int, setup: LiquidationSetup, label: String) throws -> StressRun {
    return try StressRun(
      simulation, setup: setup, scenario: scenario?.scenario, paths: paths,
      volatilityHalfLifeDays: inputs.options.volatilityHalfLife.days, blockPaths: inputs.work.fewPaths(of: paths),
      scheduler: inputs.work.scheduler(quiet: inputs.output.quiet, label: label))
  }

  /// The story of a path; of a replay that of its only one.
  func story(of path: Int?) throws -> PathStory {
    if let simulation, let path {
      return try run(simulation, paths: 1, setup: setup, label: "").story(of: path)
    }
    return try story(with: setup)
  }

  /// The story of a replay.
  func story(with setup: LiquidationSetup) throws -> PathStory {
    guard let scenario else { preconditionFailure("A replay has a scenario") }
    return try ScenarioReplay(scenario.scenario, setup: setup, steps: grid.steps).story()
  }

  /// What a progress bar calls the case.
  var label: String { scenario?.scenario.name.onOneLine ?? "paths" }
}

extension String {
  /// The text with blanks in place of line ends, for a progress bar.
  fileprivate var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
