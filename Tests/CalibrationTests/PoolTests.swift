import Calibration
import MarketModel
import Portfolio
import RiskMeasures
import Simulation
import Testing

@Suite("Runs that several simulations share")
struct PoolTests {
  private func simulation(_ volatility: Double, seed: UInt64 = 1, steps: Int = 3) throws -> Simulation {
    try Simulation(
      model: market([volatility, 0.5], correlation: 0.4), grid: TimeGrid(steps: steps, stepDays: 1), seed: seed)
  }

  private func pool(
    _ volatilities: [Double], paths: Int, blockPaths: Int = LossRun.standardBlock,
    scheduler: any BlockScheduler = SerialScheduler()
  ) throws -> LossRun {
    try LossRun(
      pooling: volatilities.map { try simulation($0) }, paths: paths, blockPaths: blockPaths, scheduler: scheduler)
  }

  private let request = LossRequest(PlacedBasket(only: 0), .atStep(3))

  @Test("equal simulations make the paths of one")
  func equalModels() throws {
    let pooled = try pool(Array(repeating: 0.6, count: 12), paths: 6_000)
    let alone = try LossRun(simulation(0.6), paths: 6_000)
    #expect(try pooled.losses(of: [request]).losses == alone.losses(of: [request]).losses)
    let chosen = [0, 499, 500, 5_999, 3]
    #expect(
      pooled.componentLosses(of: PlacedBasket(only: 0), .atStep(3), onPaths: chosen)
        == alone.componentLosses(of: PlacedBasket(only: 0), .atStep(3), onPaths: chosen))
  }

  @Test("each simulation has its own consecutive paths, whatever the blocks", arguments: [1, 37, 100, 256, 4_096])
  func ownPaths(blockPaths: Int) throws {
    let volatilities = (0..<10).map { 0.3 + 0.1 * Double($0) }
    let run = try pool(volatilities, paths: 1_000, blockPaths: blockPaths, scheduler: ThreadedScheduler())
    let losses = try run.losses(of: [request]).losses[0]
    for (index, volatility) in volatilities.enumerated() {
      let own = try LossRun(simulation(volatility), paths: 1_000).losses(of: [request]).losses[0]
      let span = index * 100..<(index + 1) * 100
      #expect(Array(losses[span]) == Array(own[span]), "\(volatility)")
      let components = run.componentLosses(of: PlacedBasket(only: 0), .atStep(3), onPaths: Array(span))
      #expect(components == [Array(own[span])])
    }
  }

  /// With draws that differ the groups do, and an interval that took paths for independent would be too narrow.
  @Test("intervals are those of as many groups as simulations")
  func intervals() throws {
    let rules = try policy(.valueAtRisk, 0.95, closeOutDays: 3)
    func width(_ volatilities: [Double]) throws -> Double {
      let haircut = try Calibration(rules, run: pool(volatilities, paths: 40_000)).assetParameters()[0].haircut
      return try #require(haircut.measuredInterval.high) - #require(haircut.measuredInterval.low)
    }
    let alike = try width(Array(repeating: 0.6, count: 40))
    let apart = try width((0..<40).map { 0.2 + 0.02 * Double($0) })
    #expect(apart > 3 * alike, "\(alike) \(apart)")
  }

  @Test("what cannot share a run is refused")
  func errors() throws {
    let ten = try (0..<10).map { _ in try simulation(0.6) }
    #expect(throws: CalibrationError.tooFewPooled(9, needed: 10)) { try LossRun(pooling: ten.dropLast(), paths: 90) }
    #expect(throws: CalibrationError.badPathCount(0)) { try LossRun(pooling: ten, paths: 0) }
    #expect(throws: CalibrationError.pathsFillNoBatches(95, batch: 10)) { try LossRun(pooling: ten, paths: 95) }
    #expect(throws: CalibrationError.badBlockSize(0)) { try LossRun(pooling: ten, paths: 100, blockPaths: 0) }
    for stranger in try [
      simulation(0.6, seed: 2), simulation(0.6, steps: 4), simulation(0.6).sampled(.antithetic),
      Simulation(model: market([0.6]), grid: TimeGrid(steps: 3, stepDays: 1), seed: 1),
    ] {
      #expect(throws: CalibrationError.poolDiffers(index: 9)) {
        try LossRun(pooling: ten.dropLast() + [stranger], paths: 100)
      }
    }
  }
}
