import MarketModel
import Simulation

/// Every sampling, for a market of a number of assets held in equal parts.
func samplings(assets: Int, steps: Int) -> [Sampling] {
  let equal = [Double](repeating: 1 / Double(assets), count: assets)
  let first = (0..<assets).map { $0 == 0 ? 1.0 : 0 }
  return [
    .plain, .antithetic, .momentMatched, .stratified(LossDirection(exposures: equal, lastStep: steps)),
    .importance([TailTarget(LossDirection(exposures: equal, lastStep: steps), reach: .probability(0.01))]),
    .importance([
      TailTarget(LossDirection(exposures: equal, lastStep: steps), reach: .probability(0.001)),
      TailTarget(LossDirection(exposures: first, lastStep: max(1, steps - 1)), reach: .deviations(2)),
    ]),
    .sobol,
  ]
}

extension Simulation {
  /// The log ratios at the last step and the weights of consecutive paths from the first: a column per asset.
  func horizon(paths count: Int) -> (logRatios: [[Double]], weights: [Double]) {
    var columns = model.assets.map { _ in [Double]() }
    var weights: [Double] = []
    var tile = makeTile()
    for first in stride(from: 0, to: count, by: PathTile.width) {
      let paths = (first..<min(count, first + PathTile.width)).map { UInt64($0) }
      draw(paths, in: &tile) { step, tile in
        guard step == grid.steps else { return }
        for asset in columns.indices {
          columns[asset] += tile.logRatios[PathTile.column(asset)].prefix(tile.count)
        }
        weights += tile.weights.prefix(tile.count)
      }
    }
    return (columns, weights)
  }
}

/// The mean of some values over independent batches, and its standard error.
struct BatchMean {
  let value: Double
  let standardError: Double

  /// Batches are interleaved for Sobol' points and consecutive otherwise.
  init(_ values: [Double], sampling: Sampling) {
    var sums: [Int: Double] = [:]
    for (path, value) in values.enumerated() {
      sums[sampling == .sobol ? path % sampling.batch : path / sampling.batch, default: 0] += value
    }
    let groups = Double(sums.count)
    let means = sums.keys.sorted().map { sums[$0, default: 0] * groups / Double(values.count) }
    let mean = means.reduce(0, +) / groups
    value = mean
    standardError = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (groups - 1) / groups).squareRoot()
  }
}
