internal import Kernels
internal import MarketModel
internal import Numerics

/// Returns joined by a t copula, each driver with a margin of its own and volatility that may cluster.
///
/// The tail probability of a t, its logarithm, and the power that a Pareto tail takes it to are each one pass over a column
/// of paths.
struct CopulaLaw: ReturnLaw {
  private let factor: PackedFactor
  private let tail: StudentTail
  private let margins: [MarginQuantiles]
  private let variances: ClusteredVariances
  private let drifts: [Double]
  private let degreesOfFreedom: Double
  private let instructionSet: InstructionSet

  init(_ returns: CopulaReturns, _ context: LawContext) throws(SimulationError) {
    factor = try context.packedRoot(of: Matrix(context.model.correlation))
    degreesOfFreedom = returns.degreesOfFreedom
    tail = StudentTail(degreesOfFreedom: returns.degreesOfFreedom)
    margins = returns.margins.map { MarginQuantiles($0) }
    variances = ClusteredVariances(returns.clustering, fallShares: returns.margins.map(\.fallShare), context)
    drifts = context.stepDrifts
    instructionSet = context.instructionSet
  }

  func start(in tile: inout PathTile) { variances.start(in: &tile) }

  func advance(step: Int, in tile: inout PathTile) {
    instructionSet.correlate(tile.factors, by: factor, rows: PathTile.width, into: &tile.increments)
    for place in tile.mixing.indices { tile.mixing[place] = (degreesOfFreedom / tile.mixing[place]).squareRoot() }
    var scratch = Scratch()
    for driver in margins.indices {
      let first = driver * PathTile.width
      for place in 0..<PathTile.width {
        scratch.values[place] = tile.increments[first + place] * tile.mixing[place]
      }
      tail.computeLogProbabilities(beyond: scratch.values, into: &scratch, instructionSet: instructionSet)
      margins[driver].replaceValues(in: &scratch, instructionSet: instructionSet)
      for place in 0..<PathTile.width { tile.increments[first + place] = scratch.values[place] }
    }
    variances.advance(in: &tile, drifts: drifts, isMixed: false)
  }

  /// Columns of a number per path.
  struct Scratch {
    /// The t's, and then the returns of the margin.
    var values = [Double](repeating: 0, count: PathTile.width)
    /// The logarithm of the probability of a t farther from 0 on the same side.
    var logTails = [Double](repeating: 0, count: PathTile.width)
    var arguments = [Double](repeating: 0, count: PathTile.width)
    var results = [Double](repeating: 0, count: PathTile.width)
  }
}
