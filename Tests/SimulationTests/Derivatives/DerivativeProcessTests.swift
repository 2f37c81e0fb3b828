import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Funding, basis and implied volatility along paths")
struct DerivativeProcessTests {
  private static let paths = 65_536

  /// A rate at the end of a horizon under normal returns, in closed form.
  private struct ClosedForm {
    let mean: Double
    let variance: Double
    let covariance: Double
    let meanReturn: Double

    init(_ rate: MeanRevertingRate, volatility: Double, drift: Double, steps: Int, stepDays: Double) {
      let dt = stepDays / 365
      let κ = log(2.0) / (rate.halfLifeDays / 365)
      let (left, n) = (exp(-κ * dt), Double(steps))
      let μ = (drift - volatility * volatility / 2) * dt
      let sum = (1 - pow(left, n)) / (1 - left)
      let squares = (1 - pow(left, 2 * n)) / (1 - left * left)
      mean = rate.mean + (rate.now - rate.mean) * pow(left, n) + rate.priceSlope * μ * sum
      variance =
        rate.volatility * rate.volatility * (1 - exp(-2 * κ * dt * n)) / (2 * κ)
        + rate.priceSlope * rate.priceSlope * volatility * volatility * dt * squares
      covariance = rate.priceSlope * volatility * volatility * dt * sum
      meanReturn = μ * n
    }
  }

  private func expect(_ values: [Double], with returns: [Double], follow form: ClosedForm, _ what: String) {
    expectMean(values, of: form.mean, "mean of \(what)")
    expectMean(values.map { ($0 - form.mean) * ($0 - form.mean) }, of: form.variance, "variance of \(what)")
    let products = zip(values, returns).map { ($0 - form.mean) * ($1 - form.meanReturn) }
    expectMean(products, of: form.covariance, "covariance of \(what) with the price")
  }

  @Test("have the mean, the variance and the covariance with the price of the closed form", arguments: [0.25, 1, 7.0])
  func moments(stepDays: Double) throws {
    let model = try dollarModel(drift: [0, 0.2, 0], dynamics: .gaussian).with(["BTC": fullMarket, "ETH": fullMarket])
    let steps = 5
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: 77)
    let rates = try (
      #require(fullMarket.funding), #require(fullMarket.basis), #require(fullMarket.surface).moves.level
    )
    for (asset, volatility, drift) in [("BTC", 0.6, 0.0), ("ETH", 0.75, 0.2)] {
      let drawn = simulation.lastDerivatives(of: asset, paths: Self.paths)
      func form(_ rate: MeanRevertingRate) -> ClosedForm {
        ClosedForm(rate, volatility: volatility, drift: drift, steps: steps, stepDays: stepDays)
      }
      expect(drawn.fundingRates, with: drawn.logRatios, follow: form(rates.0), "funding \(asset)")
      expect(drawn.basis, with: drawn.logRatios, follow: form(rates.1), "basis \(asset)")
      expect(drawn.volatilityLevels.map { log($0) }, with: drawn.logRatios, follow: form(rates.2), "level \(asset)")
    }
  }

  @Test("have noise that nothing else shares")
  func independence() throws {
    let rate = MeanRevertingRate(mean: 0, volatility: 1)
    let own = DerivativeMarket(
      funding: rate, basis: rate,
      surface: VolatilitySurface(
        slices: [.init(days: 30, logMoneyness: [0], volatility: [0.6])], moves: .init(volatilityOfVolatility: 1)))
    let model = try dollarModel(dynamics: .gaussian).with(["BTC": own, "ETH": own])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 2, stepDays: 1), seed: 78)
    let (btc, eth) = (
      simulation.lastDerivatives(of: "BTC", paths: Self.paths), simulation.lastDerivatives(of: "ETH", paths: Self.paths)
    )
    let columns = [
      btc.fundingRates, btc.basis, btc.volatilityLevels.map { log($0) }, btc.logRatios, eth.fundingRates, eth.basis,
      eth.volatilityLevels.map { log($0) }, eth.logRatios,
    ]
    let deviations = columns.map { column in
      let mean = column.reduce(0, +) / Double(Self.paths)
      return column.map { $0 - mean }
    }
    for second in columns.indices {
      for first in 0..<second where (first, second) != (3, 7) {
        let products = zip(deviations[first], deviations[second]).map { $0 * $1 }
        expectMean(products, of: 0, "columns \(first) and \(second)")
      }
    }
  }

  @Test("lose half of a deviation in a half-life where nothing moves them", arguments: [0.5, 1, 4.0])
  func halfLife(stepDays: Double) throws {
    let rate = MeanRevertingRate(now: 0.5, mean: 0.1, halfLifeDays: 8)
    let model = try dollarModel(dynamics: .studentT(degreesOfFreedom: 3)).with(["BTC": fundingMarket(rate)])
    let simulation = try Simulation(
      model: model, grid: TimeGrid(horizonDays: 16, stepDays: stepDays), seed: 2)
    let steps = simulation.derivatives(of: "BTC", [0, 1])
    for (step, columns) in steps.enumerated() {
      let expected = 0.1 + 0.4 * pow(0.5, Double(step + 1) * stepDays / 8)
      #expect(columns.fundingRates.allSatisfy { abs($0 - expected) < 1e-14 })
    }
  }

  @Test("follow the price of a claim as they follow any other")
  func claims() throws {
    let rate = MeanRevertingRate(now: 0.2, mean: 0.05, halfLifeDays: 2, priceSlope: 3)
    let model = try claimModel().with(["CRV": fundingMarket(rate)])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 6, stepDays: 1), seed: 4)
    var (expected, last) = (Array(repeating: 0.2, count: 256), Array(repeating: 0.0, count: 256))
    for columns in simulation.derivatives(of: "CRV", Array(0..<256)) {
      for path in expected.indices {
        expected[path] = 0.05 + (expected[path] - 0.05) * pow(0.5, 0.5) + 3 * (columns.logRatios[path] - last[path])
        #expect(abs(columns.fundingRates[path] - expected[path]) < 1e-12)
      }
      last = columns.logRatios
    }
  }

  @Test("stay within floor and cap, and touch both")
  func bounds() throws {
    let rate = MeanRevertingRate(mean: 0.1, halfLifeDays: 5, volatility: 3, floor: -0.05, cap: 0.3)
    let model = try dollarModel(dynamics: .gaussian).with(["ETH": fundingMarket(rate)])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 20, stepDays: 1), seed: 9)
    let drawn = simulation.derivatives(of: "ETH", Array(0..<256)).flatMap(\.fundingRates)
    #expect(drawn.min() == -0.05 && drawn.max() == 0.3)
    // What was held at a bound goes on from there: a step's decay is all that it needs to leave.
    #expect(drawn.contains { $0 > -0.05 && $0 < 0.3 })
  }

  @Test("funding at a constant rate adds up the price on the way, and for an inverse contract its inverse")
  func constantFunding() throws {
    let model = try dollarModel(dynamics: .studentT(degreesOfFreedom: 4))
      .with(["BTC": fundingMarket(MeanRevertingRate(mean: 0.1))])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 30, stepDays: 0.5), seed: 10)
    var (linear, inverse) = (Array(repeating: 0.0, count: 256), Array(repeating: 0.0, count: 256))
    var last = linear
    for columns in simulation.derivatives(of: "BTC", Array(0..<256)) {
      for path in linear.indices {
        linear[path] += 0.1 * exp(last[path]) * 0.5 / 365
        inverse[path] += 0.1 * exp(-last[path]) * 0.5 / 365
        #expect(abs(columns.fundingPaid[path] - linear[path]) <= 1e-14 * linear[path])
        #expect(abs(columns.inverseFundingPaid[path] - inverse[path]) <= 1e-14 * inverse[path])
      }
      last = columns.logRatios
    }
  }

  @Test("funding on a price that stands still is rate times time")
  func standing() throws {
    let model = try MarketModel(
      assets: ["A"], daysPerYear: 250, volatility: [0], correlation: [[1]], dynamics: .gaussian,
      derivatives: ["A": fundingMarket(MeanRevertingRate(mean: -0.25))])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 50, stepDays: 1), seed: 10)
    let last = try #require(simulation.derivatives(of: "A", [7]).last)
    #expect(abs(last.fundingPaid[0] + 0.05) < 1e-15 && abs(last.inverseFundingPaid[0] + 0.05) < 1e-15)
  }

  @Test("funding is expected to cost a rate on the price of the step's start")
  func expectedFunding() throws {
    // The rate at a step's start is independent of later returns, so without a slope the expectations multiply.
    let rate = MeanRevertingRate(now: 0.5, mean: 0.1, halfLifeDays: 2, volatility: 1)
    let model = try dollarModel(drift: [0.5, 0, 0], dynamics: .gaussian).with(["BTC": fundingMarket(rate)])
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 8, stepDays: 1), seed: 11)
    var expected = 0.0
    for step in 0..<8 {
      let rate = 0.1 + 0.4 * pow(0.5, Double(step) / 2)
      expected += rate * exp(0.5 * Double(step) / 365) / 365
    }
    expectMean(simulation.lastDerivatives(of: "BTC", paths: Self.paths).fundingPaid, of: expected, "funding paid")
  }
}
