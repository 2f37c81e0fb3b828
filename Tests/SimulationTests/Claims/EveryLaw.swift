import Foundation
import MarketModel

/// Laws of each kind that is simulated, for some drivers, by the model's volatilities and correlation.
func everyLaw(volatility: [Double], correlation: [[Double]]) -> [Dynamics] {
  let drivers = volatility.indices
  let clustering = VolatilityClustering(drivers.map { _ in .init(alpha: 0.08, gamma: 0.04, beta: 0.85) })
  // Skewed days of mean 0 and variance 1: exponential ones, in another order for every driver.
  let days = (0..<500).map { -log(1 - (Double($0) + 0.5) / 500) }
  let mean = days.reduce(0, +) / 500
  let deviation = (days.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 500).squareRoot()
  let standardised = days.map { (mean - $0) / deviation }
  func state(_ name: String, _ variance: Double) -> RegimeSwitching.State {
    .init(name: name, volatility: volatility.map { $0 * variance.squareRoot() }, correlation: correlation)
  }
  return [
    .gaussian, .studentT(degreesOfFreedom: 4),
    .jumpDiffusion(
      JumpDiffusion(
        jumpsPerYear: 8, jumpMean: drivers.map { _ in -0.03 }, jumpVolatility: drivers.map { _ in 0.04 },
        ownJumps: drivers.map { _ in .init(jumpsPerYear: 5, mean: 0.02, volatility: 0.02) })),
    .garch(ClusteredReturns(stepDays: 1, clustering: clustering)),
    .garch(
      ClusteredReturns(
        stepDays: 1, clustering: clustering, innovations: .studentT(degreesOfFreedom: 5),
        dynamicCorrelation: .init(alpha: 0.03, beta: 0.95))),
    .historical(
      ResampledReturns(
        stepDays: 1, meanBlockSteps: 1,
        history: drivers.map { driver in (0..<500).map { standardised[($0 * (7 + 10 * driver)) % 500] } })),
    .regimeSwitching(
      RegimeSwitching(
        stepDays: 1, states: [state("calm", 0.5), state("stress", 1.5)], transition: [[0.9, 0.1], [0.1, 0.9]])),
  ]
}

/// Laws of each kind for two drivers with volatilities of 0.6 and 0.5.
let lawsOfTwo = everyLaw(volatility: [0.6, 0.5], correlation: [[1, 0.5], [0.5, 1]])
