import MarketModel
import Simulation
import Testing

extension Simulation {
  /// The one-step log returns of consecutive paths from the first at some steps, counted from 1: by step, asset and path.
  func stepReturns(paths count: Int, at steps: [Int]) -> [Int: [[Double]]] {
    var result: [Int: [[Double]]] = [:]
    for step in steps { result[step] = model.assets.map { _ in [] } }
    var tile = makeTile()
    var before = tile.logRatios
    for first in stride(from: 0, to: count, by: PathTile.width) {
      for place in before.indices { before[place] = 0 }
      draw((0..<PathTile.width).map { UInt64(first + $0) }[...], in: &tile) { step, tile in
        if result[step] != nil {
          for asset in model.assets.indices {
            result[step]?[asset] += PathTile.column(asset).map { tile.logRatios[$0] - before[$0] }
          }
        }
        before = tile.logRatios
      }
    }
    return result
  }

  /// The log returns of every step.
  func stepReturns(paths count: Int) -> [[[Double]]] {
    let all = stepReturns(paths: count, at: Array(1...grid.steps))
    return (1...grid.steps).map { all[$0] ?? [] }
  }
}

/// Expects the mean of independent values within 6.1 of its standard errors: missed by a sound one in 1e-9 of all cases.
func expectMean(
  _ values: [Double], of expected: Double, _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let mean = BatchMean(values, sampling: .plain)
  #expect(
    abs(mean.value - expected) <= 6.1 * mean.standardError + 1e-15 * abs(expected),
    "\(what) \(mean.value) for \(expected), standard error \(mean.standardError)", sourceLocation: sourceLocation)
}
