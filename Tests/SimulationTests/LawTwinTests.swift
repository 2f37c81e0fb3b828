import MarketModel
import Simulation
import Testing

@Suite("Laws against their slow twins")
struct LawTwinTests {
  @Test(
    "every log ratio to 1e-12, and to 1e-10 where a tabulated tail is behind it", arguments: LawCase.followed,
    [1, 2, 5, 8])
  func logRatios(law: LawCase, assets: Int) throws {
    let model = try law.model(assets)
    let tolerance = if case .copula = model.dynamics { 1e-10 } else { 1e-12 }
    let grid = try TimeGrid(steps: 12, stepDays: 1)
    let simulation = try Simulation(model: model, grid: grid, seed: 0xFEED_0000_0002)
    let twin = LawTwin(model: model, grid: grid, seed: 0xFEED_0000_0002)
    let paths: [UInt64] = Array(0..<40) + [48_213, (1 << 48) - 1, 1 << 32, 255, 256, 257]
    let drawn = simulation.logRatios(paths)
    for (place, path) in paths.enumerated() {
      for (step, expected) in twin.logRatios(path: path).enumerated() {
        for asset in 0..<assets {
          let difference = abs(drawn[step][asset][place] - expected[asset])
          #expect(difference <= tolerance * max(1, expected[asset].magnitude))
        }
      }
    }
  }

  @Test("an asset without volatility grows at its drift alone")
  func still() throws {
    let still = try MarketModel(
      assets: ["BTC", "USD"], volatility: [0.6, 0], drift: [0, 0.05], correlation: [[1, 0.5], [0.5, 1]],
      dynamics: .garch(clustered(2, gamma: 0.05)))
    let days = try MarketModel(
      assets: ["BTC", "USD"], volatility: [0.6, 0], drift: [0, 0.05], correlation: [[1, 0.5], [0.5, 1]],
      dynamics: .historical(
        ResampledReturns(
          stepDays: 1, meanBlockSteps: 3, history: [history(1)[0], [Double](repeating: 0, count: 90)],
          clustering: clustering(2, gamma: 0.05))))
    for model in [still, days] {
      let simulation = try Simulation(model: model, grid: TimeGrid(steps: 3, stepDays: 1), seed: 5)
      for (step, columns) in simulation.logRatios(Array(0..<256)).enumerated() {
        #expect(columns[1].allSatisfy { abs($0 - 0.05 / 365 * Double(step + 1)) < 1e-18 })
        #expect(Set(columns[0]).count > 60)
      }
    }
  }

  @Test("a volatility that starts at its long-run level by default")
  func defaultVolatility() throws {
    func first(_ current: Double?) throws -> [[[Double]]] {
      let driver = VolatilityClustering.Driver(alpha: 0.1, beta: 0.8, currentVolatility: current)
      let model = try MarketModel(
        assets: ["A"], volatility: [0.6], correlation: [[1]],
        dynamics: .garch(ClusteredReturns(stepDays: 1, clustering: VolatilityClustering([driver]))))
      return try Simulation(model: model, grid: TimeGrid(steps: 4, stepDays: 1), seed: 6).logRatios(Array(0..<64))
    }
    #expect(try first(nil) == first(0.6))
    #expect(try first(nil) != first(0.7))
  }
}
