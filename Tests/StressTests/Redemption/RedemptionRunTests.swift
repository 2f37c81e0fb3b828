import Foundation
import MarketModel
import RiskMeasures
import Simulation
import Stress
import Testing

@Suite("A redemption run over simulated paths")
struct RedemptionRunTests {
  private static func model(volatility: Double = 0.8) throws -> MarketModel {
    try MarketModel(
      assets: ["BTC", "ETH"], volatility: [0.5, volatility], correlation: [[1, 0.6], [0.6, 1]],
      dynamics: .studentT(degreesOfFreedom: 4))
  }

  private static func simulation(volatility: Double = 0.8, sampling: Sampling = .plain) throws -> Simulation {
    try Simulation(
      model: model(volatility: volatility), grid: TimeGrid(steps: 48, stepDays: 1.0 / 12), seed: 7, sampling: sampling)
  }

  /// A twentieth more than it owes, mostly in coins, and a door too narrow for the usual redemptions.
  private static func coinBacked() throws -> IssuerRule {
    try anIssuer(
      supply: 1e6,
      [
        cashTier(3e5),
        ReserveTier(name: "ether", asset: "ETH", amount: .units(375), price: 2_000, depth: try powerDepth(units: 300)),
      ], RedemptionTerms(dailyLimit: 5e4),
      HolderSpeed(base: 0.1, slope: 8, threshold: 0.005, queueSensitivity: 0.001))
  }

  /// Does some blocks out of order.
  private struct Backwards: BlockScheduler {
    func run<Result: Sendable>(
      blocks: Int, work: @escaping @Sendable (_ block: Int) -> Result, fold: (Result) -> Void
    ) {
      for result in (0..<blocks).reversed().map(work).reversed() { fold(result) }
    }
  }

  @Test("no figure depends on how the work is cut", arguments: [1, 256, 300, 1_024])
  func sameBits(blockPaths: Int) throws {
    let confidences = try [Confidence(0.9), Confidence(0.99)]
    let plain = try RedemptionRun(Self.simulation(), issuer: Self.coinBacked(), paths: 1_500)
    let cut = try RedemptionRun(
      Self.simulation(), issuer: Self.coinBacked(), paths: 1_500, blockPaths: blockPaths, scheduler: Backwards())
    #expect(try plain.distribution(confidences: confidences) == cut.distribution(confidences: confidences))
  }

  @Test("the story of a path ends as the path does among the others, and the worst are the worst")
  func story() throws {
    let run = try RedemptionRun(Self.simulation(), issuer: Self.coinBacked(), paths: 1_000)
    let distribution = try run.distribution(confidences: [], worstPaths: 20)
    #expect(distribution.worstPaths.count == 20)
    for outcome in distribution.worstPaths {
      let story = try run.story(of: outcome.path)
      #expect(story.outcome == outcome && story.steps.count == 48 && story.tiers == ["cash", "ether"])
      #expect(distribution.holdersLoss.values[outcome.path] == outcome.holdersLoss)
    }
    let losses = distribution.worstPaths.map(\.holdersLoss)
    #expect(losses == Array(distribution.holdersLoss.values.sorted(by: >).prefix(20)) && losses[0] > 0)
    #expect(distribution.worstPaths[0].holdersLoss == distribution.holdersLoss.largest)
  }

  @Test("the figures are those of the paths, told one by one")
  func figures() throws {
    let run = try RedemptionRun(Self.simulation(), issuer: Self.coinBacked(), paths: 300)
    let confidence = try Confidence(0.9)
    let distribution = try run.distribution(confidences: [confidence])
    let outcomes = try (0..<300).map { try run.story(of: $0).outcome }
    #expect(distribution.shortfall.values == outcomes.map { 1 - $0.backing })
    #expect(distribution.runAdvantage.values == outcomes.map { $0.stayersLoss - $0.redeemersLoss })
    #expect(nearly(distribution.redeemed.mean.value, outcomes.reduce(0) { $0 + $1.redeemed.tokens } / 300 / 1e6))
    let depegs = outcomes.count { $0.deepestDiscount > 0.01 }
    #expect(depegs > 30 && depegs < 270 && distribution.depeg == Estimate(ofSuccesses: depegs, in: 300))
    #expect(distribution.failure == Estimate(ofSuccesses: outcomes.count { $0.failureStep != nil }, in: 300))
    // The value at risk at 90 % of 300 losses is the 270th.
    #expect(distribution.holdersLoss.measures[0].valueAtRisk == outcomes.map(\.holdersLoss).sorted()[269])
    let dollars = outcomes.reduce(0) { $0 + $1.waited.dollars }, tokens = outcomes.reduce(0) { $0 + $1.waited.tokens }
    #expect(nearly(try #require(distribution.waited.perToken), dollars / tokens))
    let remaining = outcomes.reduce(0) { $0 + $1.outstanding * $1.remainingPayout }
    #expect(
      nearly(try #require(distribution.remaining.perToken), remaining / outcomes.reduce(0) { $0 + $1.outstanding }))
    #expect(distribution.remaining.least == outcomes.map(\.remainingPayout).min())
    let shares = distribution.prompt.tokens + distribution.waited.tokens + distribution.remaining.tokens
    #expect(nearly(shares, 1, to: 1e-6))
  }

  @Test("without volatility nobody loses: every path is the same, and none of them fails")
  func still() throws {
    let distribution = try RedemptionRun(
      Self.simulation(volatility: 0), issuer: Self.coinBacked(), paths: 100
    ).distribution(confidences: [])
    #expect(distribution.holdersLoss.probability.value == 0 && distribution.depeg.value == 0)
    #expect(distribution.holdersLoss.largest < 1e-3 && distribution.failure.value == 0)
    // Nothing in a hundred says at most 1 - 0.025^(1/100).
    #expect(nearly(try #require(distribution.failure.interval.high), 1 - pow(0.025, 0.01), to: 1e-9))
  }

  /// The price of the coins has a normal logarithm, so the chance that it ends low enough is known.
  @Test("a shortfall at the end is as likely as the fall of the price that makes it, to 4 standard errors")
  func closedForm() throws {
    let model = try MarketModel(assets: ["ETH"], volatility: [0.8], correlation: [[1]], dynamics: .gaussian)
    let simulation = try Simulation(model: model, grid: TimeGrid(steps: 4, stepDays: 1), seed: 3)
    let backed = try anIssuer(
      supply: 1e6, [cashTier(4e5), ReserveTier(name: "ether", asset: "ETH", amount: .dollars(7e5))],
      HolderSpeed(base: 0))
    let distribution = try RedemptionRun(simulation, issuer: backed, paths: 20_000).distribution(confidences: [])
    // Backing is below 1 where the price ratio is below 6/7: log(6/7) = -σ²t/2 + σ sqrt(t) z.
    let (variance, deviation) = (0.64 * 4 / 365, 0.8 * (4.0 / 365).squareRoot())
    let z = (log(6.0 / 7) + variance / 2) / deviation
    let expected = 0.5 * erfc(-z / 2.0.squareRoot())
    let estimate = distribution.shortfall.probability
    #expect(abs(estimate.value - expected) < 4 * estimate.standardError, "\(estimate.value) and \(expected)")
    // The expected price is today's.
    let mean = distribution.shortfall.mean
    #expect(abs(mean.value + 0.1) < 4 * mean.standardError)
  }

  @Test("what cannot be run is refused in words")
  func refused() throws {
    let simulation = try Self.simulation()
    #expect(throws: RedemptionError.badPathCount(0)) {
      try RedemptionRun(simulation, issuer: Self.coinBacked(), paths: 0)
    }
    #expect(throws: RedemptionError.badBlockSize(0)) {
      try RedemptionRun(simulation, issuer: Self.coinBacked(), paths: 1, blockPaths: 0)
    }
    #expect(throws: RedemptionError.samplingNotPlain) {
      try RedemptionRun(Self.simulation(sampling: .antithetic), issuer: Self.coinBacked(), paths: 2)
    }
    let unknown = try anIssuer([ReserveTier(name: "x", asset: "DOGE", amount: .dollars(1))], HolderSpeed(base: 0))
    let error = try #require(throws: RedemptionError.self) { try RedemptionRun(simulation, issuer: unknown, paths: 1) }
    #expect("\(error)".contains("reserves[0]") && "\(error)".contains("DOGE") && "\(error)".contains("BTC"))
    let follows = try anIssuer([cashTier(1)], HolderSpeed(base: 0, followsMarket: true))
    let other = try #require(throws: RedemptionError.self) { try RedemptionRun(simulation, issuer: follows, paths: 1) }
    #expect("\(other)".contains("followsMarket") && "\(other)".contains("TOKEN"))
    let engine = try RedemptionEngine(Self.coinBacked(), stepSeconds: 3_600, steps: 2)
    #expect(throws: RedemptionError.overflow(path: 0, step: 2)) { try engine.run(priceRatios: [[1], [.infinity]]) }
  }
}
