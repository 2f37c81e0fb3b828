import Foundation
import MarketModel
import Numerics
import Simulation
import Testing

@Suite("Staked tokens")
struct StakedTests {
  private static func simulation(
    _ token: StakedToken, volatility: Double = 0.05, underlying: Double = 0.8, correlation: Double = 0.4,
    dynamics: Dynamics = .gaussian,
    steps: Int, stepDays: Double
  ) throws -> Simulation {
    let model = try MarketModel(
      assets: ["ETH", "stETH"], volatility: [underlying, volatility], drift: [0.2, 1],
      correlation: [[1, correlation], [correlation, 1]], dynamics: dynamics,
      claims: [Claim(asset: "stETH", kind: .staked(token))])
    return try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: 6)
  }

  @Test(
    "without stress the discount is its yield and a deviation that reverts",
    arguments: zip([StakedToken.Exit.fast, .slow, .halfLife(days: 1)], [4.7, 23.1, 1]))
  func discount(exit: StakedToken.Exit, halfLifeDays: Double) throws {
    let simulation = try Self.simulation(
      StakedToken(underlying: "ETH", yieldPerYear: 0.04, exit: exit), steps: 12, stepDays: 1)
    let horizon = simulation.horizon(paths: 32_768).logRatios
    let discounts = zip(horizon[1], horizon[0]).map { $0 - $1 - 0.04 * 12 / 365 }
    let rate = log(2) / (halfLifeDays / 365)
    #expect(Mean(discounts).agrees(with: 0))
    #expect(
      Mean(discounts.map { $0 * $0 }).agrees(with: 0.05 * 0.05 * (1 - exp(-2 * rate * 12 / 365)) / (2 * rate)))
  }

  @Test("half of what a fall has added is gone after a half-life")
  func fall() throws {
    let token = StakedToken(underlying: "ETH", exit: .halfLife(days: 1), stressDiscount: 0.25)
    let simulation = try Self.simulation(token, volatility: 0, steps: 3, stepDays: 1)
    let drawn = simulation.logRatios(Array(0..<256))
    for place in 0..<256 {
      let (first, second) = (drawn[0][0][place], drawn[1][0][place])
      #expect(abs(drawn[0][1][place] - first - 0.25 * min(0, first)) < 1e-14)
      #expect(abs(drawn[1][1][place] - second - 0.25 * min(0, first / 2 + second - first)) < 1e-14)
    }
  }

  /// The underlying's return R, its late fall P and the deviation X are jointly normal: E exp(R + X + c min(0, P)) splits
  /// by the sign of P, and each half is a normal probability under the law that exp(R + X + c P) or exp(R + X) makes.
  @Test("the expected price is its closed form, discount and stress together", arguments: [0, 0.3], [1.0, 0.125])
  func expectation(stress: Double, stepDays: Double) throws {
    let token = StakedToken(
      underlying: "ETH", yieldPerYear: 0.04, exit: .halfLife(days: 4), stressDiscount: stress)
    let steps = Int(16 / stepDays)
    let simulation = try Self.simulation(token, volatility: 0.3, steps: steps, stepDays: stepDays)
    let prices = horizonLogRatios(simulation, of: "stETH", paths: 131_072).map { exp($0) }
    let (dt, decay) = (stepDays / 365, exp2(-stepDays / 4))
    let rate = log(2) / (4.0 / 365)
    let gain = ((1 - decay * decay) / (2 * rate * dt)).squareRoot()
    var (mean, variance, meanFall, fallVariance, covariance) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for step in 1...steps {
      let weight = pow(decay, Double(steps - step))
      let (market, noise) = (0.8 * 0.8 * dt, 0.3 * 0.3 * gain * gain * weight * weight * dt)
      let both = 0.4 * 0.8 * 0.3 * gain * weight * dt
      let drift = (0.2 - 0.32) * dt
      mean += drift
      variance += market + noise + 2 * both
      meanFall += weight * drift
      fallVariance += weight * weight * market
      covariance += weight * (market + both)
    }
    func half(_ c: Double, _ sign: Double) -> Double {
      let tilted = meanFall + covariance + c * fallVariance
      return exp(mean + c * meanFall + 0.5 * (variance + 2 * c * covariance + c * c * fallVariance))
        * StandardNormal.cumulative(sign * tilted / fallVariance.squareRoot())
    }
    let expected = exp(0.04 * 16 / 365) * (half(stress, -1) + half(0, 1))
    #expect(Mean(prices).agrees(with: expected), "\(Mean(prices)) for \(expected)")
  }

  @Test("whatever the driver's law, its mean does not add up in the discount", arguments: lawsOfTwo)
  func noDrift(dynamics: Dynamics) throws {
    let simulation = try Self.simulation(
      StakedToken(underlying: "ETH", exit: .slow), volatility: 0.5, underlying: 0.6, correlation: 0.5,
      dynamics: dynamics, steps: 30,
      stepDays: 1)
    let horizon = simulation.horizon(paths: 32_768).logRatios
    let mean = Mean(zip(horizon[1], horizon[0]).map { $0 - $1 })
    #expect(mean.agrees(with: 0), "\(mean)")
  }
}
