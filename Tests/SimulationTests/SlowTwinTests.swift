import Foundation
import Kernels
import MarketModel
import Simulation
import Testing

@Suite("Simulation against its slow twin")
struct SlowTwinTests {
  @Test("every log ratio to 1e-12", arguments: [1, 2, 3, 5, 16, 17, 33], [1, 2, 7])
  func logRatios(assets: Int, steps: Int) throws {
    let paths: [UInt64] = Array(0..<5) + [48_213, (1 << 48) - 1, 1 << 32, 255, 256, 257]
    for dynamics in laws {
      let model = try model(assets: assets, dynamics: dynamics)
      let grid = try TimeGrid(steps: steps, stepDays: 1.5)
      let simulation = try Simulation(model: model, grid: grid, seed: 0xFEED_0000_0001)
      let twin = SlowTwin(model: model, grid: grid, seed: 0xFEED_0000_0001)
      let drawn = simulation.logRatios(paths)
      #expect(drawn.count == steps)
      for (place, path) in paths.enumerated() {
        for (step, expected) in twin.logRatios(path: path).enumerated() {
          for asset in 0..<assets {
            let difference = abs(drawn[step][asset][place] - expected[asset])
            #expect(difference <= 1e-12 * max(1, expected[asset].magnitude))
          }
        }
      }
    }
  }

  @Test("price ratios are the exponentials of log ratios, for the assets asked for")
  func priceRatios() throws {
    let simulation = try Simulation(
      model: model(assets: 4, dynamics: .gaussian), grid: TimeGrid(steps: 3, stepDays: 10), seed: 3)
    var tile = simulation.makeTile()
    var steps: [Int] = []
    simulation.draw(Array(UInt64(0)..<200), in: &tile) { step, tile in
      steps.append(step)
      tile.computePriceRatios(of: [3, 1])
      for asset in [1, 3] {
        for place in PathTile.column(asset).prefix(200) {
          let exact = exp(tile.logRatios[place])
          #expect(abs(tile.priceRatios[place] - exact) <= exact.ulp)
        }
      }
    }
    #expect(steps == [1, 2, 3])
  }

  @Test("an asset without volatility grows at its drift alone", arguments: laws)
  func zeroVolatility(dynamics: Dynamics) throws {
    let model = try MarketModel(
      assets: ["BTC", "USD"], volatility: [0.6, 0], drift: [0, 0.05], correlation: [[1, 0.5], [0.5, 1]],
      dynamics: dynamics)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 4, stepDays: 73), seed: 1)
    for (step, columns) in simulation.logRatios(Array(0..<256)).enumerated() {
      #expect(columns[1].allSatisfy { abs($0 - 0.05 * 0.2 * Double(step + 1)) < 1e-16 })
      #expect(Set(columns[0]).count == 256)
    }
  }

  @Test("the price ratio has mean exp(drift T)", arguments: [0, 0.3])
  func martingale(drift: Double) throws {
    let model = try MarketModel(
      assets: ["BTC"], volatility: [0.8], drift: [drift], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 2, stepDays: 45), seed: 9)
    var (sum, count) = (0.0, 0.0)
    var tile = simulation.makeTile()
    for block in 0..<UInt64(1_000) {
      simulation.draw(block * 256..<(block + 1) * 256, in: &tile) { step, tile in
        guard step == 2 else { return }
        tile.computePriceRatios(of: [0])
        sum += tile.priceRatios.reduce(0, +)
        count += Double(tile.count)
      }
    }
    let years = 90.0 / 365
    let expected = exp(drift * years)
    let standardError = expected * (expm1(0.64 * years) / count).squareRoot()
    // Exceeded with a probability below 1e-7.
    #expect(abs(sum / count - expected) < 5.5 * standardError)
  }
}
