internal import Kernels
internal import MarketModel
internal import Numerics

/// Returns of a constant covariance, normal or Student's.
struct ScaledLaw: ReturnLaw {
  private let factor: PackedFactor
  private let logDrift: [Double]
  private let mixing: StudentMixing?
  private let instructionSet: InstructionSet

  init(_ context: LawContext) throws(SimulationError) {
    factor = try context.packedRoot(
      of: Matrix(context.model.correlation), deviations: context.stepVariances.map { $0.squareRoot() })
    logDrift = zip(context.stepDrifts, context.stepVariances).map { $0 - 0.5 * $1 }
    mixing = StudentMixing(context.model.dynamics)
    instructionSet = context.instructionSet
  }

  func start(in tile: inout PathTile) {}

  func advance(step: Int, in tile: inout PathTile) {
    instructionSet.correlate(tile.factors, by: factor, rows: PathTile.width, into: &tile.increments)
    mixing?.scale(in: &tile)
    for driver in logDrift.indices {
      instructionSet.add(
        tile.increments, scale: mixing == nil ? nil : tile.mixing, shift: logDrift[driver], to: &tile.logRatios,
        in: PathTile.column(driver))
    }
  }
}
