internal import MarketModel
internal import Numerics

/// A model's yearly figures on the scale of one grid's steps.
struct AuditScale {
  let model: MarketModel
  let grid: TimeGrid

  private var stepYears: Double { grid.stepDays / model.daysPerYear }

  func stepMean(_ asset: Int) -> Double { logDrift(asset) * stepYears }

  func horizonVariance(_ asset: Int) -> Double {
    model.volatility[asset] * model.volatility[asset] * stepYears * Double(grid.steps)
  }

  func horizonLogGrowth(_ asset: Int) -> Double { model.drift[asset] * stepYears * Double(grid.steps) }

  /// The law of one step of some assets; normal returns are a t whose degrees of freedom cannot be told from infinity.
  func configuredLaw(of assets: [Int]) -> MultivariateStudentT {
    let degreesOfFreedom: Double
    let shrink: Double
    switch model.dynamics {
    case .studentT(let ν): (degreesOfFreedom, shrink) = (ν, (ν - 2) / ν)
    default: (degreesOfFreedom, shrink) = (1e12, 1)
    }
    let correlation = Matrix(assets.map { row in assets.map { model.correlation[row][$0] } })
    let deviations = assets.map { model.volatility[$0] * (stepYears * shrink).squareRoot() }
    return MultivariateStudentT(
      location: assets.map(stepMean), scatter: correlation.scaledOnBothSides(by: deviations),
      degreesOfFreedom: degreesOfFreedom)
  }

  private func logDrift(_ asset: Int) -> Double {
    model.drift[asset] - 0.5 * model.volatility[asset] * model.volatility[asset]
  }
}
