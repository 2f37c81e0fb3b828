import MarketModel
import Numerics
import Simulation
import Testing

@Suite("Audits of copulas")
struct CopulaAuditTests {
  /// A margin of a scale of its own, standardised.
  private static func margin(lower: Double, upper: Double) -> ReturnMargin {
    func margin(from low: Double, to high: Double, scale: Double) -> ReturnMargin {
      ReturnMargin(
        lower: .init(probability: 0.1, scale: 0.6 * scale, shape: lower),
        middle: (0...8).map { low + (high - low) * Double($0) / 8 },
        upper: .init(probability: 0.08, scale: 0.5 * scale, shape: upper))
    }
    let raw = margin(from: -1.2, to: 1.3, scale: 1)
    let deviation = raw.variance.squareRoot()
    return margin(from: (-1.2 - raw.mean) / deviation, to: (1.3 - raw.mean) / deviation, scale: 1 / deviation)
  }

  private static func model(
    degreesOfFreedom: Double = 5, correlation: Double = 0.6, clusters: Bool = false, alpha: Double = 0.1,
    heavier: Double = 0
  ) throws -> MarketModel {
    let clustering = VolatilityClustering([
      .init(alpha: alpha, gamma: 0.05, beta: 0.8, currentVolatility: 0.9), .init(alpha: 0.05, beta: 0.85),
    ])
    return try MarketModel(
      assets: ["A", "B"], volatility: [0.6, 0.8], drift: [0.1, 0], correlation: [[1, correlation], [correlation, 1]],
      dynamics: .copula(
        CopulaReturns(
          stepDays: 1, degreesOfFreedom: degreesOfFreedom,
          margins: [margin(lower: 0.1 + heavier, upper: 0.05), margin(lower: 0.05, upper: -0.1)],
          clustering: clusters ? clustering : nil)))
  }

  private static func audit(
    _ simulated: MarketModel, against model: MarketModel, paths: Int = 8_192, seed: UInt64 = 1
  ) throws -> PathAudit {
    try PathAudit(
      of: CopulaTwin(simulated).sample(paths: paths, steps: 4, seed: seed), against: model,
      on: TimeGrid(steps: 4, stepDays: 1))
  }

  @Test("sound paths pass, clustered or not, with any tails", arguments: [1.5, 4, 30], [false, true])
  func sound(degreesOfFreedom: Double, clusters: Bool) throws {
    let model = try Self.model(degreesOfFreedom: degreesOfFreedom, clusters: clusters)
    let audit = try Self.audit(model, against: model)
    #expect(audit.passed, "\(audit.failures)")
    #expect(audit.entries.contains { $0.quantity == "tail dependence at 5 % A B" && $0.zScore != nil })
    #expect(audit.entries.contains { $0.quantity == "degrees of freedom" } == (degreesOfFreedom > 2))
    #expect(audit.entries.contains { $0.quantity == "alpha A" } == clusters)
  }

  @Test("of margins whose rises end no martingale is asked, long and wild steps or not")
  func boundedRises() throws {
    let model = try MarketModel(
      assets: ["A"], volatility: [2], drift: [0], correlation: [[1]],
      dynamics: .copula(
        CopulaReturns(stepDays: 7, degreesOfFreedom: 4, margins: [Self.margin(lower: 0.2, upper: -0.3)])))
    #expect(model.dynamics.pricesHaveExpectations)
    let audit = try PathAudit(of: Simulation(model: model, grid: TimeGrid(steps: 10, stepDays: 7), seed: 1))
    #expect(audit.passed, "\(audit.failures)")
    #expect(!audit.entries.contains { $0.quantity.hasPrefix("mean price ratio") })
  }

  @Test("faults are found, by the quantity that they are faults of")
  func faults() throws {
    let sound = try Self.model(clusters: true)
    let cases: [(String, MarketModel)] = [
      ("degrees of freedom", try Self.model(degreesOfFreedom: 30, clusters: true)),
      ("correlation A B", try Self.model(correlation: 0.5, clusters: true)),
      ("alpha A", try Self.model(clusters: true, alpha: 0)),
    ]
    for (quantity, simulated) in cases {
      let audit = try Self.audit(simulated, against: sound)
      #expect(abs(audit.distance(quantity)) > PathAudit.limit, "\(quantity): \(audit.distance(quantity))")
    }
    let loose = try Self.audit(Self.model(degreesOfFreedom: 1_000), against: Self.model(degreesOfFreedom: 2.5))
    #expect(loose.distance("tail dependence at 5 % A B") < -PathAudit.limit)
    let heavy = try Self.audit(Self.model(heavier: 0.25), against: Self.model())
    #expect(heavy.distance("share of steps in the tail of falls A") < -PathAudit.limit)
  }

  @Test("over 60 seeds distances are standard normal")
  func distances() throws {
    LinearAlgebra.useCallingThreadOnly()
    let model = try Self.model(clusters: true)
    var distances: [String: [Double]] = [:]
    for seed in 0..<UInt64(60) {
      for entry in try Self.audit(model, against: model, paths: 1_024, seed: seed).entries {
        if let zScore = entry.zScore { distances[entry.quantity, default: []].append(zScore) }
      }
    }
    for (quantity, values) in distances where values.count == 60 {
      let mean = values.reduce(0, +) / 60
      let variance = values.reduce(0) { $0 + $1 * $1 } / 60
      #expect(abs(mean) < 6.1 / 60.0.squareRoot() + 0.1, "\(quantity): mean \(mean)")
      #expect(abs(variance - 1) < 6.1 * (2 / 60.0).squareRoot() + 0.2, "\(quantity): variance \(variance)")
    }
  }
}
