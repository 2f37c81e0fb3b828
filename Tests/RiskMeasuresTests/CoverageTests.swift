import RiskMeasures
import Testing

/// How often a nominal 95 % interval holds the truth in 2,000 repeats; the standard error of such a share is 0.5 points.
@Suite("Coverage of the intervals")
struct CoverageTests {
  static let repeats = 2000

  struct Case: CustomTestStringConvertible {
    let law: Law
    let level: Double
    let count: Int
    let seed: UInt64
    /// The least coverage of the expected shortfall.
    let least: Double
    var testDescription: String { "\(law.testDescription) at \(level), n = \(count)" }
  }

  @Test(
    "VaR and expected shortfall are covered in 93 to 97 % of repeats, the shortfall of t4 in at least 92 %",
    arguments: [
      Case(law: .normal, level: 0.95, count: 1000, seed: 301, least: 0.93),
      Case(law: .normal, level: 0.99, count: 10_000, seed: 302, least: 0.93),
      Case(law: .unit(4), level: 0.95, count: 1000, seed: 303, least: 0.92),
      Case(law: .unit(4), level: 0.99, count: 10_000, seed: 304, least: 0.92),
    ])
  func coverage(_ plan: Case) throws {
    let confidence = try Confidence(plan.level)
    let truth = (plan.law.valueAtRisk(plan.level), plan.law.expectedShortfall(plan.level))
    var covered = (0, 0)
    let perBatch = 100_000 / plan.count
    for batch in 0..<Self.repeats / perBatch {
      let losses = plan.law.losses(perBatch * plan.count, Draws(seed: plan.seed), step: batch)
      for start in stride(from: 0, to: losses.count, by: plan.count) {
        let measure = try LossSample(Array(losses[start..<start + plan.count])).measure(confidence)
        if measure.valueAtRiskInterval.contains(truth.0) { covered.0 += 1 }
        if measure.expectedShortfallInterval.contains(truth.1) { covered.1 += 1 }
        #expect(measure.cautions.isEmpty)
      }
    }
    let shares = (Double(covered.0) / Double(Self.repeats), Double(covered.1) / Double(Self.repeats))
    #expect(shares.0 >= 0.93 && shares.0 <= 0.97)
    #expect(shares.1 >= plan.least && shares.1 <= 0.97)
  }
}
