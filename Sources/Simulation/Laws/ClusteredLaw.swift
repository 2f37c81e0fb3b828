internal import Kernels
internal import MarketModel
internal import Numerics

/// Returns whose volatility clusters, with a correlation that stays or answers to the last returns.
struct ClusteredLaw: ReturnLaw {
  private let variances: ClusteredVariances
  private let drifts: [Double]
  private let mixing: StudentMixing?
  private let correlation: Correlation
  private let instructionSet: InstructionSet

  private enum Correlation: Sendable {
    case constant(PackedFactor)
    case dynamic(CorrelationTerms)
  }

  init(_ returns: ClusteredReturns, _ context: LawContext) throws(SimulationError) {
    variances = ClusteredVariances(returns.clustering, context)
    drifts = context.stepDrifts
    mixing = StudentMixing(context.model.dynamics)
    instructionSet = context.instructionSet
    if let dynamic = returns.dynamicCorrelation {
      correlation = .dynamic(try CorrelationTerms(dynamic, context))
    } else {
      correlation = .constant(try context.packedRoot(of: Matrix(context.model.correlation)))
    }
  }

  func start(in tile: inout PathTile) {
    variances.start(in: &tile)
    if case .dynamic(let terms) = correlation { terms.start(in: &tile) }
  }

  func advance(step: Int, in tile: inout PathTile) {
    mixing?.scale(in: &tile)
    switch correlation {
    case .constant(let factor):
      instructionSet.correlate(tile.factors, by: factor, rows: PathTile.width, into: &tile.increments)
    case .dynamic(let terms):
      terms.correlate(step: step, isMixed: mixing != nil, in: &tile)
    }
    // The products that move a correlation are those of the mixed returns, so they are mixed already.
    let isMixed = if case .dynamic = correlation { false } else { mixing != nil }
    variances.advance(in: &tile, drifts: drifts, isMixed: isMixed)
  }
}
