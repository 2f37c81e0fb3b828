public import Calibration
public import MarketModel
internal import Simulation

/// What must be known of a run to draw its paths again.
public struct RunFacts: Equatable, Sendable {
  /// The seed.
  public let seed: UInt64
  /// The number of paths.
  public let paths: Int
  /// The horizon of the paths in days.
  public let horizonDays: Double
  /// The length of a step in days.
  public let stepDays: Double

  /// How the paths were chosen.
  public let method: SamplingMethod
  /// The claims among the assets, whose judgements every figure of the run rests on.
  public let claims: [Claim]

  /// The facts of a run, one by one.
  public init(
    seed: UInt64, paths: Int, horizonDays: Double, stepDays: Double, method: SamplingMethod = .plain,
    claims: [Claim] = []
  ) {
    self.claims = claims
    self.method = method
    self.seed = seed
    self.paths = paths
    self.horizonDays = horizonDays
    self.stepDays = stepDays
  }

  /// The facts of a run of losses.
  public init(of run: LossRun) {
    let grid = run.simulation.grid
    self.init(
      seed: run.simulation.seed, paths: run.paths, horizonDays: grid.horizonDays, stepDays: grid.stepDays,
      method: run.method, claims: run.simulation.model.claims)
  }
}
