import Kernels
import MarketModel
import Simulation
import Testing

@Suite("A path with claims is the same path wherever it is drawn")
struct ClaimIdentityTests {
  @Test("alone, turned and among others, by every sampling, to the bit", arguments: laws)
  func places(dynamics: Dynamics) throws {
    let model = try claimModel(dynamics: dynamics)
    for sampling in samplings(assets: model.drivers.count, steps: 9) where sampling != .momentMatched {
      let simulation = try Simulation(
        model: model, grid: TimeGrid(steps: 9, stepDays: 1), seed: 21, sampling: sampling)
      let paths = Array(UInt64(48_128)..<48_384)
      let whole = simulation.logRatios(paths)
      for places in [Array((0..<256).reversed()), (0..<256).map { ($0 + 31) % 256 }, [0], [100], [255]] {
        let drawn = simulation.logRatios(places.map { paths[$0] })
        for (step, columns) in drawn.enumerated() {
          for (asset, column) in columns.enumerated() {
            #expect(column == places.map { whole[step][asset][$0] })
          }
        }
      }
    }
  }

  @Test("a tile remembers nothing of the paths before, and a longer horizon has the steps of a shorter one")
  func reuse() throws {
    let model = try claimModel()
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 40, stepDays: 0.5), seed: 22)
    var tile = simulation.makeTile()
    let first = simulation.logRatios(Array(0..<100), in: &tile)
    _ = simulation.logRatios(Array(1_000..<1_256), in: &tile)
    #expect(simulation.logRatios(Array(0..<100), in: &tile) == first)
    let short = try Simulation(model: model, grid: TimeGrid(steps: 7, stepDays: 0.5), seed: 22)
    #expect(short.logRatios(Array(0..<100)) == Array(first.prefix(7)))
  }

  @Test("the vector instructions change no bit", arguments: InstructionSet.available)
  func instructions(level: InstructionSet) throws {
    let grid = try TimeGrid(steps: 10, stepDays: 1)
    let reference = try Simulation(model: claimModel(), grid: grid, seed: 24, instructionSet: .baseline)
    let simulation = try Simulation(model: claimModel(), grid: grid, seed: 24, instructionSet: level)
    #expect(simulation.logRatios(Array(0..<256)) == reference.logRatios(Array(0..<256)))
  }

  @Test("claims change nothing about the drivers that are none")
  func plainDrivers() throws {
    let model = try claimModel()
    let bare = try MarketModel(
      assets: model.drivers, volatility: model.volatility, drift: model.drift, correlation: model.correlation,
      dynamics: model.dynamics)
    let grid = try TimeGrid(steps: 5, stepDays: 1)
    let drawn = try Simulation(model: model, grid: grid, seed: 3).logRatios(Array(0..<256))
    let plain = try Simulation(model: bare, grid: grid, seed: 3).logRatios(Array(0..<256))
    for step in 0..<5 { #expect(Array(drawn[step].prefix(2)) == Array(plain[step].prefix(2))) }
  }

  @Test("no value that a model may hold makes a price that is no number")
  func extremes() throws {
    let model = try MarketModel(
      assets: ["A", "U", "T"], volatility: [50, 50, 50], correlation: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
      dynamics: .studentT(degreesOfFreedom: 2.01),
      claims: [
        Claim(
          asset: "U",
          kind: .stablecoin(
            Stablecoin(
              noiseHalfLifeDays: 1e4,
              depeg: .init(
                perYear: 1_000, stress: Stress(asset: "A", sensitivity: 2), depth: 0.999, depthSpread: 2,
                recoveryHalfLifeDays: 1e5, death: .init(probability: 0.01, remains: 1e-6, halfLifeDays: 1e-4),
                source: "a test")))),
        Claim(
          asset: "T",
          kind: .staked(StakedToken(underlying: "A", yieldPerYear: 5, exit: .halfLife(days: 1e-4), stressDiscount: 1))),
        Claim(asset: "two", kind: .stableSwap(StableSwapShare(assets: ["A", "U"], amplification: 1e6))),
        Claim(asset: "three", kind: .stableSwap(StableSwapShare(assets: ["A", "U", "T"], amplification: 1))),
        Claim(asset: "four", kind: .stableSwap(StableSwapShare(assets: ["A", "U", "T", "two"], amplification: 1e6))),
        Claim(asset: "product", kind: .constantProduct(ConstantProductShare(assets: ["three", "U"]))),
      ])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 60, stepDays: 30), seed: 1)
    for columns in simulation.logRatios(Array(0..<256)) {
      #expect(columns.allSatisfy { $0.allSatisfy(\.isFinite) })
    }
  }
}
