internal import MarketModel
public import Numerics

/// Returns of some paths, as anybody who sees the prices alone would compute them.
public struct PathSample: Equatable, Sendable {
  /// Log returns of one step: a row per path and step, a column per asset.
  public let stepReturns: Matrix
  /// Log returns over the whole horizon: a row per path, a column per asset.
  public let horizonReturns: Matrix
  /// Log returns of the first steps of the paths, for a law in which a step depends on those before it.
  ///
  /// Per step a row per path and a column per driver; empty for laws of independent steps.
  public let openings: [Matrix]

  /// A sample from its returns.
  ///
  /// - Parameters:
  ///   - stepReturns: Log returns of one step.
  ///   - horizonReturns: Log returns over the whole horizon.
  ///   - openings: Log returns of the first steps, one matrix per step from the first on.
  /// - Precondition: returns of steps and horizon have the same number of columns, and there is an opening of every path
  ///   or of none.
  public init(stepReturns: Matrix, horizonReturns: Matrix, openings: [Matrix] = []) {
    precondition(stepReturns.columns == horizonReturns.columns, "The assets differ")
    precondition(openings.allSatisfy { $0.rows == horizonReturns.rows }, "The paths differ")
    self.stepReturns = stepReturns
    self.horizonReturns = horizonReturns
    self.openings = openings
  }

  /// The first paths of a simulation, as many as an audit needs.
  ///
  /// - Parameters:
  ///   - simulation: The simulation.
  ///   - observations: The number of one-step returns per asset to aim at.
  /// - Complexity: O(observations * assets²).
  public init(firstPathsOf simulation: Simulation, observations: Int = Self.standardObservations) {
    let steps = simulation.grid.steps
    let assets = simulation.model.assets.count
    let tiles = max(1, (observations + PathTile.width * steps - 1) / (PathTile.width * steps))
    let paths = tiles * PathTile.width
    // Of paths that are longer than the observations ask for, every so many steps are kept: all of them would take
    // gigabytes.
    let stride = max(1, PathTile.width * steps / max(observations, PathTile.width))
    let keptSteps = (steps + stride - 1) / stride
    var stepReturns = Matrix(rows: paths * keptSteps, columns: assets)
    var horizonReturns = Matrix(rows: paths, columns: assets)
    let drivers = simulation.model.drivers.count
    let openSteps = simulation.model.dynamics.stepDays == nil ? 0 : stride == 1 ? steps : max(1, observations / paths)
    var openings = Array(repeating: Matrix(rows: paths, columns: drivers), count: openSteps)
    var tile = simulation.makeTile()
    var before = tile.logRatios
    var last = before
    for number in 0..<tiles {
      let first = number * PathTile.width
      for place in before.indices { (before[place], last[place]) = (0, 0) }
      simulation.draw(UInt64(first)..<UInt64(first + PathTile.width), in: &tile) { step, tile in
        if (step - 1).isMultiple(of: stride) {
          let row = (number * keptSteps + (step - 1) / stride) * PathTile.width
          for asset in 0..<assets {
            for place in 0..<PathTile.width {
              let index = asset * PathTile.width + place
              stepReturns[row + place, asset] = tile.logRatios[index] - before[index]
            }
          }
        }
        if step.isMultiple(of: stride) { before = tile.logRatios }
        guard step <= openSteps else { return }
        for driver in 0..<drivers {
          for place in 0..<PathTile.width {
            let index = driver * PathTile.width + place
            openings[step - 1][first + place, driver] = tile.logRatios[index] - last[index]
          }
        }
        last = tile.logRatios
      }
      for asset in 0..<assets {
        for place in 0..<PathTile.width {
          horizonReturns[first + place, asset] = tile.logRatios[asset * PathTile.width + place]
        }
      }
    }
    self.init(stepReturns: stepReturns, horizonReturns: horizonReturns, openings: openings)
  }

  /// The one-step returns per asset of a standard audit: they fix a volatility to 0.3 % and a correlation to 0.004.
  public static let standardObservations = 65_536
}
