import Numerics
import Simulation
import Testing

@Suite("Time grids")
struct TimeGridTests {
  private static let horizons: [(Double, Double, Int)] = [
    (10, 1, 10), (10, 1 / 24, 240), (1 / 24, 1 / 24, 1), (7, 1 / 1_440, 10_080), (0.3, 0.1, 3), (365, 365 / 12, 12),
    (1e6, 1, 1_000_000),
  ]

  private static let badHorizons: [(Double, Double)] = [
    (10, 3), (0.5, 1), (0, 1), (-10, 1), (-10, -1), (10, 0), (0, 0), (10, -1), (1_000_001, 1), (.nan, 1), (10, .nan),
    (.infinity, 1), (10, .infinity), (.infinity, .infinity), (10.000001, 1),
  ]

  @Test("a horizon of whole steps", arguments: horizons)
  func horizon(days: Double, step: Double, steps: Int) throws {
    let grid = try TimeGrid(horizonDays: days, stepDays: step)
    #expect(grid.steps == steps)
    #expect(grid.stepDays == step)
    #expect(abs(grid.horizonDays - days) <= 1e-9 * step)
    #expect(grid.step(atDays: days) == steps)
  }

  @Test("a horizon that is no whole number of steps", arguments: badHorizons)
  func badHorizon(days: Double, step: Double) {
    let thrown = #expect(throws: SimulationError.self) { try TimeGrid(horizonDays: days, stepDays: step) }
    #expect(
      thrown?.description
        == (days / step > 1_000_000
          ? "a horizon of \(days) days in steps of \(step) days is more than 1000000 steps:"
            + " choose a longer step or a shorter horizon"
          : "a horizon of \(days) days is no whole number of steps of \(step) days:"
            + " choose a horizon that is a multiple of the step"))
  }

  @Test("a number of steps", arguments: [1, 10, 1_000_000])
  func steps(count: Int) throws {
    let grid = try TimeGrid(steps: count, stepDays: 0.25)
    #expect(grid.horizonDays == 0.25 * Double(count))
  }

  @Test(
    "a number of steps that is none", arguments: [(0, 1.0), (-1, 1), (1_000_001, 1), (1, 0), (1, -1), (1, .infinity)])
  func badSteps(count: Int, step: Double) {
    #expect(throws: SimulationError.badGrid(horizonDays: Double(count) * step, stepDays: step)) {
      try TimeGrid(steps: count, stepDays: step)
    }
  }

  @Test("the step at a number of days")
  func stepAtDays() throws {
    let grid = try TimeGrid(horizonDays: 10, stepDays: 1.0 / 24)
    #expect(grid.step(atDays: 1) == 24)
    #expect(grid.step(atDays: 10) == 240)
    for days in [0, -1, 10.5, 1.01, .nan, .infinity] { #expect(grid.step(atDays: days) == nil) }
  }

  @Test("the errors name the value, the bound and the remedy")
  func messages() {
    #expect(SimulationError.badPathCount(0).description == "0 paths: give a number from 1 to 281474976710656")
    #expect(
      SimulationError.correlation(.notPositiveDefinite(order: 3)).description
        == "the correlation matrix cannot be factorised: the leading minor of order 3 is not positive definite;"
        + " replace it by the nearest correlation matrix")
    #expect(
      SimulationError.audit(.tooFewObservations(count: 3, needed: 5)).description
        == "the audit of the paths failed: 3 observations are too few for this many variables; at least 5 are needed")
  }
}
