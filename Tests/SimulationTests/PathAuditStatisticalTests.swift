import MarketModel
import Numerics
import Simulation
import Testing

/// The distances of sound audits are standard normal: that is how one knows that their standard errors are right.
@Suite("Statistics of the audit's distances")
struct PathAuditStatisticalTests {
  /// Audits of short samples under as many seeds, and the distances by kind of quantity and place in the audit.
  private static func distances(
    _ model: MarketModel, audits: Int, observations: Int, stepDays: Double = 1
  ) throws -> [String: [Double]] {
    LinearAlgebra.useCallingThreadOnly()
    var distances: [String: [Double]] = [:]
    for seed in 0..<UInt64(audits) {
      let audit = try PathAudit(
        of: model, against: model, stepDays: stepDays, seed: 1_000 + seed, observations: observations)
      for entry in audit.entries {
        if let zScore = entry.zScore { distances[entry.quantity, default: []].append(zScore) }
      }
    }
    return distances
  }

  /// A sound audit's distances miss these bounds with a probability of 4e-8 in their mean and, the distances being normal,
  /// below 1e-6 in their variance; the bias of an estimate from few returns is of the order of 1/sqrt(observations).
  private static func expectStandard(_ distances: [String: [Double]], observations: Int) {
    for (quantity, values) in distances {
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      let variance = values.reduce(0) { $0 + $1 * $1 } / n
      let bias = 2 / Double(observations).squareRoot()
      #expect(abs(mean) < 5.5 / n.squareRoot() + bias, "\(quantity): mean \(mean)")
      #expect(abs(variance - 1) < 5.5 * (2 / n).squareRoot(), "\(quantity): variance \(variance)")
    }
  }

  @Test(
    "volatility, mean, correlation, tails and mean price have standard normal distances",
    arguments: [.gaussian] + [3, 5, 12].map { .studentT(degreesOfFreedom: $0) } as [Dynamics])
  func standard(dynamics: Dynamics) throws {
    let model = try dollarModel(drift: [0.1, 0, 0], dynamics: dynamics)
    let distances = try Self.distances(model, audits: 1_500, observations: 2_048)
    #expect(distances.values.allSatisfy { $0.count == 1_500 })
    #expect(distances.count == (dynamics == .gaussian ? 12 : 10))
    Self.expectStandard(distances, observations: 2_048)
  }

  @Test("so has the kurtosis, where it has one")
  func kurtosis() throws {
    let model = try MarketModel(assets: ["A"], volatility: [0.6], correlation: [[1]], dynamics: .gaussian)
    let distances = try Self.distances(model, audits: 300, observations: 16_384)
    #expect(distances["excess kurtosis A"]?.count == 300)
    Self.expectStandard(distances, observations: 16_384)
  }
}
