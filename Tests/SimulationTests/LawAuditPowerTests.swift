import MarketModel
import Numerics
import Simulation
import Testing

/// A simulation under another model than the one that it is audited against, and the quantity that gives it away.
struct LawFault: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let quantity: String
  var steps = 4
  let simulated: @Sendable () throws -> MarketModel
  let configured: @Sendable () throws -> MarketModel

  init(
    _ name: String, finds quantity: String, steps: Int = 4, simulated: @escaping @Sendable () throws -> MarketModel,
    configured: @escaping @Sendable () throws -> MarketModel
  ) {
    testDescription = name
    self.quantity = quantity
    self.steps = steps
    self.simulated = simulated
    self.configured = configured
  }
}

@Suite("Audits of laws with a memory that catch an error")
struct LawAuditPowerTests {
  private static func market(
    _ dynamics: Dynamics, volatility: Double = 0.6, correlation: Double = 0.6, drift: Double = 0
  ) throws -> MarketModel {
    try MarketModel(
      assets: ["A", "B"], volatility: [volatility, 0.8], drift: [drift, 0],
      correlation: [[1, correlation], [correlation, 1]], dynamics: dynamics)
  }

  private static func merton(
    perYear: Double = 30, mean: Double = -0.05, deviation: Double = 0.08, correlation: Double? = nil
  ) -> Dynamics {
    .jumpDiffusion(
      JumpDiffusion(
        jumpsPerYear: perYear, jumpMean: [mean, -0.05], jumpVolatility: [deviation, 0.08],
        jumpCorrelation: correlation.map { [[1, $0], [$0, 1]] }))
  }

  private static func garch(
    alpha: Double = 0.1, gamma: Double = 0, beta: Double = 0.8, current: Double? = nil,
    innovations: ClusteredReturns.Innovations = .normal, correlation: DynamicCorrelation? = nil
  ) -> Dynamics {
    .garch(
      ClusteredReturns(
        stepDays: 1,
        clustering: VolatilityClustering([
          .init(alpha: alpha, gamma: gamma, beta: beta, currentVolatility: current), .init(alpha: 0.1, beta: 0.8),
        ]), innovations: innovations, dynamicCorrelation: correlation))
  }

  private static func days(_ values: [[Double]], block: Double = 3) -> Dynamics {
    .historical(ResampledReturns(stepDays: 1, meanBlockSteps: block, history: values))
  }

  private static func tails(_ degreesOfFreedom: Double) -> ClusteredReturns.Innovations {
    .studentT(degreesOfFreedom: degreesOfFreedom)
  }

  static let faults = [
    LawFault("jumps: diffusion doubled", finds: "standard deviation of a step A") {
      try market(merton(), volatility: 1.2)
    } configured: {
      try market(merton())
    },
    LawFault("jumps: correlation dropped", finds: "correlation A B") {
      try market(merton(), correlation: 0)
    } configured: {
      try market(merton())
    },
    LawFault("jumps: not compensated", finds: "mean log return per step A") {
      // A growth of 30 (exp(-0.05 + 0.0032) - 1) a year, which the drift should take out.
      try market(merton(), drift: 30 * -0.045_721_8)
    } configured: {
      try market(merton())
    },
    LawFault("jumps: half as many", finds: "share of moves beyond 4 diffusion deviations A") {
      try market(merton(perYear: 15))
    } configured: {
      try market(merton())
    },
    LawFault("jumps: of the other sign", finds: "skewness A") {
      try market(merton(mean: 0.05))
    } configured: {
      try market(merton())
    },
    LawFault("jumps: each for itself", finds: "correlation A B") {
      try market(merton(correlation: 0))
    } configured: {
      try market(merton(correlation: 0.9))
    },
    LawFault("GARCH: volatility doubled", finds: "volatility A") {
      try market(garch(), volatility: 1.2)
    } configured: {
      try market(garch())
    },
    LawFault("GARCH: correlation dropped", finds: "correlation A B") {
      try market(garch(), correlation: 0)
    } configured: {
      try market(garch())
    },
    LawFault("GARCH: no half variance", finds: "mean log return per step A", steps: 40) {
      try market(garch(), volatility: 2, drift: 2)
    } configured: {
      try market(garch(), volatility: 2)
    },
    LawFault("GARCH: alpha half", finds: "alpha A") {
      try market(garch(alpha: 0.05))
    } configured: {
      try market(garch())
    },
    LawFault("GARCH: alpha of heavy tails", finds: "alpha A") {
      try market(garch(alpha: 0.05, innovations: tails(4)))
    } configured: {
      try market(garch(innovations: tails(4)))
    },
    LawFault("GARCH: no leverage", finds: "gamma A") {
      try market(garch(alpha: 0.1))
    } configured: {
      try market(garch(alpha: 0.05, gamma: 0.1))
    },
    LawFault("GARCH: beta too low", finds: "beta A", steps: 40) {
      try market(garch(beta: 0.6, current: 1.2))
    } configured: {
      try market(garch(beta: 0.8, current: 1.2))
    },
    LawFault("GARCH: from the long run", finds: "current volatility A") {
      try market(garch())
    } configured: {
      try market(garch(current: 0.65))
    },
    LawFault("GARCH: other tails", finds: "degrees of freedom") {
      try market(garch(innovations: tails(6)))
    } configured: {
      try market(garch(innovations: tails(5)))
    },
    LawFault("DCC: a correlation that stays", finds: "response of correlations", steps: 40) {
      try market(garch())
    } configured: {
      try market(garch(correlation: DynamicCorrelation(alpha: 0.05, beta: 0.9)))
    },
    LawFault("DCC: a long run dropped", finds: "correlation A B") {
      try market(garch(correlation: DynamicCorrelation(alpha: 0.05, beta: 0.9)), correlation: 0)
    } configured: {
      try market(garch(correlation: DynamicCorrelation(alpha: 0.05, beta: 0.9)))
    },
    LawFault("regimes: they last too short", finds: "probability of panic after calm") {
      try regimeModel(assets: 2, states: 3, current: [1, 0, 0], stay: 0.7)
    } configured: {
      try regimeModel(assets: 2, states: 3, current: [1, 0, 0], stay: 0.9)
    },
    LawFault("regimes: from the wrong state", finds: "share of state calm") {
      try regimeModel(assets: 2, states: 2, current: [0.5, 0.5])
    } configured: {
      try regimeModel(assets: 2, states: 2)
    },
    LawFault("days: of another history", finds: "skewness A") {
      try market(days(history(2)))
    } configured: {
      try market(days(history(2).map { $0.map { -$0 } }))
    },
    LawFault("days: each asset's for itself", finds: "correlation A B") {
      try market(days([history(1)[0], Array(history(1)[0].reversed())]))
    } configured: {
      try market(days([history(1)[0], history(1)[0]]))
    },
    LawFault("days: blocks cut up", finds: "autocorrelation A", steps: 8) {
      try market(days(waves, block: 1))
    } configured: {
      try market(days(waves, block: 10))
    },
    LawFault("days: volatility doubled", finds: "standard deviation of a step A") {
      try market(days(history(2)), volatility: 1.2)
    } configured: {
      try market(days(history(2)))
    },
  ]

  /// Days that follow each other in waves of ten.
  private static var waves: [[Double]] {
    let wave = (0..<90).map { [1, 1, 1, 1, 1, -1, -1, -1, -1, -1][$0 % 10] as Double }
    return [wave, wave.map { -$0 }]
  }

  @Test("a fault is found, by the quantity that it is a fault of", arguments: faults)
  func found(fault: LawFault) throws {
    let grid = try TimeGrid(steps: fault.steps, stepDays: 1)
    let simulation = try Simulation(model: fault.simulated(), grid: grid, seed: 1)
    let audit = try PathAudit(of: PathSample(firstPathsOf: simulation), against: fault.configured(), on: grid)
    #expect(!audit.passed)
    #expect(abs(audit.distance(fault.quantity)) > PathAudit.limit, "\(audit.distance(fault.quantity))")
    let sound = try PathAudit(
      of: PathSample(firstPathsOf: Simulation(model: fault.configured(), grid: grid, seed: 1)),
      against: fault.configured(), on: grid)
    #expect(sound.passed, "\(sound.failures)")
  }
}
