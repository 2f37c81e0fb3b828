import MarketModel
import Numerics
import Simulation
import Testing

/// A simulation with an error that another system made, and the quantity that gives it away.
struct Fault: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let quantity: String
  var stepDays = 1.0
  /// The model that a faulty simulation draws from in effect, beside the one that it was given.
  let models: @Sendable (Dynamics) throws -> (simulated: MarketModel, configured: MarketModel)
}

@Suite("Audits that catch an error")
struct PathAuditPowerTests {
  static let faults = [
    Fault(testDescription: "volatility applied twice", quantity: "volatility BTC") { dynamics in
      (try dollarModel(volatility: [0.36, 0.5625, 0.0025], dynamics: dynamics), try dollarModel(dynamics: dynamics))
    },
    Fault(testDescription: "stablecoin noise of its own", quantity: "correlation BTC USDC") { dynamics in
      (try dollarModel(stableCorrelation: 0, dynamics: dynamics), try dollarModel(dynamics: dynamics))
    },
    Fault(testDescription: "252 days in a year of 365", quantity: "volatility ETH") { dynamics in
      (try dollarModel(daysPerYear: 252, dynamics: dynamics), try dollarModel(dynamics: dynamics))
    },
    Fault(testDescription: "a drift that is not the model's", quantity: "mean log return per step BTC", stepDays: 10) {
      (try dollarModel(drift: [0.25, 0, 0], dynamics: $0), try dollarModel(dynamics: $0))
    },
    Fault(testDescription: "no half variance", quantity: "mean log return per step ETH", stepDays: 10) { dynamics in
      (
        try dollarModel(drift: [0.6 * 0.6 / 2, 0.75 * 0.75 / 2, 0.05 * 0.05 / 2], dynamics: dynamics),
        try dollarModel(dynamics: dynamics)
      )
    },
  ]

  @Test("a fault of the figures", arguments: faults, laws)
  func figures(fault: Fault, dynamics: Dynamics) throws {
    let (simulated, configured) = try fault.models(dynamics)
    let audit = try PathAudit(of: simulated, against: configured, stepDays: fault.stepDays)
    #expect(!audit.passed)
    #expect(abs(audit.distance(fault.quantity)) > PathAudit.limit)
  }

  @Test("a price without its half variance has not its mean either")
  func meanPrice() throws {
    let simulated = try dollarModel(drift: [0.18, 0.28125, 0.00125], dynamics: .gaussian)
    let audit = try PathAudit(of: simulated, against: dollarModel(dynamics: .gaussian), stepDays: 10)
    #expect(audit.distance("mean price ratio at the horizon ETH") > PathAudit.limit)
  }

  @Test("a step's root that is missing", arguments: laws)
  func missingRoot(dynamics: Dynamics) throws {
    let model = try dollarModel(dynamics: dynamics)
    let grid = try TimeGrid(steps: 4, stepDays: 1)
    let sample = PathSample(firstPathsOf: try Simulation(model: model, grid: grid, seed: 1))
    // Returns of a variance in proportion to dt become such of a variance that ignores it.
    let factor = 365.0.squareRoot()
    let faulty = PathSample(
      stepReturns: sample.stepReturns.scaled(by: factor), horizonReturns: sample.horizonReturns.scaled(by: factor))
    let audit = try PathAudit(of: faulty, against: model, on: grid)
    #expect(audit.distance("volatility BTC") > PathAudit.limit)
  }

  @Test(
    "degrees of freedom that are not the model's",
    arguments: [(4, 5), (5, 4), (3, 2.5), (9, 12), (30, 20), (30, 200)] as [(Double, Double)])
  func degreesOfFreedom(simulated: Double, configured: Double) throws {
    let audit = try PathAudit(
      of: dollarModel(dynamics: .studentT(degreesOfFreedom: simulated)),
      against: dollarModel(dynamics: .studentT(degreesOfFreedom: configured)))
    let distance = audit.distance("degrees of freedom")
    #expect(abs(distance) > PathAudit.limit)
    #expect((distance > 0) == (simulated > configured))
  }

  @Test("a normal where a t should be, and the reverse", arguments: [3, 5, 9, 30])
  func normalAndStudentT(ν: Double) throws {
    let gaussian = try dollarModel(dynamics: .gaussian)
    let heavy = try dollarModel(dynamics: .studentT(degreesOfFreedom: ν))
    #expect(try PathAudit(of: gaussian, against: heavy).distance("degrees of freedom") > PathAudit.limit)
    #expect(try PathAudit(of: heavy, against: gaussian).distance("excess kurtosis BTC") > PathAudit.limit)
  }

  @Test("a chi-square for each asset instead of one for all", arguments: [3, 5, 9])
  func separateMixing(ν: Double) throws {
    let grid = try TimeGrid(steps: 4, stepDays: 1)
    let dynamics = Dynamics.studentT(degreesOfFreedom: ν)
    let samples = try (UInt64(0)..<3).map { seed in
      let single = try MarketModel(assets: ["A"], volatility: [0.6], correlation: [[1]], dynamics: dynamics)
      return PathSample(firstPathsOf: try Simulation(model: single, grid: grid, seed: seed))
    }
    let faulty = PathSample(
      stepReturns: Matrix(columns: samples.map { Array($0.stepReturns.column(0)) }),
      horizonReturns: Matrix(columns: samples.map { Array($0.horizonReturns.column(0)) }))
    let model = try MarketModel(
      assets: ["A", "B", "C"], volatility: [0.6, 0.6, 0.6], correlation: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
      dynamics: dynamics)
    let audit = try PathAudit(of: faulty, against: model, on: grid)
    #expect(abs(audit.distance("degrees of freedom")) > PathAudit.limit)
  }

  @Test("an asset that should not move and does")
  func movingStill() throws {
    let still = try dollarModel(volatility: [0.6, 0.75, 0], dynamics: .gaussian)
    let audit = try PathAudit(of: dollarModel(volatility: [0.6, 0.75, 1e-6], dynamics: .gaussian), against: still)
    #expect(audit.failures.map(\.quantity) == ["volatility USDC"])
    #expect(audit.failures[0].zScore == .infinity)
  }

  @Test("figures that are not numbers fail")
  func notANumber() throws {
    let still = try MarketModel(assets: ["USD"], volatility: [0], correlation: [[1]], dynamics: .gaussian)
    var returns = Matrix(rows: 512, columns: 1)
    returns[100, 0] = .infinity
    let audit = try PathAudit(
      of: PathSample(stepReturns: returns, horizonReturns: returns), against: still,
      on: TimeGrid(steps: 1, stepDays: 1))
    #expect(!audit.passed)
  }

  @Test("too few returns for a fit are an error")
  func tooFew() throws {
    let model = try dollarModel(dynamics: .gaussian)
    let few = Matrix(rows: 4, columns: 3, columnMajor: (0..<12).map { Double($0 * $0 % 7) })
    #expect(throws: SimulationError.audit(.tooFewObservations(count: 4, needed: 5))) {
      try PathAudit(
        of: PathSample(stepReturns: few, horizonReturns: few), against: model, on: TimeGrid(steps: 1, stepDays: 1))
    }
  }
}
