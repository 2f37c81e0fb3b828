import Calibration
import Kernels
import MarketModel
import Portfolio
import RandomStreams
import RiskMeasures
import Scheduling
import Simulation

/// The workloads, under the names that the peers' script gives them.
enum Workload: String, CaseIterable {
  case normals, paths, terminal, health, options, garch

  /// Whether the project can do the work yet.
  var isBuilt: Bool {
    switch self {
    case .normals, .paths, .terminal: true
    case .health, .options, .garch: false
    }
  }

  func run(_ timer: Timer) throws {
    switch self {
    case .normals:
      try normals(timer)
    case .paths:
      // 20 assets, 10 daily steps, 400,000 paths; the expected shortfall of the basket's worst daily mark.
      try basket(timer, assets: 20, steps: 10, stepDays: 1, count: 400_000, mark: .worstUpToStep(10))
    case .terminal:
      // 50 assets, one step of 10 days, 1,000,000 paths; the expected shortfall of the basket.
      try basket(timer, assets: 50, steps: 1, stepDays: 10, count: 1_000_000, mark: .atStep(1))
    case .health, .options, .garch:
      preconditionFailure("\(rawValue) is not built")
    }
  }

  /// Standard normals into a buffer of 16,384, 500 times, on one thread.
  private func normals(_ timer: Timer) throws {
    let (count, rounds, width) = (16_384, 500, 256)
    let stream = RandomStream(seed: 1, stream: 0)
    let paths = (0..<UInt64(width)).map { $0 }
    var buffer = WordBuffer(paths: width)
    var normals = [Double](repeating: 0, count: count)
    try timer.report(self, threads: 1, cells: count * rounds) {
      for round in 0..<rounds {
        stream.standardNormals(step: round, factors: count / width, paths: paths, into: &normals, buffer: &buffer)
      }
      let mean = normals.reduce(0, +) / Double(count)
      return (normals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
    }
  }

  private func basket(_ timer: Timer, assets: Int, steps: Int, stepDays: Double, count: Int, mark: Mark) throws {
    let simulation = try Simulation(
      model: try Self.market(assets), grid: try TimeGrid(steps: steps, stepDays: stepDays), seed: 7)
    let names = simulation.model.assets
    let basket = try Basket(name: "equal", holdings: names.map { ($0, 1 / Double(assets)) })
    let position = try Position(basket, in: names)
    for threads in timer.threads {
      let run = try LossRun(
        simulation, paths: count, scheduler: ThreadedScheduler(threads: threads, observer: NoObserver()))
      try timer.report(self, threads: threads, cells: assets * steps * count) {
        let losses = try run.losses(of: [LossRequest(position, mark)])
        return try losses.samples()[0].expectedShortfall(try Confidence(0.99))
      }
    }
  }

  /// Daily volatility from 3 % to 6 %, one common factor with loadings from 0.75 to 0.90.
  private static func market(_ assets: Int) throws -> MarketModel {
    func ramp(_ low: Double, _ high: Double) -> [Double] {
      (0..<assets).map { low + (high - low) * Double($0) / Double(assets - 1) }
    }
    let loading = ramp(0.75, 0.90)
    return try MarketModel(
      assets: (0..<assets).map { "A\($0)" }, volatility: ramp(0.03, 0.06).map { $0 * 365.0.squareRoot() },
      correlation: loading.indices.map { row in
        loading.indices.map { row == $0 ? 1 : loading[row] * loading[$0] }
      },
      dynamics: .gaussian)
  }
}
