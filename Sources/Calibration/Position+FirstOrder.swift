internal import MarketModel
internal import Numerics
internal import Portfolio
internal import Simulation

extension Position {
  /// What a log return of 1 of each asset of a market adds to the position's value, to first order.
  func exposures(in model: MarketModel) -> [Double] {
    var exposures = [Double](repeating: 0, count: model.assets.count)
    for (asset, weight) in zip(assets, weights) { exposures[asset] += weight }
    return exposures
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
    func loss(_ deviations: Double) -> Double {
      1
        - zip(assets, weights).reduce(0) { sum, held in
          sum + held.1 * (-deviations * steps * covariances[held.0] / deviation).exponential
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
  /// The covariance of each asset's log return over a step with that of some exposures.
  fileprivate func covariances(with exposures: [Double], stepDays: Double) -> [Double] {
    let years = stepDays / daysPerYear
    return volatility.indices.map { row in
      volatility.indices.reduce(0) { sum, column in
        sum + volatility[row] * correlation[row][column] * volatility[column] * exposures[column] * years
      }
    }
  }
}
