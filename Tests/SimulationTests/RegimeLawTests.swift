import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Statistics of regimes")
struct RegimeLawTests {
  /// States so far apart in their volatility that a return tells its state: the wilder has one as small as the calmer's
  /// largest in one of twenty million steps.
  private static func model(
    _ transition: [[Double]], current: [Double]? = nil, drift: Double = 0
  ) throws -> MarketModel {
    let states = [(1e-9, 0.0), (1e-1, 0.8)].prefix(transition.count).enumerated().map { state, law in
      RegimeSwitching.State(
        name: "S\(state)", volatility: [law.0, 2 * law.0], correlation: [[1, law.1], [law.1, 1]])
    }
    let chain = RegimeSwitching(stepDays: 1, states: states, transition: transition, current: current)
    let deviations = (0..<2).map { chain.longRunCovariance($0, $0).squareRoot() }
    let correlation = chain.longRunCovariance(0, 1) / (deviations[0] * deviations[1])
    return try MarketModel(
      assets: ["A", "B"], volatility: deviations, drift: [drift, drift],
      correlation: [[1, correlation], [correlation, 1]], dynamics: .regimeSwitching(chain))
  }

  private static let transition = [[0.9, 0.1], [0.3, 0.7]]

  /// Whether each path is in the wilder state, by step.
  private static func wild(_ model: MarketModel, steps: Int, paths: Int) throws -> [[Bool]] {
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: 1), seed: 101)
    return simulation.stepReturns(paths: paths).map { $0[0].map { abs($0) > 6e-9 / 365.0.squareRoot() } }
  }

  private static func expectShare(_ flags: [Bool], of probability: Double, _ what: String = "") {
    let n = Double(flags.count)
    let share = flags.reduce(0) { $0 + ($1 ? 1 : 0) } / n
    let standardError = (probability * (1 - probability) / n).squareRoot()
    #expect(abs(share - probability) < 6.1 * standardError + 1e-6, "\(what) \(share) for \(probability)")
  }

  @Test("the long run's shares at every step")
  func shares() throws {
    let wild = try Self.wild(Self.model(Self.transition), steps: 20, paths: 1 << 16)
    for step in [0, 1, 7, 19] { Self.expectShare(wild[step], of: 0.25, "step \(step)") }
  }

  @Test("from a known state the shares go to the long run's as the powers of the chain")
  func current() throws {
    for (current, start) in [([1.0, 0.0], 0.0), ([0, 1], 1), ([0.4, 0.6], 0.6)] {
      let wild = try Self.wild(Self.model(Self.transition, current: current), steps: 6, paths: 1 << 16)
      for step in 0..<6 {
        Self.expectShare(wild[step], of: 0.25 + pow(0.6, Double(step)) * (start - 0.25), "step \(step)")
      }
    }
  }

  @Test("stays are geometric")
  func durations() throws {
    let wild = try Self.wild(Self.model(Self.transition, current: [0, 1]), steps: 8, paths: 1 << 17)
    let paths = wild[0].indices
    for length in 1..<6 {
      let stays = paths.map { path in (0..<length).allSatisfy { wild[$0][path] } && !wild[length][path] }
      Self.expectShare(stays, of: pow(0.7, Double(length - 1)) * 0.3, "a stay of \(length)")
    }
  }

  @Test("each state has its own covariance and no mean but minus half its variance")
  func covariances() throws {
    let model = try Self.model(Self.transition, current: [0, 1])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 1, stepDays: 1), seed: 102)
    let returns = simulation.stepReturns(paths: 1 << 18)[0]
    let z = zip(returns, [0.1, 0.2]).map { column, σ in
      column.map { ($0 + 0.5 * σ * σ / 365) / (σ / 365.0.squareRoot()) }
    }
    for column in z {
      expectMean(column, of: 0)
      expectMean(column.map { $0 * $0 }, of: 1)
      expectMean(column.map { $0 * $0 * $0 * $0 - 6 * ($0 * $0 - 1) }, of: 3)
    }
    expectMean(zip(z[0], z[1]).map(*), of: 0.8)
  }

  @Test("a state that absorbs keeps what it has")
  func absorbing() throws {
    let wild = try Self.wild(Self.model([[0.8, 0.2], [0, 1]], current: [1, 0]), steps: 10, paths: 1 << 15)
    for step in 0..<10 { Self.expectShare(wild[step], of: 1 - pow(0.8, Double(step)), "step \(step)") }
    for path in wild[0].indices.prefix(4_096) {
      let first = wild.firstIndex { $0[path] } ?? 10
      #expect(wild[first...].allSatisfy { $0[path] })
    }
  }

  @Test("the price ratio has mean exp(drift T)", arguments: [2, 3])
  func martingale(states: Int) throws {
    let model = try regimeModel(assets: 3, states: states, drift: 0.4)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 20, stepDays: 1), seed: 103)
    for (column, drift) in zip(simulation.horizon(paths: 1 << 17).logRatios, model.drift) {
      expectMean(column.map { exp($0 - drift * 20 / 365) }, of: 1)
    }
  }
}
