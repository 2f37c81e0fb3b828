internal import MarketModel
internal import Numerics

/// What a sample of horizons can be trusted to show, by the model and not by the sample: one that lacks the rare paths which
/// carry an expectation does not tell that it lacks them.
extension AuditScale {
  /// Whether the mean of so many prices at the horizon is nearly normal.
  ///
  /// The skewness of a price is that of its law where it has a closed form; elsewhere that of a lognormal price of the same
  /// expected variance, below which it is not.
  func meanPriceIsNormal(_ driver: Int, paths: Int) -> Bool {
    let (second, third) = (logPriceMoment(2, driver), logPriceMoment(3, driver))
    let variance = second.exponentialMinusOne
    let skewness = (third.exponentialMinusOne - 3 * variance) / (variance * variance.squareRoot())
    return abs(skewness) < PathMean.largestSkewness * Double(paths).squareRoot()
  }

  /// Whether the mean of so many log returns over the horizon is nearly normal.
  func meanLogReturnIsNormal(_ driver: Int, paths: Int) -> Bool {
    switch model.dynamics {
    case .gaussian, .studentT, .historical, .regimeSwitching: true
    case .jumpDiffusion(let jumps): jumpMoments(jumps, driver: driver).areSeen(inSteps: paths * grid.steps)
    case .garch(let returns):
      // A log return holds half the sum of the variances: normal in a sample where their third moment stays small.
      returns.innovations.degreesOfFreedom > 8
        && variancePath(driver).cubeGrowth(returns.innovations, steps: grid.steps) <= Self.largestCubeGrowth
    case .copula(let returns):
      returns.degreesOfFreedom > 8
        && variancePath(driver).cubeGrowth(.normal, steps: grid.steps) <= Self.largestCubeGrowth
    }
  }

  /// By how much the expected cube of a variance may grow until the last step.
  private static let largestCubeGrowth = 10.0

  /// The logarithm of the expected power of the price at the horizon over its expectation.
  private func logPriceMoment(_ order: Double, _ driver: Int) -> Double {
    let normal = 0.5 * order * (order - 1)
    switch model.dynamics {
    case .gaussian, .studentT: return normal * horizonVariance(driver)
    case .jumpDiffusion(let jumps):
      return Double(grid.steps) * jumpMoments(jumps, driver: driver).logPriceMoment(order)
    case .garch, .copula: return normal * variancePath(driver).expectedSum(steps: grid.steps)
    case .historical(let returns):
      let deviation = stepVariance(driver).squareRoot()
      // A step that small is normal as far as its price goes, and its moments would drown in rounding.
      guard deviation > 1e-4 else { return normal * horizonVariance(driver) }
      let growth = LogGrowth(of: returns.history[driver], isTabulated: false)
      return Double(grid.steps) * (growth.value(at: order * deviation) - order * growth.value(at: deviation))
    case .regimeSwitching(let regimes): return normal * horizonVariance(of: regimes, driver)
    }
  }
}

extension VariancePath {
  /// What is left of the cube of a variance after some steps, in expectation: E[((α + γ 1) z² + β)³] to their power.
  ///
  /// - Parameters:
  ///   - innovations: The law of z, whose sixth moment exists.
  ///   - steps: The number of steps.
  /// - Returns: The factor; 1 where nothing moves the variance.
  fileprivate func cubeGrowth(_ innovations: ClusteredReturns.Innovations, steps: Int) -> Double {
    guard moves else { return 1 }
    let ν = innovations.degreesOfFreedom
    let fourth = 3 * (ν - 2) / (ν - 4)
    let sixth = 5 * fourth * (ν - 2) / (ν - 6)
    // Half of the steps are falls.
    let (rise, fall, β) = (clustering.alpha, clustering.alpha + clustering.gamma, clustering.beta)
    func mean(_ power: (Double) -> Double) -> Double { 0.5 * (power(rise) + power(fall)) }
    let growth =
      β * β * β + 3 * β * β * mean { $0 } + 3 * β * mean { $0 * $0 } * fourth + mean { $0 * $0 * $0 } * sixth
    return (Double(steps - 1) * growth.logarithm).exponential
  }
}
