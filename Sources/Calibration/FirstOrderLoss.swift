internal import MarketModel
internal import Portfolio
internal import Simulation

/// The first-order loss of a position on the paths of a tile, and the variance that it has given the volatilities.
struct FirstOrderLoss {
  private let position: PlacedBasket
  private let lastStep: Int
  /// What each asset held adds to the mean of a step's first-order loss.
  private let drift: Double

  /// By path, once the last step has been seen.
  private(set) var losses = [Double](repeating: 0, count: PathTile.width)
  /// By path, the sum over the steps of the square of what the volatility was multiplied by.
  private(set) var variances = [Double](repeating: 0, count: PathTile.width)

  init(_ request: LossRequest, model: MarketModel, grid: TimeGrid) {
    position = request.position
    lastStep = request.mark.lastStep
    let years = grid.stepDays / model.daysPerYear
    drift = zip(position.assets, position.weights).reduce(0) { sum, held in
      let σ = model.volatility[held.0]
      return sum + held.1 * (model.drift[held.0] - 0.5 * σ * σ) * years
    }
  }

  mutating func start() {
    for place in variances.indices { variances[place] = 0 }
  }

  mutating func see(step: Int, _ tile: PathTile) {
    guard step <= lastStep else { return }
    for place in variances.indices { variances[place] += tile.volatilityScale[place] * tile.volatilityScale[place] }
    guard step == lastStep else { return }
    for place in losses.indices { losses[place] = drift * Double(lastStep) }
    for (asset, weight) in zip(position.assets, position.weights) {
      let first = asset * PathTile.width
      for place in losses.indices { losses[place] -= weight * tile.logRatios[first + place] }
    }
  }
}
