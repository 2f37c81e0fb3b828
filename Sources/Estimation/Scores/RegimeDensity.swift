internal import MarketModel
internal import Numerics

/// The density of returns whose covariance is that of a hidden state: a mixture over what is known of the state.
struct RegimeDensity: MixtureDensity {
  private let transition: [[Double]]
  private let densities: [NormalDensity]
  private let means: [[Double]]
  private let variances: [[Double]]
  private var probabilities: [Double]

  init(_ step: ModelStep, _ regimes: RegimeSwitching) throws(LinearAlgebraError) {
    transition = regimes.transition
    probabilities = regimes.current ?? regimes.longRunShares
    var densities: [NormalDensity] = []
    let variances = regimes.states.map { $0.volatility.map { $0 * $0 * step.years } }
    let means = variances.map { zip(step.drifts, $0).map { $0 - 0.5 * $1 } }
    for (index, state) in regimes.states.enumerated() {
      let covariance = Matrix(state.correlation).scaledOnBothSides(by: variances[index].map { $0.squareRoot() })
      densities.append(try NormalDensity(means: means[index], covariance: covariance))
    }
    self.densities = densities
    self.means = means
    self.variances = variances
  }

  mutating func advance(_ returns: [Double]) throws(LinearAlgebraError) -> StepScore {
    let terms = densities.indices.map { probabilities[$0].logarithm + densities[$0].logDensity(returns) }
    let joint = terms.logSumOfExponentials
    let marginals = returns.indices.map { components(of: $0).logDensity(returns[$0]) }
    let posterior = terms.map { ($0 - joint).exponential }
    probabilities = transition.indices.map { next in
      posterior.indices.reduce(0) { $0 + posterior[$1] * transition[$1][next] }
    }
    return StepScore(joint: joint, marginals: marginals)
  }

  func components(of driver: Int) -> [NormalComponent] {
    densities.indices.map { state in
      NormalComponent(weight: probabilities[state], mean: means[state][driver], variance: variances[state][driver])
    }
  }
}
