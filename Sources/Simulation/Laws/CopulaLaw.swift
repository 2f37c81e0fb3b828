internal import Kernels
internal import MarketModel
internal import Numerics

/// Returns joined by a t copula, each driver with a margin of its own and volatility that may cluster.
struct CopulaLaw: ReturnLaw {
  private let factor: PackedFactor
  private let tail: StudentTail
  private let margins: [TailedMargin]
  private let variances: ClusteredVariances
  private let drifts: [Double]
  private let degreesOfFreedom: Double
  private let instructionSet: InstructionSet

  init(_ returns: CopulaReturns, _ context: LawContext) throws(SimulationError) {
    factor = try context.packedRoot(of: Matrix(context.model.correlation))
    degreesOfFreedom = returns.degreesOfFreedom
    tail = StudentTail(degreesOfFreedom: returns.degreesOfFreedom)
    let margins = returns.margins.map(TailedMargin.init)
    self.margins = margins
    variances = ClusteredVariances(returns.clustering, fallShares: margins.map(\.fallShare), context)
    drifts = context.stepDrifts
    instructionSet = context.instructionSet
  }

  func start(in tile: inout PathTile) { variances.start(in: &tile) }

  func advance(step: Int, in tile: inout PathTile) {
    instructionSet.correlate(tile.factors, by: factor, rows: PathTile.width, into: &tile.increments)
    for place in tile.mixing.indices { tile.mixing[place] = (degreesOfFreedom / tile.mixing[place]).squareRoot() }
    for driver in margins.indices {
      let first = driver * PathTile.width
      for place in 0..<PathTile.width {
        tile.column[place] = tail.logProbability(
          beyond: (tile.increments[first + place] * tile.mixing[place]).magnitude)
      }
      instructionSet.exponentials(of: tile.column, into: &tile.factors, in: 0..<PathTile.width)
      for place in 0..<PathTile.width {
        let probability = tile.factors[place]
        tile.increments[first + place] =
          tile.increments[first + place] < 0
          ? margins[driver].quantile(probability) : margins[driver].quantile(survival: probability)
      }
    }
    variances.advance(in: &tile, drifts: drifts, isMixed: false)
  }
}

/// The upper tail of Student's t, tabulated.
private struct StudentTail: Sendable {
  /// The logarithm of the probability beyond sinh of the argument: smooth, and nearly straight far out.
  private let logTail: PiecewisePolynomial
  private static let end = 80.0

  init(degreesOfFreedom: Double) {
    let law = StudentT(degreesOfFreedom: degreesOfFreedom)
    logTail = PiecewisePolynomial(on: 0...Self.end, pieces: 320, degree: 9) { s in
      max(law.cumulative(-(s.exponential - (-s).exponential) / 2), 1e-300).logarithm
    }
  }

  func logProbability(beyond distance: Double) -> Double {
    let s = distance < 1e150 ? (distance + (distance * distance + 1).squareRoot()).logarithm : distance.logarithm
    return logTail.value(at: min(Self.end, s))
  }
}

extension TailedMargin {
  /// The law that a model file writes down.
  init(_ margin: ReturnMargin) {
    self.init(
      body: margin.middle,
      lower: (margin.lower.probability, GeneralisedPareto(scale: margin.lower.scale, shape: margin.lower.shape)),
      upper: (margin.upper.probability, GeneralisedPareto(scale: margin.upper.scale, shape: margin.upper.shape)))
  }
}
