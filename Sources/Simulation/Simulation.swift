public import Kernels
public import MarketModel
internal import Numerics

/// The price paths of a market model on a time grid, drawn tile by tile.
///
/// The log return of a step is `(drift - σ²/2) dt + σ sqrt(dt) (L z) s`, where L is the Cholesky factor of the
/// *correlation*, z are independent normals, and s is 1 for Gaussian dynamics and sqrt((ν-2)/W), with one chi-square W of
/// ν degrees of freedom for all assets of the step, for Student-t dynamics. A Sobol' sampling takes another root of the
/// correlation, its principal components. Path n is the same path however the run is cut into tiles, blocks and threads.
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
  private let logDrift: [Double]
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
  /// - Throws: ``SimulationError/correlation(_:)`` or ``SimulationError/tooManySobolDimensions(_:limit:)``.
  /// - Precondition: a direction of the sampling has one exposure per asset, and its last step lies within the grid.
  /// - Complexity: O(assets³).
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
    let years = grid.stepDays / model.daysPerYear
    let deviations = model.volatility.map { $0 * years.squareRoot() }
    let root: Matrix
    do throws(LinearAlgebraError) {
      // What has no Cholesky factor has no principal components that a simulation could use either.
      let cholesky = try Matrix(model.correlation).choleskyFactor().scalingRows(by: deviations).matrix
      root = sampling == .sobol ? try Matrix.principalRoot(ofProductOf: cholesky) : cholesky
    } catch {
      throw .correlation(error)
    }
    factor = PackedFactor(columnMajor: root.storage, outputs: root.rows, inputs: root.columns)
    transposedFactor = PackedFactor(
      columnMajor: root.transposed().storage, outputs: root.columns, inputs: root.rows)
    logDrift = zip(model.drift, model.volatility).map { ($0 - 0.5 * $1 * $1) * years }
    let law: MixingLaw?
    switch model.dynamics {
    case .gaussian: law = nil
    case .studentT(let degreesOfFreedom): law = MixingLaw(degreesOfFreedom: degreesOfFreedom)
    }
    draws = FactorDraw(
      sampling, seed: seed, assets: model.assets.count, steps: grid.steps, law: law, instructionSet: instructionSet
    ) { loss in
      precondition(loss.exposures.count == model.assets.count, "One exposure per asset")
      precondition(loss.lastStep <= grid.steps, "A loss is taken within the grid")
      return root.lossVector(of: loss.exposures)
    }
  }

  /// The simulation of the same model, grid and seed with another sampling.
  ///
  /// - Throws: ``SimulationError/correlation(_:)``.
  public func sampled(_ sampling: Sampling) throws(SimulationError) -> Simulation {
    try Simulation(model: model, grid: grid, seed: seed, sampling: sampling, instructionSet: instructionSet)
  }

  /// Scratch for one tile of this simulation; every thread has its own.
  public func makeTile() -> PathTile {
    PathTile(
      assets: model.assets.count, scratch: draws.makeScratch(assets: model.assets.count),
      instructionSet: instructionSet)
  }

  /// Draws a tile's paths from the first step to the last.
  ///
  /// - Parameters:
  ///   - paths: The numbers of 1 to ``PathTile/width`` paths, each below 2^48, in any order.
  ///   - tile: Scratch from ``makeTile()``.
  ///   - observe: Called after each step with its number, from 1, and the tile as it stands then.
  /// - Complexity: O(steps * assets²) per path.
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
  /// - Complexity: O(steps * assets²) per path.
  public func draw(
    _ paths: ArraySlice<UInt64>, in tile: inout PathTile, observe: (_ step: Int, inout PathTile) -> Void
  ) {
    tile.start(paths)
    draws.start(in: &tile)
    for step in 0..<grid.steps {
      draws.draw(step: step, in: &tile)
      instructionSet.correlate(tile.factors, by: factor, rows: PathTile.width, into: &tile.increments)
      let scale = scaleMixing(in: &tile)
      for asset in 0..<tile.assets {
        instructionSet.add(
          tile.increments, scale: scale ? tile.mixing : nil, shift: logDrift[asset], to: &tile.logRatios,
          in: PathTile.column(asset))
      }
      if step + 1 == grid.steps { draws.finish(in: &tile) }
      observe(step + 1, &tile)
    }
  }

  /// Turns chi-squares into the factor that all assets of a step share; false where the dynamics have none.
  private func scaleMixing(in tile: inout PathTile) -> Bool {
    guard case .studentT(let degreesOfFreedom) = model.dynamics else { return false }
    for place in tile.mixing.indices {
      tile.mixing[place] = ((degreesOfFreedom - 2) / tile.mixing[place]).squareRoot()
    }
    return true
  }
}

extension Matrix {
  /// The root of `factor factorᵀ` made of its principal components, the largest first.
  ///
  /// Each component's loadings add up to no less than 0, so that which of its two signs it has does not depend on the
  /// processor.
  fileprivate static func principalRoot(ofProductOf factor: Matrix) throws(LinearAlgebraError) -> Matrix {
    let order = factor.rows
    let (values, vectors) = try factor.transposed().crossProduct().symmetricEigen()
    return Matrix(
      columns: (0..<order).reversed().map { component in
        let vector = vectors.column(component)
        let length = max(0, values[component]).squareRoot() * (vector.reduce(0, +) < 0 ? -1 : 1)
        return vector.map { $0 * length }
      })
  }

  /// The unit vector over the factors along which exposures lose; zeros where they cannot lose.
  fileprivate func lossVector(of exposures: [Double]) -> [Double] {
    let gradient = (0..<columns).map { factor in
      -zip(column(factor), exposures).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let length = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? gradient.map { $0 / length } : gradient
  }
}
