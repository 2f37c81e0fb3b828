import Arguments
import Calibration
import Kernels
import MarketModel
import Simulation

/// How many paths, from which seed, on how many threads.
struct RunOptions: ParsableArguments {
  /// A power of 2, so that every sampling can start from it.
  @Option(help: "The number of paths.", valueName: "count")
  var paths = 131_072

  @Option(help: "The seed of the random numbers.", valueName: "number")
  var seed: UInt64 = 1

  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard (1...LossRun.pathLimit).contains(paths) else {
      throw ValidationError("\(paths) paths: give a whole number from 1 to \(LossRun.pathLimit)")
    }
  }

  /// The run of a model on a grid, once its paths have passed the audit.
  ///
  /// - Throws: a failure with the audit's findings where the paths are not those of the model.
  func audited(
    _ model: MarketModel, on grid: TimeGrid, plan: SamplingPlan = .plain, quiet: Bool
  ) throws -> (run: LossRun, audit: PathAudit) {
    let simulation = try Simulation(
      model: model, grid: grid, seed: seed, sampling: plan.sampling,
      instructionSet: try InstructionSetChoice.current())
    let run = try LossRun(
      simulation, paths: paths, blockPaths: work.blockPaths, scheduler: work.scheduler(quiet: quiet, label: "paths"),
      plan: plan)
    let audit = try run.audit()
    try audit.demandPassed()
    return (run, audit)
  }
}

extension RunOptions {
  /// The run that draws from several models in turn, as many paths from each, after its first model's audit.
  ///
  /// - Throws: a failure with the audit's findings where the paths are not those of the model.
  func audited(
    pooling models: [MarketModel], on grid: TimeGrid, quiet: Bool
  ) throws -> (run: LossRun, audit: PathAudit) {
    let instructionSet = try InstructionSetChoice.current()
    let simulations = try models.map {
      try Simulation(model: $0, grid: grid, seed: seed, instructionSet: instructionSet)
    }
    let each = max(1, paths / models.count)
    let run = try LossRun(
      pooling: simulations, paths: each * models.count, blockPaths: work.blockPaths,
      scheduler: work.scheduler(quiet: quiet, label: "paths"))
    let audit = try run.audit()
    try audit.demandPassed()
    return (run, audit)
  }
}

extension PathAudit {
  /// Stops a run whose paths contradict the model.
  func demandPassed() throws(Failure) {
    guard !passed else { return }
    let lines = failures.prefix(20).map { entry in
      let configured = entry.configured.map { "\($0)" } ?? "infinite"
      return "  \(entry.quantity): configured \(configured), realised \(entry.realised),"
        + " z-score \(entry.zScore.map { "\($0)" } ?? "none")"
    }
    throw Failure(
      .internalError,
      ([
        "the paths are not those of the model: \(failures.count) of \(entries.count) audited figures are more than"
          + " \(Self.limit) standard errors off; nothing was reported"
      ] + lines).joined(separator: "\n"))
  }
}
