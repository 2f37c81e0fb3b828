import MarketModel
import Simulation
import Testing

/// The laws of an audit: normal tails, and tails from barely finite variance to nearly normal.
let auditedLaws: [Dynamics] = [.gaussian] + [2.5, 3, 4, 5, 9, 30].map { .studentT(degreesOfFreedom: $0) }

extension PathAudit {
  /// The audit of a simulation's first paths against another model.
  init(
    of simulated: MarketModel, against model: MarketModel, stepDays: Double = 1, seed: UInt64 = 1,
    observations: Int = PathSample.standardObservations
  ) throws {
    let grid = try TimeGrid(steps: 4, stepDays: stepDays)
    let simulation = try Simulation(model: simulated, grid: grid, seed: seed)
    try self.init(of: PathSample(firstPathsOf: simulation, observations: observations), against: model, on: grid)
  }

  /// The distance of one quantity in standard errors, 0 where there is none.
  func distance(_ quantity: String) -> Double {
    entries.first { $0.quantity == quantity }?.zScore ?? 0
  }
}

@Suite("Audits that pass")
struct PathAuditTests {
  /// Fifteen distances or fewer each, and 21 audits: a sound simulation fails one of them with a probability of 2e-4, and
  /// with these seeds it does not.
  @Test("sound paths pass", arguments: auditedLaws, [1, 2, 3] as [UInt64])
  func sound(dynamics: Dynamics, seed: UInt64) throws {
    let model = try dollarModel(drift: [0, 0.3, -0.1], dynamics: dynamics)
    let audit = try PathAudit(of: model, against: model, seed: seed)
    #expect(audit.passed, "\(audit.failures)")
    #expect(audit.failures == [])
    #expect(audit.observations == 65_536)
    #expect(audit.paths == 16_384)
  }

  @Test("every quantity stands in the audit, configured beside realised")
  func quantities() throws {
    let gaussian = try dollarModel(dynamics: .gaussian)
    let entries = try PathAudit(of: gaussian, against: gaussian).entries
    let names = ["BTC", "ETH", "USDC"]
    #expect(
      entries.map(\.quantity)
        == names.map { "volatility \($0)" } + names.map { "mean log return per step \($0)" }
        + ["correlation BTC ETH", "correlation BTC USDC", "correlation ETH USDC"]
        + names.map { "excess kurtosis \($0)" } + names.map { "mean price ratio at the horizon \($0)" })
    #expect(entries.allSatisfy { $0.zScore != nil && $0.standardError != nil })
    #expect(entries.prefix(3).map(\.configured) == [0.6, 0.75, 0.05])
    #expect(entries[6].configured == 0.8)
    let heavy = try dollarModel(dynamics: .studentT(degreesOfFreedom: 4))
    let tails = try PathAudit(of: heavy, against: heavy).entries.suffix(4)
    #expect(tails.last?.quantity == "degrees of freedom")
    #expect(tails.last?.configured == 4)
    #expect(tails.prefix(3).allSatisfy { $0.configured == nil && $0.zScore == nil && $0.realised.isFinite })
  }

  @Test("the worst entry is the farthest off")
  func worst() throws {
    let model = try dollarModel(dynamics: .gaussian)
    let audit = try PathAudit(of: model, against: model)
    let largest = audit.entries.compactMap { $0.zScore?.magnitude }.max()
    #expect(audit.worst?.zScore?.magnitude == largest)
  }

  @Test("one asset, two that are nearly one, and one that does not move", arguments: auditedLaws)
  func edges(dynamics: Dynamics) throws {
    let one = try MarketModel(assets: ["A"], volatility: [0.8], correlation: [[1]], dynamics: dynamics)
    let twins = try MarketModel(
      assets: ["A", "B"], volatility: [0.8, 0.7], correlation: [[1, 0.999999], [0.999999, 1]], dynamics: dynamics)
    let still = try MarketModel(
      assets: ["A", "USD"], volatility: [0.8, 0], drift: [0, 0.05], correlation: [[1, 0.5], [0.5, 1]],
      dynamics: dynamics)
    let alone = try MarketModel(assets: ["USD"], volatility: [0], correlation: [[1]], dynamics: dynamics)
    for model in [one, twins, still, alone] {
      let audit = try PathAudit(of: model, against: model, seed: 4)
      #expect(audit.passed, "\(audit.failures)")
    }
  }

  @Test("an asset that hardly moves passes", arguments: [1e-4, 1e-7, 1e-9])
  func tinyVolatility(volatility: Double) throws {
    let model = try dollarModel(volatility: [0.6, 0.75, volatility], drift: [0, 0, 0.05], dynamics: .gaussian)
    let audit = try PathAudit(of: model, against: model)
    #expect(audit.passed, "\(audit.failures)")
  }

  @Test("the kurtosis has a distance only where no single return can fail a sound audit")
  func kurtosisDistance() throws {
    func hasDistance(_ dynamics: Dynamics, observations: Int) throws -> Bool {
      let model = try MarketModel(assets: ["A"], volatility: [0.6], correlation: [[1]], dynamics: dynamics)
      let audit = try PathAudit(of: model, against: model, observations: observations)
      return audit.entries.first { $0.quantity == "excess kurtosis A" }?.zScore != nil
    }
    #expect(try hasDistance(.gaussian, observations: 65_536))
    #expect(try hasDistance(.studentT(degreesOfFreedom: 100), observations: 65_536))
    #expect(try !hasDistance(.studentT(degreesOfFreedom: 9), observations: 65_536))
    #expect(try !hasDistance(.studentT(degreesOfFreedom: 30), observations: 65_536))
    #expect(try !hasDistance(.gaussian, observations: 1_024))
  }
}
