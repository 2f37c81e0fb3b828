import Foundation
import Kernels
import MarketModel
import Numerics
import Simulation
import Testing

@Suite("What each sampling does to its paths")
struct SamplingStructureTests {
  @Test("a path is the same wherever it is drawn, to the bit", arguments: 0..<7, laws)
  func identity(place: Int, dynamics: Dynamics) throws {
    let simulation = try Simulation(
      model: model(assets: 3, dynamics: dynamics), grid: TimeGrid(steps: 4, stepDays: 1), seed: 41,
      sampling: samplings(assets: 3, steps: 4)[place])
    func drawn(_ paths: [UInt64]) -> [[[Double]]] {
      var tile = simulation.makeTile()
      var weights: [Double] = []
      var steps = simulation.logRatios(paths, in: &tile)
      weights += tile.weights.prefix(paths.count)
      steps.append([weights])
      return steps
    }
    let paths = Array(UInt64(48_128)..<48_384)
    let whole = drawn(paths)
    func expectSame(_ places: [Int]) {
      let some = drawn(places.map { paths[$0] })
      for (step, columns) in some.enumerated() {
        for (asset, column) in columns.enumerated() { #expect(column == places.map { whole[step][asset][$0] }) }
      }
    }
    expectSame([48_213 - 48_128])
    expectSame(Array((0..<256).reversed()))
    expectSame((0..<256).map { ($0 + 37) % 256 })
    expectSame([255, 3, 4, 3])
    // A batch apart: its paths are those of no other.
    #expect(drawn(paths.map { $0 + 256 }) != whole)
  }

  @Test("antithetic normal returns are each other's negatives")
  func antithetic() throws {
    let simulation = try Simulation(
      model: model(assets: 2, dynamics: .gaussian, drift: 0), grid: TimeGrid(steps: 3, stepDays: 1), seed: 42,
      sampling: .antithetic)
    let columns = simulation.horizon(paths: 256).logRatios
    for (asset, column) in columns.enumerated() {
      let σ = simulation.model.volatility[asset]
      let drift = -σ * σ / 2 * 3 / 365
      for pair in 0..<128 {
        #expect(abs(column[2 * pair] + column[2 * pair + 1] - 2 * drift) < 1e-15)
        #expect(column[2 * pair] != column[2 * pair + 1])
      }
    }
  }

  @Test("matched batches have mean 0 and variance 1 in every factor of every step")
  func momentMatched() throws {
    let one = try MarketModel(
      assets: ["A"], volatility: [(365.0).squareRoot()], drift: [0], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(
      model: one, grid: TimeGrid(steps: 3, stepDays: 1), seed: 43, sampling: .momentMatched)
    var before = [Double](repeating: 0, count: 256)
    for columns in simulation.logRatios(Array(512..<768)) {
      let returns = zip(columns[0], before).map { $0 - $1 + 0.5 }
      before = columns[0]
      #expect(abs(returns.reduce(0, +)) < 1e-11)
      #expect(abs(returns.reduce(0) { $0 + $1 * $1 } - 256) < 1e-10)
    }
  }

  @Test("each path of a stratified batch has its own 256th of the sum along the direction", arguments: [1, 3, 5])
  func stratified(lastStep: Int) throws {
    let model = try model(assets: 2, dynamics: .gaussian, drift: 0)
    let direction = LossDirection(exposures: [0.6, 0.4], lastStep: lastStep)
    let simulation = try Simulation(
      model: model, grid: TimeGrid(steps: 5, stepDays: 1), seed: 44, sampling: .stratified(direction))
    let days = Double(lastStep) / 365
    let v = model.volatility
    let variance =
      0.36 * v[0] * v[0] + 0.16 * v[1] * v[1] + 2 * 0.24 * v[0] * v[1] * model.correlation[0][1]
    var places: [Int] = []
    let columns = simulation.logRatios(Array(1_024..<1_280))[lastStep - 1]
    for path in 0..<256 {
      let loss =
        -0.6 * (columns[0][path] + v[0] * v[0] * days / 2) - 0.4 * (columns[1][path] + v[1] * v[1] * days / 2)
      places.append(Int(StandardNormal.cumulative(loss / (variance * days).squareRoot()) * 256))
    }
    #expect(places.sorted() == Array(0..<256))
  }

  @Test("the vector instructions change no bit of any sampling", arguments: 0..<7, laws)
  func levels(place: Int, dynamics: Dynamics) throws {
    let results = try InstructionSet.available.map { level in
      let simulation = try Simulation(
        model: model(assets: 3, dynamics: dynamics), grid: TimeGrid(steps: 3, stepDays: 1), seed: 45,
        sampling: samplings(assets: 3, steps: 3)[place], instructionSet: level)
      return simulation.horizon(paths: 512)
    }
    for result in results {
      #expect(result.logRatios == results[0].logRatios)
      #expect(result.weights == results[0].weights)
    }
  }

  @Test("a direction of a market of other assets traps")
  func badDirection() async {
    await #expect(processExitsWith: .failure) {
      _ = try Simulation(
        model: model(assets: 2, dynamics: .gaussian), grid: TimeGrid(steps: 1, stepDays: 1), seed: 1,
        sampling: .stratified(LossDirection(exposures: [1], lastStep: 1)))
    }
  }
}
