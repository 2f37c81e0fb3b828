internal import MarketModel
internal import Numerics

/// A model's yearly figures on the scale of one grid's steps.
struct AuditScale {
  let model: MarketModel
  let grid: TimeGrid

  var stepYears: Double { grid.stepDays / model.daysPerYear }

  /// The expected log return of a step whose variance is that of the long run.
  func stepMean(_ driver: Int) -> Double { stepDrift(driver) - 0.5 * stepVariance(driver) }

  /// The growth of the expected price in a step, in logarithms.
  func stepDrift(_ driver: Int) -> Double { model.drift[driver] * stepYears }

  /// The long-run variance of a step.
  func stepVariance(_ driver: Int) -> Double { model.volatility[driver] * model.volatility[driver] * stepYears }

  func horizonVariance(_ driver: Int) -> Double { stepVariance(driver) * Double(grid.steps) }

  func horizonLogGrowth(_ driver: Int) -> Double { stepDrift(driver) * Double(grid.steps) }

  /// Whether a driver's log returns are anything but its drift.
  func moves(_ driver: Int) -> Bool {
    guard case .jumpDiffusion(let jumps) = model.dynamics else { return model.volatility[driver] > 0 }
    return jumpMoments(jumps, driver: driver).deviation > 0
  }

  /// The expected log return over the horizon; nil where it has no closed form.
  func horizonMean(_ driver: Int) -> Double? {
    switch model.dynamics {
    case .gaussian, .studentT: return stepMean(driver) * Double(grid.steps)
    case .jumpDiffusion(let jumps): return jumpMoments(jumps, driver: driver).mean * Double(grid.steps)
    case .garch, .copula:
      return horizonLogGrowth(driver) - 0.5 * variancePath(driver).expectedSum(steps: grid.steps)
    case .historical: return nil
    case .regimeSwitching(let regimes): return horizonLogGrowth(driver) - 0.5 * horizonVariance(of: regimes, driver)
    }
  }

  /// The sum of the expected variances of the steps of a chain.
  func horizonVariance(of regimes: RegimeSwitching, _ driver: Int) -> Double {
    var (shares, sum) = (regimes.current ?? regimes.longRunShares, 0.0)
    for _ in 0..<grid.steps {
      sum += zip(shares, regimes.states).reduce(0) { $0 + $1.0 * stateVariance($1.1, driver) }
      shares = regimes.shares(after: shares)
    }
    return sum
  }

  /// How the variance of a driver moves under the model.
  func variancePath(_ driver: Int) -> VariancePath {
    let clustering = model.dynamics.clustering?.drivers[driver] ?? .constant
    let fallShare: Double =
      switch model.dynamics {
      case .historical(let returns): returns.fallShares[driver]
      case .copula(let returns): returns.margins[driver].fallShare
      default: 0.5
      }
    return VariancePath(
      clustering, longRun: stepVariance(driver), fallShare: fallShare, stepYears: stepYears)
  }

  /// The standardised returns of a driver in the first steps of some paths.
  ///
  /// - Parameters:
  ///   - openings: The log returns of the first steps, a matrix each.
  ///   - driver: The driver, which moves.
  ///   - location: What a step's log return is without a surprise, at a variance.
  /// - Returns: The standardised returns, with their variances.
  func residuals(of openings: [Matrix], driver: Int, location: (_ variance: Double) -> Double) -> ResidualSeries {
    ResidualSeries(of: openings.map { Array($0.column(driver)) }, path: variancePath(driver), location: location)
  }

  /// The variance of a driver's step in a state of a chain.
  func stateVariance(_ state: RegimeSwitching.State, _ driver: Int) -> Double {
    state.volatility[driver] * state.volatility[driver] * stepYears
  }

  func jumpMoments(_ jumps: JumpDiffusion, driver: Int) -> JumpMoments {
    JumpMoments(
      jumps, driver: driver, drift: stepDrift(driver), diffusion: stepVariance(driver), stepYears: stepYears)
  }

  /// The covariance of two drivers' steps in a jump diffusion: own jumps have no part in it.
  func jumpCovariance(_ jumps: JumpDiffusion, _ first: Int, _ second: Int) -> Double {
    let correlation = (jumps.jumpCorrelation ?? model.correlation)[first][second]
    let jump =
      jumps.jumpMean[first] * jumps.jumpMean[second]
      + correlation * jumps.jumpVolatility[first] * jumps.jumpVolatility[second]
    return model.correlation[first][second] * (stepVariance(first) * stepVariance(second)).squareRoot()
      + jumps.jumpsPerYear * stepYears * jump
  }

  /// The law of one step of some drivers; normal returns are a t whose degrees of freedom cannot be told from infinity.
  func configuredLaw(of drivers: [Int]) -> MultivariateStudentT {
    let degreesOfFreedom: Double
    let shrink: Double
    switch model.dynamics {
    case .studentT(let ν): (degreesOfFreedom, shrink) = (ν, (ν - 2) / ν)
    default: (degreesOfFreedom, shrink) = (1e12, 1)
    }
    let deviations = drivers.map { (stepVariance($0) * shrink).squareRoot() }
    return MultivariateStudentT(
      location: drivers.map(stepMean), scatter: correlation(of: drivers).scaledOnBothSides(by: deviations),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// The model's correlation of some drivers.
  func correlation(of drivers: [Int]) -> Matrix {
    Matrix(drivers.map { row in drivers.map { model.correlation[row][$0] } })
  }
}

extension RegimeSwitching {
  /// The probabilities of the states a step later.
  func shares(after shares: [Double]) -> [Double] {
    states.indices.map { next in shares.indices.reduce(0) { $0 + shares[$1] * transition[$1][next] } }
  }
}
