public import Kernels
public import MarketModel
internal import Numerics
internal import RandomStreams

/// The price paths of a market model on a time grid, drawn tile by tile.
///
/// The log return of a step is `(drift - σ²/2) dt + σ sqrt(dt) (L z) s`, where L is the Cholesky factor of the
/// *correlation*, z are independent normals, and s is 1 for Gaussian dynamics and sqrt((ν-2)/W), with one chi-square W of
/// ν degrees of freedom for all assets of the step, for Student-t dynamics. Path n is the same path however the run is
/// cut into tiles, blocks and threads.
public struct Simulation: Sendable {
  /// The model that is simulated.
  public let model: MarketModel
  /// The time grid.
  public let grid: TimeGrid
  /// The seed.
  public let seed: UInt64

  private let factor: LowerTriangularMatrix
  private let logDrift: [Double]
  private let factors: RandomStream
  private let mixing: RandomStream
  /// The vector instructions in use; no path depends on them but for the last bits of its exponentials.
  public let instructionSet: InstructionSet

  /// The simulation of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - grid: The time grid.
  ///   - seed: The seed, on which every path depends.
  ///   - instructionSet: The vector instructions to use.
  /// - Throws: ``SimulationError/correlation(_:)``.
  /// - Complexity: O(assets³).
  public init(
    model: MarketModel, grid: TimeGrid, seed: UInt64, instructionSet: InstructionSet = .best
  ) throws(SimulationError) {
    self.model = model
    self.grid = grid
    self.seed = seed
    self.instructionSet = instructionSet
    let years = grid.stepDays / model.daysPerYear
    let deviations = model.volatility.map { $0 * years.squareRoot() }
    do throws(LinearAlgebraError) {
      factor = try Matrix(model.correlation).choleskyFactor().scalingRows(by: deviations)
    } catch {
      throw .correlation(error)
    }
    logDrift = zip(model.drift, model.volatility).map { ($0 - 0.5 * $1 * $1) * years }
    factors = RandomStream(seed: seed, stream: 0, instructionSet: instructionSet)
    mixing = RandomStream(seed: seed, stream: 1, instructionSet: instructionSet)
  }

  /// Scratch for one tile of this simulation; every thread has its own.
  public func makeTile() -> PathTile { PathTile(assets: model.assets.count, instructionSet: instructionSet) }

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
    for step in 0..<grid.steps {
      factors.standardNormals(
        step: step, factors: tile.assets, paths: tile.paths, into: &tile.increments, buffer: &tile.words)
      factor.correlate(&tile.increments, rows: PathTile.width)
      let scale = drawMixing(step: step, in: &tile)
      for asset in 0..<tile.assets {
        instructionSet.add(
          tile.increments, scale: scale ? tile.mixing : nil, shift: logDrift[asset], to: &tile.logRatios,
          in: PathTile.column(asset))
      }
      observe(step + 1, &tile)
    }
  }

  /// Draws the factor that all assets of a step share; false where the dynamics have none.
  private func drawMixing(step: Int, in tile: inout PathTile) -> Bool {
    guard case .studentT(let degreesOfFreedom) = model.dynamics else { return false }
    mixing.chiSquares(
      degreesOfFreedom: degreesOfFreedom, step: step, paths: tile.paths, into: &tile.mixing, buffer: &tile.words)
    for place in tile.mixing.indices {
      tile.mixing[place] = ((degreesOfFreedom - 2) / tile.mixing[place]).squareRoot()
    }
    return true
  }
}
