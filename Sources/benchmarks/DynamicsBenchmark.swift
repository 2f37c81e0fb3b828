import Foundation
import Kernels
import MarketModel
import Scheduling
import Simulation

/// The paths of 20 assets over 10 daily steps under one law: 100,000 of them, to their ends.
///
/// The figure is the mean of the assets' price ratios, which is 1 for every law under which a price has an expectation.
struct DynamicsBenchmark: Benchmark {
  private let kind: DynamicsKind
  private let simulation: Simulation
  private let tiles = 400

  init(_ kind: DynamicsKind, _ instructionSet: InstructionSet) throws {
    self.kind = kind
    simulation = try Simulation(
      model: kind.model(assets: 20), grid: TimeGrid(steps: 10, stepDays: 1), seed: 7, instructionSet: instructionSet)
  }

  private var assets: Int { simulation.model.assets.count }

  var cells: Int { assets * simulation.grid.steps * tiles * PathTile.width }

  /// The cost is to be read beside that of the Gaussian law, the first of the lines.
  var floor: [FloorShare] { [] }

  /// The audit knows every law.
  func verify() throws {
    let audit = try PathAudit(of: simulation)
    guard audit.passed else {
      let failure = audit.failures[0]
      throw WrongFigure(
        workload: "\(kind.rawValue): \(failure.quantity)", figure: failure.realised,
        expected: failure.configured ?? .nan)
    }
  }

  func run(threads: Int) throws -> Double {
    let means = tileMeans(threads: threads)
    return means.reduce(0, +) / Double(means.count)
  }

  func standardError() throws -> Double {
    let means = tileMeans(threads: 1)
    let n = Double(means.count)
    let mean = means.reduce(0, +) / n
    return (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1) / n).squareRoot()
  }

  private func tileMeans(threads: Int) -> [Double] {
    let simulation = identity(simulation)
    let all = Array(simulation.model.assets.indices)
    let perBlock = 16
    var means: [Double] = []
    ThreadedScheduler(threads: threads, observer: NoObserver()).run(blocks: tiles / perBlock) { block in
      var tile = simulation.makeTile()
      return (0..<perBlock).map { place in
        let first = UInt64((block * perBlock + place) * PathTile.width)
        var sum = 0.0
        simulation.draw(first..<first + UInt64(PathTile.width), in: &tile) { step, tile in
          guard step == simulation.grid.steps else { return }
          tile.computePriceRatios(of: all)
          sum = tile.priceRatios.reduce(0, +)
        }
        return sum / Double(all.count * PathTile.width)
      }
    } fold: {
      means += $0
    }
    return means
  }
}
