import Foundation
import MarketModel
import Numerics
import Simulation
import Testing

@Suite("Samplings keep the law of the paths")
struct SamplingTests {
  private static func simulation(_ sampling: Sampling, _ dynamics: Dynamics, seed: UInt64 = 31) throws -> Simulation {
    try Simulation(
      model: model(assets: 3, dynamics: dynamics), grid: TimeGrid(steps: 4, stepDays: 2), seed: seed,
      sampling: sampling)
  }

  @Test(
    "means and second moments of the horizon returns, weights included, within 6.5 standard errors",
    arguments: 0..<7, [Dynamics.gaussian, .studentT(degreesOfFreedom: 10)])
  func moments(place: Int, dynamics: Dynamics) throws {
    let sampling = samplings(assets: 3, steps: 4)[place]
    let simulation = try Self.simulation(sampling, dynamics)
    let (columns, weights) = simulation.horizon(paths: 65_536)
    let model = simulation.model
    let years = 8.0 / 365
    let deviations = model.volatility.map { $0 * years.squareRoot() }
    let means = zip(model.drift, model.volatility).map { ($0 - $1 * $1 / 2) * years }
    // A batch of moments that are matched has no spread of its mean, and its variances differ from the model's by a
    // share of 1/256: an error of rounding for the first, the bias that the sampling states for the second.
    let bias = sampling == .momentMatched ? 1 / 256.0 : 0
    // With sixteen randomisations a distance is Student's with 15 degrees of freedom: 13 is as far out as 6.5 normal ones.
    let limit = sampling == .sobol ? 13.0 : 6.5
    for first in 0..<3 {
      let u = columns[first].map { ($0 - means[first]) / deviations[first] }
      let mean = BatchMean(zip(u, weights).map { $0 * $1 }, sampling: sampling)
      #expect(abs(mean.value) < limit * mean.standardError + 1e-12, "mean of \(first)")
      for second in first..<3 {
        let v = columns[second].map { ($0 - means[second]) / deviations[second] }
        let product = BatchMean(zip(zip(u, v), weights).map { $0.0 * $0.1 * $1 }, sampling: sampling)
        let expected = model.correlation[first][second]
        #expect(
          abs(product.value - expected) < limit * product.standardError + 4 * bias, "product of \(first), \(second)")
      }
    }
  }

  @Test("weights have mean 1 and none is above 10", arguments: 4..<6, laws)
  func weights(place: Int, dynamics: Dynamics) throws {
    let simulation = try Self.simulation(samplings(assets: 3, steps: 4)[place], dynamics)
    let weights = simulation.horizon(paths: 65_536).weights
    let mean = BatchMean(weights, sampling: .plain)
    #expect(abs(mean.value - 1) < 6.1 * mean.standardError)
    #expect(weights.allSatisfy { $0 > 0 && $0 <= 10 })
    #expect(mean.standardError > 0)
  }

  @Test("other samplings have no weights", arguments: [0, 1, 2, 3, 6])
  func noWeights(place: Int) throws {
    let simulation = try Self.simulation(samplings(assets: 3, steps: 4)[place], .studentT(degreesOfFreedom: 4))
    #expect(simulation.horizon(paths: 512).weights == [Double](repeating: 1, count: 512))
  }

  @Test(
    "the chance of a first-order loss beyond a normal quantile, from far fewer paths", arguments: [1e-3, 1e-4, 1e-6])
  func tail(probability: Double) throws {
    let model = try model(assets: 3, dynamics: .gaussian, drift: 0)
    let direction = LossDirection(exposures: [0.5, 0.3, 0.2], lastStep: 5)
    let simulation = try Simulation(
      model: model, grid: TimeGrid(steps: 5, stepDays: 1), seed: 33,
      sampling: .importance([TailTarget(direction, reach: .probability(probability))]))
    let (columns, weights) = simulation.horizon(paths: 32_768)
    let years = 5.0 / 365
    var variance = 0.0
    for (row, weight) in direction.exposures.enumerated() {
      for (column, other) in direction.exposures.enumerated() {
        variance += weight * other * model.volatility[row] * model.volatility[column] * model.correlation[row][column]
      }
    }
    let level = -StandardNormal.quantile(probability) * (variance * years).squareRoot()
    let hits = columns[0].indices.map { path in
      let loss = -(0..<3).reduce(0) { sum, asset in
        sum + direction.exposures[asset]
          * (columns[asset][path] + model.volatility[asset] * model.volatility[asset] * years / 2)
      }
      return loss > level ? weights[path] : 0
    }
    let estimate = BatchMean(hits, sampling: .plain)
    #expect(abs(estimate.value - probability) < 6.1 * estimate.standardError)
    // Plain sampling would need 0.01^-2 / p paths, up to 1e10, for the same relative error.
    #expect(estimate.standardError < 0.02 * probability)
  }
}
