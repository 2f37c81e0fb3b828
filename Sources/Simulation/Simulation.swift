public import Kernels
public import MarketModel
internal import Numerics

/// The price paths of a market model on a time grid, drawn tile by tile.
///
/// Without clustering, jumps and regimes the log return of a driver's step is `(drift - σ²/2) dt + σ sqrt(dt) (L z) s`,
/// where L is the Cholesky factor of the *correlation*, z are independent normals, and s is 1 for Gaussian dynamics and
/// sqrt((ν-2)/W), with one chi-square W of ν degrees of freedom for all drivers of the step, for Student-t dynamics. The
/// other dynamics put their own variance in the place of σ² dt, or add to it. A Sobol' sampling takes another root of the
/// correlation, its principal components. The prices of the model's claims follow from the drivers' step by step, and after
/// them moves what contracts are priced by, with noise of its own that every sampling draws plainly: ``DerivativePaths``.
/// Path n is the same path however the run is cut into tiles, blocks and threads.
public struct Simulation: Sendable {
  /// The model that is simulated.
  public let model: MarketModel
  /// The time grid.
  public let grid: TimeGrid
  /// The seed.
  public let seed: UInt64
  /// How the numbers behind the paths are chosen.
  public let sampling: Sampling
  /// The vector instructions in use; no path depends on them.
  public let instructionSet: InstructionSet

  /// Turns a step's independent factors into its log returns, but for drift and mixing.
  let factor: PackedFactor
  /// Its transpose, which turns exposures to assets into exposures to factors.
  let transposedFactor: PackedFactor
  private let law: any ReturnLaw
  private let claims: ClaimStage?
  private let derivatives: DerivativeStage?
  private let draws: FactorDraw

  /// The most random numbers of a path by Sobol' sampling: 200 MB for a tile of paths.
  public static let sobolDimensionLimit = 100_000

  /// The simulation of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - grid: The time grid.
  ///   - seed: The seed, on which every path depends.
  ///   - sampling: How the numbers behind the paths are chosen.
  ///   - instructionSet: The vector instructions to use.
  /// - Throws: ``SimulationError``: where a correlation has no root, the law is one of steps of another length, the
  ///   sampling does not fit the law or the length of the paths, or a claim's calendar does not fit the step.
  /// - Precondition: a direction of the sampling has one exposure per driver, and its last step lies within the grid.
  /// - Complexity: O(drivers³).
  public init(
    model: MarketModel, grid: TimeGrid, seed: UInt64, sampling: Sampling = .plain,
    instructionSet: InstructionSet = .best
  ) throws(SimulationError) {
    self.model = model
    self.grid = grid
    self.seed = seed
    self.sampling = sampling
    self.instructionSet = instructionSet
    let dimensions = model.dimensions(steps: grid.steps)
    guard sampling != .sobol || dimensions <= Self.sobolDimensionLimit else {
      throw .tooManySobolDimensions(dimensions, limit: Self.sobolDimensionLimit)
    }
    if let stepDays = model.dynamics.stepDays, abs(stepDays - grid.stepDays) > 1e-9 * stepDays {
      throw .stepMismatch(kind: model.dynamics.kind, modelDays: stepDays, gridDays: grid.stepDays)
    }
    guard sampling == .plain || model.dynamics.hasNormalFactors else {
      throw .samplingWithoutFactors(kind: model.dynamics.kind)
    }
    let context = LawContext(
      model: model, grid: grid, seed: seed, sampling: sampling, instructionSet: instructionSet)
    let root = try context.root(
      of: Matrix(model.correlation), deviations: context.stepVariances.map { $0.squareRoot() })
    factor = PackedFactor(root)
    transposedFactor = PackedFactor(root.transposed())
    law = try context.makeLaw()
    claims = try ClaimStage(context)
    derivatives = DerivativeStage(context)
    draws = FactorDraw(
      sampling, seed: seed, assets: model.drivers.count, steps: grid.steps,
      law: model.dynamics.mixingDegreesOfFreedom.map { MixingLaw(degreesOfFreedom: $0) },
      instructionSet: instructionSet
    ) { loss in
      precondition(loss.exposures.count == model.drivers.count, "One exposure per driver")
      precondition(loss.lastStep <= grid.steps, "A loss is taken within the grid")
      return root.lossVector(of: loss.exposures)
    }
  }

  /// The simulation of the same model, grid and seed with another sampling.
  ///
  /// - Throws: ``SimulationError``, as when the simulation was made.
  public func sampled(_ sampling: Sampling) throws(SimulationError) -> Simulation {
    try Simulation(model: model, grid: grid, seed: seed, sampling: sampling, instructionSet: instructionSet)
  }

  /// Scratch for one tile of this simulation; every thread has its own.
  public func makeTile() -> PathTile {
    PathTile(
      assets: model.assets.count, drivers: model.drivers.count, derivatives: model.derivativeAssets,
      scratch: draws.makeScratch(drivers: model.drivers.count),
      instructionSet: instructionSet)
  }

  /// Draws a tile's paths from the first step to the last.
  ///
  /// - Parameters:
  ///   - paths: The numbers of 1 to ``PathTile/width`` paths, each below 2^48, in any order.
  ///   - tile: Scratch from ``makeTile()``.
  ///   - observe: Called after each step with its number, from 1, and the tile as it stands then.
  /// - Complexity: O(steps * drivers²) per path.
  public func draw(
    _ paths: some Collection<UInt64>, in tile: inout PathTile, observe: (_ step: Int, inout PathTile) -> Void
  ) {
    draw(Array(paths)[...], in: &tile, observe: observe)
  }

  /// Draws a tile's paths from the first step to the last: the form for loops, which no generic code slows down.
  ///
  /// - Parameters:
  ///   - paths: The numbers of 1 to ``PathTile/width`` paths, each below 2^48, in any order.
  ///   - tile: Scratch from ``makeTile()``.
  ///   - observe: Called after each step with its number, from 1, and the tile as it stands then.
  /// - Complexity: O(steps * drivers²) per path.
  public func draw(
    _ paths: ArraySlice<UInt64>, in tile: inout PathTile, observe: (_ step: Int, inout PathTile) -> Void
  ) {
    tile.start(paths)
    draws.start(in: &tile)
    law.start(in: &tile)
    claims?.start(in: &tile)
    derivatives?.start(in: &tile)
    for step in 0..<grid.steps {
      if model.dynamics.hasNormalFactors { draws.draw(step: step, in: &tile) }
      derivatives?.prepare(in: &tile)
      claims?.prepare(in: &tile)
      law.advance(step: step, in: &tile)
      claims?.advance(step: step, in: &tile)
      derivatives?.advance(step: step, in: &tile)
      if step + 1 == grid.steps { draws.finish(in: &tile) }
      observe(step + 1, &tile)
    }
  }
}

extension Matrix {
  /// The unit vector over the factors along which exposures lose; zeros where they cannot lose.
  fileprivate func lossVector(of exposures: [Double]) -> [Double] {
    let gradient = (0..<columns).map { factor in
      -zip(column(factor), exposures).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? gradient.map { $0 / length } : gradient
  }
}
