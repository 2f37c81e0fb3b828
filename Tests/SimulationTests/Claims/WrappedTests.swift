import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Wrapped tokens")
struct WrappedTests {
  private static func simulation(
    _ failure: WrappedToken.Failure, dynamics: Dynamics = .gaussian, steps: Int = 10, stepDays: Double = 1
  ) throws -> Simulation {
    let model = try MarketModel(
      assets: ["BTC"], volatility: [0.6], drift: [0.1], correlation: [[1]], dynamics: dynamics,
      claims: [Claim(asset: "WBTC", kind: .wrapped(WrappedToken(underlying: "BTC", failure: failure)))])
    return try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: 3)
  }

  @Test("the expected price is exp(-λT) + (1 - exp(-λT)) R of the underlying's", arguments: [0.5, 1, 10])
  func expectation(stepDays: Double) throws {
    let simulation = try Self.simulation(
      .init(perYear: 6, recovery: 0.3, source: "a test"), steps: Int(10 / stepDays), stepDays: stepDays)
    let prices = horizonLogRatios(simulation, of: "WBTC", paths: 131_072).map { exp($0) }
    let (years, survival) = (10.0 / 365, exp(-6 * 10.0 / 365))
    #expect(Mean(prices).agrees(with: exp(0.1 * years) * (survival + (1 - survival) * 0.3)))
  }

  @Test("it is its underlying until it fails and a part of it for good", arguments: laws)
  func shape(dynamics: Dynamics) throws {
    let simulation = try Self.simulation(
      .init(perYear: 20, stress: Stress(asset: "BTC", sensitivity: 1), recovery: 0.3, source: "a test"),
      dynamics: dynamics)
    var failed = [Bool](repeating: false, count: 256)
    for columns in simulation.logRatios(Array(0..<256)) {
      for place in 0..<256 {
        let distance = columns[1][place] - columns[0][place]
        #expect(distance == 0 || abs(distance - log(0.3)) < 1e-14)
        #expect(!failed[place] || distance != 0)
        failed[place] = distance != 0
      }
    }
    #expect(failed.contains(true) && failed.contains(false))
  }

  /// A symbol is a name and nothing else: one that looks like another asset's follows what its claim says.
  @Test("a wrapped token is its own asset, and follows the one that it names")
  func identity() throws {
    let model = try MarketModel(
      assets: ["BTC", "ETH"], volatility: [0.6, 0.8], correlation: [[1, 0.5], [0.5, 1]], dynamics: .gaussian,
      claims: [
        Claim(
          asset: "WBTC",
          kind: .wrapped(WrappedToken(underlying: "ETH", failure: .init(perYear: 0, recovery: 1, source: "a test"))))
      ])
    let drawn = try Simulation(model: model, grid: TimeGrid(steps: 1, stepDays: 1), seed: 1).logRatios([0, 1])[0]
    #expect(drawn[2] == drawn[1])
    #expect(drawn[2] != drawn[0])
    #expect(model.driverExposures(of: [0, 0, 1]) == [0, 1])
  }
}
