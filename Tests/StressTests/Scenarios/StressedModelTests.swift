import Documents
import Foundation
import MarketModel
import Stress
import TestSupport
import Testing

@Suite("A model under a scenario")
struct StressedModelTests {
  private static func scenario(volatility: Double = 1, correlation: Double = 0) throws -> Scenario {
    try Scenario(
      name: "stress", sources: ["by hand"], stress: .init(volatility: volatility, correlation: correlation))
  }

  private static let correlation = [[1, 0.5, 0.1], [0.5, 1, -0.2], [0.1, -0.2, 1]]

  private static func model(_ dynamics: Dynamics = .gaussian, volatility: [Double] = [0.6, 0.8, 0.02]) throws
    -> MarketModel
  {
    try MarketModel(
      assets: ["BTC", "ETH", "USDC"], volatility: volatility, correlation: correlation, dynamics: dynamics)
  }

  private static func agree(_ left: [[Double]], _ right: [[Double]], _ tolerance: Double = 1e-14) -> Bool {
    zip(left.joined(), right.joined()).allSatisfy { abs($0 - $1) <= tolerance }
  }

  /// 0.5 + 0.64 x 0.5 = 0.82 among coins; √0.36 = 0.6 of what a coin and the dollar have in common.
  @Test("has ρ + w (1 - ρ) among coins and √(1 - w) ρ between a coin and a dollar")
  func byHand() throws {
    let stressed = try Self.scenario(volatility: 2, correlation: 0.64).stressed(Self.model())
    #expect(Self.agree(stressed.correlation, [[1, 0.82, 0.06], [0.82, 1, -0.12], [0.06, -0.12, 1]]))
    #expect(stressed.volatility == [1.2, 1.6, 0.04])
    #expect(stressed.notes.last?.contains("volatility x 2.0") == true)
  }

  @Test("stays as it is where nothing is stressed")
  func unchanged() throws {
    let model = try Self.model(.studentT(degreesOfFreedom: 4))
    #expect(try Self.scenario().stressed(model) == model)
  }

  @Test("has no volatility where the multiple is 0")
  func still() throws {
    #expect(try Self.scenario(volatility: 0).stressed(Self.model()).volatility == [0, 0, 0])
  }

  @Test("leaves a claim's correlation out, whatever its volatility")
  func claims() throws {
    let model = try MarketModel(
      assets: ["BTC", "ETH", "stETH"], volatility: [0.6, 0.8, 0.5], correlation: Self.correlation, dynamics: .gaussian,
      claims: [Claim(asset: "stETH", kind: .staked(StakedToken(underlying: "ETH", exit: .fast)))])
    let stressed = try Self.scenario(correlation: 0.64).stressed(model)
    #expect(Self.agree(stressed.correlation, [[1, 0.82, 0.06], [0.82, 1, -0.12], [0.06, -0.12, 1]]))
    #expect(stressed.claims == model.claims)
  }

  /// A correlation from random loadings, which is positive definite; the model checks that the stressed one is, and so does
  /// a Cholesky factor here.
  @Test("keeps its correlation positive definite at every weight")
  func positiveDefinite() throws {
    var draws = SplitMix(seed: 19)
    for round in 0..<300 {
      let count = 2 + round % 9
      let loadings = (0..<count).map { _ in (0..<3).map { _ in 2 * draws.uniform() - 1 } }
      let noise = 0.01 + draws.uniform()
      let covariance = loadings.indices.map { row in
        loadings.indices.map { column in
          zip(loadings[row], loadings[column]).reduce(row == column ? noise : 0) { $0 + $1.0 * $1.1 }
        }
      }
      let correlation = loadings.indices.map { row in
        loadings.indices.map { column in
          row == column
            ? 1
            : covariance[max(row, column)][min(row, column)]
              / (covariance[row][row] * covariance[column][column]).squareRoot()
        }
      }
      let volatility = loadings.indices.map { _ in draws.uniform() < 0.3 ? 0.02 : 0.2 + draws.uniform() }
      let model = try MarketModel(
        assets: loadings.indices.map { "A\($0)" }, volatility: volatility, correlation: correlation, dynamics: .gaussian
      )
      let weight = round % 3 == 0 ? 0.99 : 0.99 * draws.uniform()
      let stressed = try Self.scenario(correlation: weight).stressed(model)
      #expect(Self.leastPivot(of: stressed.correlation) > 0)
      for row in loadings.indices {
        for column in 0..<row where volatility[row] > 0.1 && volatility[column] > 0.1 {
          let expected = correlation[row][column] + weight * (1 - correlation[row][column])
          #expect(abs(stressed.correlation[row][column] - expected) < 1e-14)
        }
      }
    }
  }

  private static func leastPivot(of matrix: [[Double]]) -> Double {
    var work = matrix
    var least = Double.infinity
    for pivot in work.indices {
      least = min(least, work[pivot][pivot])
      for row in work.indices where row > pivot {
        let factor = work[row][pivot] / work[pivot][pivot]
        for column in work.indices { work[row][column] -= factor * work[pivot][column] }
      }
    }
    return least
  }

  @Test("scales jumps with the volatility, and their correlation with the rest")
  func jumps() throws {
    let jumps = JumpDiffusion(
      jumpsPerYear: 10, jumpMean: [-0.05, -0.06, 0], jumpVolatility: [0.08, 0.09, 0.001],
      jumpCorrelation: Self.correlation,
      ownJumps: [.init(jumpsPerYear: 1, mean: -0.1, volatility: 0.2), .none, .none])
    let stressed = try Self.scenario(volatility: 2, correlation: 0.64).stressed(Self.model(.jumpDiffusion(jumps)))
    guard case .jumpDiffusion(let result) = stressed.dynamics else {
      Issue.record("another law")
      return
    }
    #expect(result.jumpsPerYear == 10)
    #expect(result.jumpMean == [-0.1, -0.12, 0])
    #expect(result.jumpVolatility == [0.16, 0.18, 0.002])
    #expect(result.ownJumps?[0] == .init(jumpsPerYear: 1, mean: -0.2, volatility: 0.4))
    #expect(Self.agree(try #require(result.jumpCorrelation), stressed.correlation))
  }

  @Test("scales where a clustered volatility is now, and keeps the scale of a moving correlation")
  func clustering() throws {
    let moving = DynamicCorrelation(
      alpha: 0.05, beta: 0.9, current: [[4, 1, 0.2], [1, 1, -0.2], [0.2, -0.2, 1]])
    let returns = ClusteredReturns(
      stepDays: 1,
      clustering: VolatilityClustering([
        .init(alpha: 0.1, beta: 0.85, currentVolatility: 0.9), .init(alpha: 0.1, beta: 0.8), .constant,
      ]), innovations: .studentT(degreesOfFreedom: 5), dynamicCorrelation: moving)
    let stressed = try Self.scenario(volatility: 1.5, correlation: 0.64).stressed(Self.model(.garch(returns)))
    guard case .garch(let result) = stressed.dynamics else {
      Issue.record("another law")
      return
    }
    #expect(result.clustering.drivers[0] == .init(alpha: 0.1, beta: 0.85, currentVolatility: 0.9 * 1.5))
    #expect(result.clustering.drivers[1] == .init(alpha: 0.1, beta: 0.8))
    // The scales of the first two are 2 and 1: 0.36 x 1 + 0.64 x 2.
    let current = try #require(result.dynamicCorrelation?.current)
    #expect(Self.agree(current, [[4, 1.64, 0.12], [1.64, 1, -0.12], [0.12, -0.12, 1]]))
  }

  @Test("stresses every state of a chain, and its long run agrees with them")
  func regimes() throws {
    let calm = [[1, 0.4, 0.1], [0.4, 1, 0], [0.1, 0, 1]]
    let wild = [[1, 0.8, 0.2], [0.8, 1, 0.1], [0.2, 0.1, 1]]
    let chain = RegimeSwitching(
      stepDays: 1,
      states: [
        .init(name: "calm", volatility: [0.4, 0.5, 0.01], correlation: calm),
        .init(name: "wild", volatility: [1.2, 1.5, 0.05], correlation: wild),
      ], transition: [[0.95, 0.05], [0.2, 0.8]])
    let volatility = (0..<3).map { chain.longRunCovariance($0, $0).squareRoot() }
    let correlation = (0..<3).map { row in
      (0..<3).map { column in
        row == column
          ? 1 : chain.longRunCovariance(max(row, column), min(row, column)) / (volatility[row] * volatility[column])
      }
    }
    let model = try MarketModel(
      assets: ["BTC", "ETH", "USDC"], volatility: volatility, correlation: correlation,
      dynamics: .regimeSwitching(chain))
    let stressed = try Self.scenario(volatility: 2, correlation: 0.5).stressed(model)
    guard case .regimeSwitching(let result) = stressed.dynamics else {
      Issue.record("another law")
      return
    }
    #expect(result.states[0].volatility == [0.8, 1, 0.02])
    #expect(abs(result.states[0].correlation[0][1] - 0.7) < 1e-15)
    #expect(abs(result.states[1].correlation[1][2] - 0.1 * 0.5.squareRoot()) < 1e-15)
    // Every state's volatility is twice what it was, so the long run's is too.
    #expect(zip(stressed.volatility, volatility).allSatisfy { abs($0 / (2 * $1) - 1) < 1e-14 })
    #expect(stressed.correlation[0][1] > correlation[0][1])
  }

  @Test("refuses to raise the correlation of days that are drawn again")
  func history() throws {
    let days = (0..<20).map { $0.isMultiple(of: 2) ? 1.0 : -1.0 }
    let model = try Self.model(
      .historical(ResampledReturns(stepDays: 1, meanBlockSteps: 1, history: [days, days, days])))
    #expect(throws: ScenarioError.correlationOfHistory(key: "stress.correlation", value: 0.5)) {
      try Self.scenario(correlation: 0.5).stressed(model)
    }
    #expect(try Self.scenario(volatility: 3).stressed(model).dynamics == model.dynamics)
  }

  @Test("refuses what is no model any more")
  func beyond() throws {
    #expect(throws: MarketModelError.self) { try Self.scenario(volatility: 900).stressed(Self.model()) }
  }

  @Test("can be made of every shipped model", arguments: ["market.json", "onchain.json5", "derivatives.json5"])
  func shipped(name: String) throws {
    let data = try Data(contentsOf: ScenarioDocuments.models.appending(path: name))
    let model = try MarketModel(json: data, source: name)
    let stressed = try ScenarioDocuments.shipped("thin-markets.json5").stressed(model)
    #expect(zip(stressed.volatility, model.volatility).allSatisfy { $0 == 2 * $1 })
    let expected = model.correlation[0][1] + 0.8 * (1 - model.correlation[0][1])
    #expect(abs(stressed.correlation[0][1] - expected) < 1e-14)
    #expect(stressed.claims == model.claims && stressed.derivatives == model.derivatives)
  }
}
