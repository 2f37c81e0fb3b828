internal import MarketModel
internal import Numerics
internal import Portfolio
internal import Simulation

extension PlacedBasket {
  /// What a log return of 1 of each driver of a market adds to the position's value, to first order.
  func exposures(in model: MarketModel) -> [Double] {
    var exposures = [Double](repeating: 0, count: model.assets.count)
    for (asset, weight) in zip(assets, weights) { exposures[asset] += weight }
    return model.driverExposures(of: exposures)
  }

  /// Whether every asset held is a driver whose steps have one covariance, but for a factor that is drawn with them.
  ///
  /// Only then is the first-order loss conditionally normal, and a path between two steps a Brownian bridge.
  func isConditionallyNormal(in model: MarketModel) -> Bool {
    switch model.dynamics {
    case .gaussian, .studentT: assets.allSatisfy { model.isPlainDriver($0) }
    case .jumpDiffusion, .garch, .copula, .historical, .regimeSwitching: false
    }
  }

  /// The standard deviation of one step's first-order loss.
  func deviation(in model: MarketModel, stepDays: Double) -> Double {
    let exposures = exposures(in: model)
    return max(0, zip(exposures, model.covariances(with: exposures, stepDays: stepDays)).reduce(0) { $0 + $1.0 * $1.1 })
      .squareRoot()
  }

  /// How many standard deviations of the first-order loss the likeliest move is that loses a share of the value.
  ///
  /// The likeliest move of the log prices is proportional to their covariances with the loss. Where not even forty
  /// deviations lose that much the answer is forty.
  func deviations(
    toLose level: Double, by direction: LossDirection, in model: MarketModel, stepDays: Double
  ) -> Double {
    let deviation = deviation(in: model, stepDays: stepDays)
    guard deviation > 0 else { return 0 }
    let covariances = model.covariances(with: direction.exposures, stepDays: stepDays)
    let steps = Double(direction.lastStep).squareRoot()
    let responses = assets.map { asset in
      let moved = model.driverExposures(of: model.assets.indices.map { $0 == asset ? 1 : 0 })
      return zip(moved, covariances).reduce(0) { $0 + $1.0 * $1.1 }
    }
    func loss(_ deviations: Double) -> Double {
      1
        - zip(responses, weights).reduce(0) { sum, held in
          sum + held.1 * (-deviations * steps * held.0 / deviation).exponential
        }
    }
    var (low, high) = (0.0, 40.0)
    guard loss(high) > level else { return high }
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      if loss(middle) < level { low = middle } else { high = middle }
    }
    return high
  }
}

extension MarketModel {
  /// The covariance of each driver's log return over a step with that of some exposures.
  fileprivate func covariances(with exposures: [Double], stepDays: Double) -> [Double] {
    let years = stepDays / daysPerYear
    return volatility.indices.map { row in
      volatility.indices.reduce(0) { sum, column in
        sum + volatility[row] * correlation[row][column] * volatility[column] * exposures[column] * years
      }
    }
  }
}
