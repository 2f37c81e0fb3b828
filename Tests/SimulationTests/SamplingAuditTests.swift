import MarketModel
import Simulation
import Testing

@Suite("Audits of samplings")
struct SamplingAuditTests {
  @Test(
    "every sampling passes, on its own paths too", arguments: 1..<7,
    [Dynamics.gaussian, .studentT(degreesOfFreedom: 3.3)])
  func passes(place: Int, dynamics: Dynamics) throws {
    let model = try model(assets: 3, dynamics: dynamics)
    for steps in [1, 4] {
      let grid = try TimeGrid(steps: steps, stepDays: 2)
      let sampling = samplings(assets: 3, steps: steps)[place]
      let audit = try PathAudit(of: Simulation(model: model, grid: grid, seed: 51, sampling: sampling))
      #expect(audit.passed, "\(audit.failures)")
      let plain = try PathAudit(of: Simulation(model: model, grid: grid, seed: 51))
      let own = Array(audit.entries.dropFirst(plain.entries.count))
      #expect(Array(audit.entries.prefix(plain.entries.count)) == plain.entries)
      // A mean per asset, a variance where it is known, and the mean weight where there are weights.
      #expect(own.count == (dynamics == .gaussian ? 6 : 3) + (place == 4 || place == 5 ? 1 : 0))
      #expect(own.allSatisfy { $0.zScore != nil && $0.realised.isFinite })
    }
  }

  @Test("over 200 seeds the distances of Sobol' points look normal")
  func sobolDistances() throws {
    let model = try model(assets: 2, dynamics: .gaussian)
    let grid = try TimeGrid(steps: 2, stepDays: 1)
    var scores: [Double] = []
    for seed in UInt64(0)..<200 {
      let audit = try PathAudit(of: Simulation(model: model, grid: grid, seed: seed, sampling: .sobol))
      scores += audit.entries.filter { $0.quantity.hasSuffix("as sampled") }.compactMap(\.zScore)
    }
    let n = Double(scores.count)
    let mean = scores.reduce(0, +) / n
    let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
    #expect(scores.count == 800)
    // Four figures of one run lean on each other: as good as two hundred independent ones.
    #expect(abs(mean) < 6.1 / (200.0).squareRoot())
    #expect(abs(variance - 1) < 6.1 * (2 / 200.0).squareRoot())
  }
}
