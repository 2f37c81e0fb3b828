import Foundation
import MarketModel
import Numerics
import Simulation
import Testing

@Suite("Stablecoins")
struct StablecoinTests {
  private static func simulation(
    _ coin: Stablecoin, volatility: Double = 0.05, drift: Double = 0, correlation: Double = 0.5,
    dynamics: Dynamics = .gaussian, steps: Int, stepDays: Double, seed: UInt64 = 1
  ) throws -> Simulation {
    let model = try MarketModel(
      assets: ["BTC", "USDX"], volatility: [0.6, volatility], drift: [0, drift],
      correlation: [[1, correlation], [correlation, 1]], dynamics: dynamics,
      claims: [Claim(asset: "USDX", kind: .stablecoin(coin))])
    return try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: seed)
  }

  @Test(
    "the deviation has the variance of the process in continuous time, whatever the step",
    arguments: [(1, 10.0), (10, 1), (40, 0.25), (240, 1.0 / 24)], [0.2, 3.0])
  func variance(grid: (steps: Int, stepDays: Double), halfLifeDays: Double) throws {
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: halfLifeDays, depeg: nil), drift: 3, steps: grid.steps, stepDays: grid.stepDays)
    let deviations = horizonLogRatios(simulation, of: "USDX", paths: 32_768)
    let rate = log(2) / (halfLifeDays / 365)
    let variance = 0.05 * 0.05 * (1 - exp(-2 * rate * 10 / 365)) / (2 * rate)
    #expect(Mean(deviations).agrees(with: 0))
    #expect(Mean(deviations.map { $0 * $0 }).agrees(with: variance))
    #expect(Mean(deviations.map { exp($0) }).agrees(with: exp(variance / 2)))
  }

  @Test("half of a deviation is gone after a half-life, and its noise is correlated with the market")
  func halfLife() throws {
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 2, depeg: nil), steps: 6, stepDays: 1)
    var (before, after, product): ([Double], [Double], [Double]) = ([], [], [])
    for first in 0..<128 {
      let drawn = simulation.logRatios((0..<256).map { UInt64(256 * first + $0) })
      before += drawn[3][1]
      after += drawn[5][1]
      product += zip(drawn[0][1], drawn[0][0]).map { $0 * ($1 + 0.18 / 365) }
    }
    // The later deviation less half of the earlier one is independent of the earlier one.
    #expect(Mean(zip(before, after).map { $0 * ($1 - 0.5 * $0) }).agrees(with: 0))
    let rate = log(2) / (2.0 / 365)
    let deviation = 0.05 * ((1 - exp(-2 * rate / 365)) / (2 * rate)).squareRoot()
    #expect(Mean(product).agrees(with: 0.5 * deviation * 0.6 / 365.0.squareRoot()))
  }

  private static let depeg = Stablecoin.Depeg(
    perYear: 4, depth: 0.12, recoveryHalfLifeDays: 3,
    death: .init(probability: 0.3, remains: 0.05, halfLifeDays: 2), source: "a test")

  /// E of the price over n steps: products over the steps at which breaks may come, for paths without a death, and for
  /// each step at which it may come.
  private static func expectation(_ depeg: Stablecoin.Depeg, steps: Int, stepDays: Double) -> Double {
    let p = -expm1(-depeg.perYear * stepDays / 365)
    let loss = -log(1 - depeg.depth)
    let recovery = exp2(-stepDays / depeg.recoveryHalfLifeDays)
    let (probability, end, decay) =
      depeg.death.map { ($0.probability, log($0.remains), exp2(-stepDays / $0.halfLifeDays)) } ?? (0, 0, 1)
    /// By size of a break, E exp(-size), over the quantiles of its law.
    func expected(_ factor: Double) -> Double {
      guard depeg.depthSpread > 0 else { return exp(-loss * factor) }
      let n = 4_000
      return (0..<n).reduce(0) {
        let z = StandardNormal.quantile((Double($1) + 0.5) / Double(n))
        return $0 + exp(-loss * factor * exp(depeg.depthSpread * z)) / Double(n)
      }
    }
    var total = (1...steps).reduce(1) {
      $0 * (1 - p + p * (1 - probability) * expected(pow(recovery, Double(steps - $1))))
    }
    guard probability > 0 else { return total }
    for death in 1...steps {
      let left = pow(decay, Double(steps - death))
      var value = p * probability * exp(end * (1 - left)) * expected(left)
      for before in 1..<max(death, 1) {
        value *= 1 - p + p * (1 - probability) * expected(left * pow(recovery, Double(death - before)))
      }
      total += value
    }
    return total
  }

  @Test("the expected price with breaks and deaths is its closed form", arguments: [0, 0.5])
  func expectedPrice(spread: Double) throws {
    let depeg = Stablecoin.Depeg(
      perYear: 4, depth: 0.12, depthSpread: spread, recoveryHalfLifeDays: 3, death: Self.depeg.death, source: "a test")
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 1, depeg: depeg), volatility: 0, steps: 30, stepDays: 1)
    let prices = horizonLogRatios(simulation, of: "USDX", paths: 131_072).map { exp($0) }
    let expected = Self.expectation(depeg, steps: 30, stepDays: 1)
    #expect(Mean(prices).agrees(with: expected), "\(Mean(prices)) for \(expected)")
  }

  @Test("the share of paths with a break is 1 - exp(-λT)", arguments: [0.25, 1, 5])
  func breaks(stepDays: Double) throws {
    let depeg = Stablecoin.Depeg(perYear: 3, depth: 0.5, recoveryHalfLifeDays: 1_000, source: "a test")
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 1, depeg: depeg), volatility: 0.01, steps: Int(40 / stepDays), stepDays: stepDays)
    let broken = horizonLogRatios(simulation, of: "USDX", paths: 32_768).map { $0 < -0.3 ? 1.0 : 0 }
    #expect(Mean(broken).agrees(with: -expm1(-3 * 40 / 365)))
  }

  @Test("a break is as deep as it is stated and half of it is made good in a half-life")
  func shape() throws {
    let depeg = Stablecoin.Depeg(perYear: 20, depth: 0.12, recoveryHalfLifeDays: 1, source: "a test")
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 1, depeg: depeg), volatility: 0, steps: 2, stepDays: 1)
    let drawn = simulation.logRatios(Array(0..<256))
    let loss = log(0.88)
    #expect(drawn[0][1].contains { $0 != 0 })
    for (first, second) in zip(drawn[0][1], drawn[1][1]) {
      #expect(first == 0 || abs(first - loss) < 1e-15)
      #expect([first / 2, first / 2 + loss].contains { abs($0 - second) < 1e-15 })
    }
  }

  /// By step the frequency is λ dt exp(κ s) with s half normal: 1/2 + exp(κ²/2) Φ(κ) times λ dt, but for the bound of s,
  /// which a normal return does not reach, and the mean of the stress asset's return, which the sum takes into account.
  @Test("falls of the market make breaks more frequent, by as much as is stated")
  func stress() throws {
    let depeg = Stablecoin.Depeg(
      perYear: 0.5, stress: Stress(asset: "BTC", sensitivity: 1), depth: 0.5, recoveryHalfLifeDays: 1_000,
      source: "a test")
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 1, depeg: depeg), volatility: 0, steps: 1, stepDays: 1)
    let deviation = 0.6 / 365.0.squareRoot()
    var (surprise, ofFalls, expected) = ([Double](), 0.0, [Double]())
    for first in 0..<512 {
      let drawn = simulation.logRatios((0..<256).map { UInt64(256 * first + $0) })[0]
      for (market, coin) in zip(drawn[0], drawn[1]) {
        let chance = -expm1(-0.5 / 365 * exp(min(10, max(0, -market / deviation))))
        let broken = coin < -0.3 ? 1.0 : 0
        surprise.append(broken - chance)
        expected.append(chance)
        if market < -deviation { ofFalls += broken }
      }
    }
    #expect(Mean(surprise).agrees(with: 0))
    #expect(ofFalls > 100)
    let mean = 0.5 / 365 * (0.5 + exp(0.5) * StandardNormal.cumulative(1))
    #expect(abs(Mean(expected).value / mean - 1) < 0.05)
  }

  @Test("a death ends further breaks, and the price goes to what remains")
  func death() throws {
    let depeg = Stablecoin.Depeg(
      perYear: 50, depth: 0.5, recoveryHalfLifeDays: 1, death: .init(probability: 1, remains: 0.02, halfLifeDays: 1),
      source: "a test")
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 1, depeg: depeg), volatility: 0, steps: 200, stepDays: 1)
    for value in simulation.logRatios(Array(0..<256))[199][1] { #expect(abs(value - log(0.02)) < 1e-12) }
  }

  @Test("whatever the driver's law, its mean does not add up in the price", arguments: lawsOfTwo)
  func noDrift(dynamics: Dynamics) throws {
    let simulation = try Self.simulation(
      Stablecoin(noiseHalfLifeDays: 5, depeg: nil), volatility: 0.5, drift: 2, dynamics: dynamics, steps: 30,
      stepDays: 1)
    let mean = Mean(horizonLogRatios(simulation, of: "USDX", paths: 32_768))
    #expect(mean.agrees(with: 0), "\(mean)")
  }
}
