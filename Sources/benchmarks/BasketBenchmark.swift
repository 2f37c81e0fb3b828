import Calibration
import Foundation
import Kernels
import MarketModel
import Portfolio
import RiskMeasures
import Scheduling
import Simulation

/// The expected shortfall of an equally weighted basket.
struct BasketBenchmark: Benchmark {
  private let name: String
  private let simulation: Simulation
  private let position: PlacedBasket
  private let mark: Mark
  private let count: Int
  private let product: FloorPart

  /// 20 assets, 10 daily steps, 400,000 paths; the basket's worst daily mark.
  static func paths(_ instructionSet: InstructionSet) throws -> BasketBenchmark {
    try BasketBenchmark(
      name: "paths", assets: 20, grid: TimeGrid(steps: 10, stepDays: 1), count: 400_000, mark: .worstUpToStep(10),
      instructionSet)
  }

  /// 500 assets, 10 daily steps, 16,384 paths; the basket's worst daily mark.
  static func manyAssets(_ instructionSet: InstructionSet) throws -> BasketBenchmark {
    try BasketBenchmark(
      name: "paths-500", assets: 500, grid: TimeGrid(steps: 10, stepDays: 1), count: 16_384, mark: .worstUpToStep(10),
      product: .fastestProductByBLAS(order: 500), instructionSet)
  }

  /// 50 assets, one step of 10 days, 1,000,000 paths; the basket's end.
  static func terminal(_ instructionSet: InstructionSet) throws -> BasketBenchmark {
    try BasketBenchmark(
      name: "terminal", assets: 50, grid: TimeGrid(steps: 1, stepDays: 10), count: 1_000_000, mark: .atStep(1),
      instructionSet)
  }

  private init(
    name: String, assets: Int, grid: TimeGrid, count: Int, mark: Mark, product: FloorPart? = nil,
    _ instructionSet: InstructionSet
  ) throws {
    self.name = name
    self.product = product ?? .product(order: assets)
    self.count = count
    self.mark = mark
    simulation = try Simulation(model: Market.model(assets), grid: grid, seed: 7, instructionSet: instructionSet)
    let names = simulation.model.assets
    position = try PlacedBasket(Basket(name: "equal", holdings: names.map { ($0, 1 / Double(assets)) }), in: names)
  }

  private var assets: Int { simulation.model.assets.count }

  var cells: Int { assets * simulation.grid.steps * count }

  var floor: [FloorShare] {
    let bytes = count * MemoryLayout<Double>.stride
    return [
      FloorShare(.philox), FloorShare(.normals), FloorShare(product), FloorShare(.exponentials),
      FloorShare(.copy(bytes: bytes), perCell: Double(bytes) / Double(cells)),
    ]
  }

  var references: [FloorShare] {
    [
      FloorShare(.product(order: assets)), FloorShare(.productByBLAS(order: assets, rows: PathTile.width)),
    ]
  }

  func verify() throws {
    var tile = simulation.makeTile()
    var lowest = [Double](repeating: .infinity, count: PathTile.width)
    simulation.draw((0..<PathTile.width).map { UInt64($0) }, in: &tile) { _, tile in
      for path in lowest.indices {
        let value = (0..<assets).reduce(0) { $0 + exp(tile.logRatios[$1 * PathTile.width + path]) }
        lowest[path] = min(lowest[path], value / Double(assets))
      }
    }
    for (loss, value) in zip(try losses(paths: PathTile.width, threads: 1), lowest) {
      try WrongFigure.check(name, 1 - loss, against: value, within: 1e-13)
    }
  }

  func run(threads: Int) throws -> Double {
    try LossSample(losses(paths: count, threads: threads))
      .expectedShortfall(try Confidence(LossSample.benchmarkConfidence))
  }

  func standardError() throws -> Double { try LossSample(losses(paths: count, threads: 1)).shortfallStandardError() }

  private func losses(paths: Int, threads: Int) throws -> [Double] {
    let run = try LossRun(
      identity(simulation), paths: paths, scheduler: ThreadedScheduler(threads: threads, observer: NoObserver()))
    return try run.losses(of: [LossRequest(position, mark)]).losses[0]
  }
}
