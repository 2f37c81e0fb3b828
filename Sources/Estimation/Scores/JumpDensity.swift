internal import MarketModel
internal import Numerics

/// The density of a diffusion with jumps: a mixture over how many there were.
struct JumpDensity: MixtureDensity {
  private let counts: [Double]
  private let joint: [NormalDensity]?
  private let margins: [[NormalComponent]]

  /// Numbers of jumps whose probability is below this are left out.
  private static let smallestProbability = 1e-14

  init(_ step: ModelStep, _ jumps: JumpDiffusion) throws(LinearAlgebraError) {
    let counts = Self.logProbabilities(mean: jumps.jumpsPerYear * step.years)
    let own = jumps.ownJumps ?? step.variances.map { _ in .none }
    let drivers = step.variances.indices
    let drifts = drivers.map { driver in
      step.drifts[driver] - 0.5 * step.variances[driver]
        - step.years * jumps.jumpsPerYear * Self.growth(jumps.jumpMean[driver], jumps.jumpVolatility[driver])
        - step.years * own[driver].jumpsPerYear * Self.growth(own[driver].mean, own[driver].volatility)
    }
    self.counts = counts
    margins = drivers.map { driver in
      let ownCounts = Self.logProbabilities(mean: own[driver].jumpsPerYear * step.years)
      return counts.indices.flatMap { common in
        ownCounts.indices.map { number in
          let commonVariance: Double = jumps.jumpVolatility[driver] * jumps.jumpVolatility[driver]
          let ownVariance: Double = own[driver].volatility * own[driver].volatility
          return NormalComponent(
            weight: (counts[common] + ownCounts[number]).exponential,
            mean: drifts[driver] + Double(common) * jumps.jumpMean[driver] + Double(number) * own[driver].mean,
            variance: step.variances[driver] + Double(common) * commonVariance + Double(number) * ownVariance)
        }
      }
    }
    if own.contains(where: { $0.jumpsPerYear > 0 }) {
      joint = nil
      return
    }
    let diffusion = step.correlation.scaledOnBothSides(by: step.variances.map { $0.squareRoot() })
    let jump = (jumps.jumpCorrelation.map { Matrix($0) } ?? step.correlation)
      .scaledOnBothSides(by: jumps.jumpVolatility)
    var densities: [NormalDensity] = []
    for count in counts.indices {
      let sum = zip(diffusion.storage, jump.storage).map { $0 + Double(count) * $1 }
      densities.append(
        try NormalDensity(
          means: drivers.map { drifts[$0] + Double(count) * jumps.jumpMean[$0] },
          covariance: Matrix(rows: diffusion.rows, columns: diffusion.columns, columnMajor: sum)))
    }
    joint = densities
  }

  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> StepScore {
    let marginals = zip(returns, margins).map { $1.logDensity($0) }
    let together = joint.map { densities in
      zip(counts, densities).map { $0 + $1.logDensity(returns) }.logSumOfExponentials
    }
    return StepScore(joint: together, marginals: marginals)
  }

  func components(of driver: Int) -> [NormalComponent] { margins[driver] }

  private static func growth(_ mean: Double, _ deviation: Double) -> Double {
    (mean + 0.5 * deviation * deviation).exponentialMinusOne
  }

  private static func logProbabilities(mean: Double) -> [Double] {
    Poisson(mean: mean).probabilities(leavingOut: smallestProbability).map(\.logarithm)
  }
}
