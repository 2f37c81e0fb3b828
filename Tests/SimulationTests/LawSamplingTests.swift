import MarketModel
import Simulation
import Testing

@Suite("Samplings under laws with a memory")
struct LawSamplingTests {
  @Test("weights average to 1, and means agree with those of plain paths", arguments: LawCase.factored, 1..<7)
  func means(law: LawCase, place: Int) throws {
    let model = try law.model(3)
    let grid = try TimeGrid(steps: 5, stepDays: 1)
    let plain = try Simulation(model: model, grid: grid, seed: 121).horizon(paths: 1 << 15)
    let sampling = samplings(assets: 3, steps: 5)[place]
    let other = try Simulation(model: model, grid: grid, seed: 122, sampling: sampling).horizon(paths: 1 << 15)
    let weight = BatchMean(other.weights, sampling: sampling)
    #expect(abs(weight.value - 1) <= 6.1 * weight.standardError)
    #expect((weight.standardError > 0) == sampling.isWeighted)
    // With sixteen randomisations a distance is Student's with 15 degrees of freedom.
    let limit = sampling == .sobol ? 13.0 : 6.1
    for asset in 0..<3 {
      // A return's size as well as its sign: bounded, so that no law is too heavy for it.
      let (middle, spread) = (-0.01, 0.05)
      for shape in [{ max(-1, min(1, ($0 - middle) / spread)) }, { min(1, abs($0 - middle) / spread) }]
        as [(Double) -> Double]
      {
        let expected = BatchMean(plain.logRatios[asset].map(shape), sampling: .plain)
        let mean = BatchMean(zip(other.logRatios[asset], other.weights).map { shape($0) * $1 }, sampling: sampling)
        let error = (expected.standardError * expected.standardError + mean.standardError * mean.standardError)
          .squareRoot()
        // Matched moments are biased by a share of 1/256 where a function is not linear.
        let bias = sampling == .momentMatched ? 1e-3 : 0
        #expect(abs(mean.value - expected.value) < limit * error + bias)
      }
    }
  }

  @Test("the audit of every sampling passes under every law", arguments: LawCase.factored, 1..<7)
  func audits(law: LawCase, place: Int) throws {
    let simulation = try Simulation(
      model: law.model(3), grid: TimeGrid(steps: 4, stepDays: 1), seed: 123,
      sampling: samplings(assets: 3, steps: 4)[place])
    let audit = try PathAudit(of: simulation)
    #expect(audit.passed, "\(audit.failures)")
    #expect(audit.entries.contains { $0.quantity.hasSuffix("as sampled") })
  }
}
