internal import Kernels
internal import MarketModel

/// The variance that a step adds to some exposures, path by path, and scratch to compute it.
public struct StepVariances: Sendable {
  /// The variance of each path of a tile.
  public fileprivate(set) var values: [Double]

  fileprivate var projections: [Double]

  init(factors: Int) {
    values = Array(repeating: 0, count: PathTile.width)
    projections = Array(repeating: 0, count: factors * PathTile.width)
  }
}

extension Simulation {
  /// Scratch for the variances of a tile.
  public func makeStepVariances() -> StepVariances { StepVariances(factors: model.drivers.count) }

  /// Computes the variance over one step of a sum of log returns, for normal returns or before they are mixed.
  ///
  /// - Parameters:
  ///   - exposures: What a log return of each driver adds to the sum: a column of ``PathTile/width`` paths per driver.
  ///   - variances: Receives the variances.
  /// - Precondition: the columns are there.
  /// - Complexity: O(drivers²) per path.
  public func computeStepVariances(exposures: [Double], into variances: inout StepVariances) {
    instructionSet.correlate(exposures, by: transposedFactor, rows: PathTile.width, into: &variances.projections)
    for place in variances.values.indices { variances.values[place] = 0 }
    for factor in 0..<model.drivers.count {
      let first = factor * PathTile.width
      for place in 0..<PathTile.width {
        let projection = variances.projections[first + place]
        variances.values[place] += projection * projection
      }
    }
  }
}
