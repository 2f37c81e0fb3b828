import MarketModel
import Simulation
import Testing

@Suite("Laws that a simulation refuses")
struct LawErrorTests {
  @Test("days that are drawn again leave a sampling nothing to choose", arguments: 1..<7)
  func samplings(place: Int) throws {
    let model = try model(
      assets: 2,
      dynamics: .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: history(2))))
    let error = #expect(throws: SimulationError.samplingWithoutFactors(kind: "historical")) {
      try Simulation(
        model: model, grid: TimeGrid(steps: 4, stepDays: 1), seed: 1,
        sampling: SimulationTests.samplings(assets: 2, steps: 4)[place])
    }
    #expect(
      error?.description
        == "historical dynamics draw observed days, so there are no normal factors for a sampling to choose:"
        + " use plain paths")
  }

  @Test(
    "a law of daily steps on a grid of hours", arguments: LawCase.all.filter { !$0.testDescription.contains("jumps") })
  func steps(law: LawCase) throws {
    let model = try law.model(2)
    let error = #expect(throws: SimulationError.self) {
      try Simulation(model: model, grid: TimeGrid(steps: 4, stepDays: 0.25), seed: 1)
    }
    #expect(error == .stepMismatch(kind: model.dynamics.kind, modelDays: 1, gridDays: 0.25))
    #expect(
      error?.description
        == "\(model.dynamics.kind) dynamics are a law of steps of 1.0 days, and the paths have steps of 0.25 days:"
        + " choose a step of 1.0 days, or refit to prices at the other interval")
  }

  @Test("jumps on a grid of any steps")
  func anyStep() throws {
    let model = try model(assets: 2, dynamics: .jumpDiffusion(jumps(2, own: true)))
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 3, stepDays: 1.0 / 24), seed: 1)
    #expect(Set(simulation.logRatios(Array(0..<9))[2][0]).count == 9)
  }

  @Test("more jumps in a step than are counted", arguments: [false, true])
  func tooManyJumps(own: Bool) throws {
    let model = try model(
      assets: 1,
      dynamics: .jumpDiffusion(
        JumpDiffusion(
          jumpsPerYear: own ? 0 : 1_000, jumpMean: [0], jumpVolatility: [0.1],
          ownJumps: own ? [JumpDiffusion.OwnJumps(jumpsPerYear: 1_000, mean: 0, volatility: 0.1)] : nil)))
    let error = #expect(throws: SimulationError.tooManyJumps(perStep: 1_000, limit: 500)) {
      try Simulation(model: model, grid: TimeGrid(steps: 1, stepDays: 365), seed: 1)
    }
    #expect(
      error?.description
        == "1000.0 jumps are expected in a step, and 500.0 is the most that is drawn: choose a shorter step")
    #expect(throws: Never.self) {
      try Simulation(model: model, grid: TimeGrid(steps: 1, stepDays: 180), seed: 1)
    }
  }
}
