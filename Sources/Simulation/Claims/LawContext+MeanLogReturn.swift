internal import MarketModel
internal import Numerics

extension LawContext {
  /// The mean log return of a driver's step at its long-run volatility.
  ///
  /// What a driver that is a claim moves by is the step's log return less this mean. For normal, Student-t, jumping and
  /// switching returns the difference has mean 0; while volatility clusters its mean given the past is half of what the
  /// variance is below its long run, which is to the noise as the noise is to 1.
  func meanLogReturn(of driver: Int) -> Double {
    let (drift, variance) = (stepDrifts[driver], stepVariances[driver])
    switch model.dynamics {
    case .gaussian, .studentT, .garch, .copula, .regimeSwitching:
      return drift - 0.5 * variance
    case .jumpDiffusion(let jumps):
      func excess(_ frequency: Double, _ mean: Double, _ deviation: Double) -> Double {
        frequency * stepYears * ((mean + 0.5 * deviation * deviation).exponentialMinusOne - mean)
      }
      let own = jumps.ownJumps?[driver]
      return drift - 0.5 * variance
        - excess(jumps.jumpsPerYear, jumps.jumpMean[driver], jumps.jumpVolatility[driver])
        - (own.map { excess($0.jumpsPerYear, $0.mean, $0.volatility) } ?? 0)
    case .historical(let returns):
      let deviation = variance.squareRoot()
      let days = returns.history[driver]
      let mean = days.reduce(0, +) / Double(days.count)
      return drift + deviation * mean - LogGrowth(of: days, isTabulated: false).value(at: deviation)
    }
  }
}
