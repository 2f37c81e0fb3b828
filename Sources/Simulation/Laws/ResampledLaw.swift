internal import Kernels
internal import MarketModel
internal import Numerics
internal import RandomStreams

/// Observed days drawn again in blocks, with volatility that may cluster.
///
/// The growth that a day's standardised returns x are expected to have at a variance h, log mean exp(√h x), is taken out of
/// the drift, so that for independent days the price is a martingale whatever the skewness of the days.
struct ResampledLaw: ReturnLaw {
  private let history: [[Double]]
  private let days: Int
  private let restart: Double
  private let growths: [LogGrowth]
  private let variances: ClusteredVariances
  private let drifts: [Double]
  private let stream: RandomStream

  init(_ returns: ResampledReturns, _ context: LawContext) {
    history = returns.history
    days = returns.history.first?.count ?? 0
    restart = 1 / returns.meanBlockSteps
    growths = returns.history.map { LogGrowth(of: $0) }
    let fallShares = returns.history.map { values in
      values.reduce(0) { $0 + min($1, 0) * min($1, 0) } / values.reduce(0) { $0 + $1 * $1 }
    }
    variances = ClusteredVariances(returns.clustering, fallShares: fallShares, context)
    drifts = context.stepDrifts
    stream = RandomStream(seed: context.seed, stream: Sampling.Stream.history, instructionSet: context.instructionSet)
  }

  func start(in tile: inout PathTile) { variances.start(in: &tile) }

  func advance(step: Int, in tile: inout PathTile) {
    stream.words(step: step, pair: 0, paths: tile.paths, into: &tile.words)
    for place in tile.states.indices {
      if step == 0 || UnitInterval.value(of: tile.words.first[place]) < restart {
        // The high word of a product is a whole number below the count, each as likely to 1 in 2^64 of its size.
        tile.states[place] = Int(tile.words.second[place].multipliedFullWidth(by: UInt64(days)).high)
      } else {
        tile.states[place] = tile.states[place] + 1 == days ? 0 : tile.states[place] + 1
      }
    }
    for (driver, values) in history.enumerated() {
      let first = driver * PathTile.width
      let growth = growths[driver]
      for place in 0..<PathTile.width {
        tile.increments[first + place] = values[tile.states[place]]
        // The sum takes half the variance out by itself.
        let variance = tile.variances[first + place]
        tile.logRatios[first + place] += 0.5 * variance - growth.value(at: variance.squareRoot())
      }
    }
    variances.advance(in: &tile, drifts: drifts, isMixed: false)
  }
}

/// The logarithm of the mean of exp(s x) over some values x, as a function of s.
private struct LogGrowth: Sendable {
  private let values: [Double]
  private let table: PiecewisePolynomial
  /// Beyond a volatility of 200 % per step it is summed anew.
  private static let end = 2.0

  init(of values: [Double]) {
    self.values = values
    table = PiecewisePolynomial(on: 0...Self.end, pieces: 64, degree: 9) { Self.sum(values, $0) }
  }

  func value(at deviation: Double) -> Double {
    deviation <= Self.end ? table.value(at: deviation) : Self.sum(values, deviation)
  }

  private static func sum(_ values: [Double], _ deviation: Double) -> Double {
    let largest = deviation * (values.max() ?? 0)
    let mean = values.reduce(0) { $0 + (deviation * $1 - largest).exponential } / Double(values.count)
    return largest + mean.logarithm
  }
}
