import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Audits of claims")
struct ClaimAuditTests {
  /// A market with some claims' figures replaced.
  private static func market(
    depeg: Stablecoin.Depeg = .init(
      perYear: 2, stress: Stress(asset: "BTC", sensitivity: 0.7), depth: 0.12, recoveryHalfLifeDays: 1,
      death: .init(probability: 0.3, remains: 0.05, halfLifeDays: 2), source: "a test"),
    noiseHalfLifeDays: Double = 0.5, exit: StakedToken.Exit = .fast, stressDiscount: Double = 0.1, yield: Double = 0.03,
    failures: Double = 4, recovery: Double = 0.4, weights: [Double] = [0.5, 0.5], amplification: Double = 50,
    startsAfter: TokenisedAsset.Weekday = .wednesday, closedVariance: Double = 0.25,
    volatility: [Double] = [0.6, 0.75, 0.02, 0.04, 0.2], correlation: Double = 0.3, dynamics: Dynamics = .gaussian
  ) throws -> MarketModel {
    try MarketModel(
      assets: ["BTC", "ETH", "USDC", "stETH", "SPY"], volatility: volatility, drift: [0, 0.1, 0, 0, 0.05],
      correlation: [
        [1, 0.8, correlation, 0.3, 0.1], [0.8, 1, correlation, 0.4, 0.1], [correlation, correlation, 1, 0.1, 0],
        [0.3, 0.4, 0.1, 1, 0], [0.1, 0.1, 0, 0, 1],
      ], dynamics: dynamics,
      claims: [
        Claim(asset: "USDC", kind: .stablecoin(Stablecoin(noiseHalfLifeDays: noiseHalfLifeDays, depeg: depeg))),
        Claim(
          asset: "stETH",
          kind: .staked(
            StakedToken(underlying: "ETH", yieldPerYear: yield, exit: exit, stressDiscount: stressDiscount))),
        Claim(
          asset: "SPY",
          kind: .tokenised(TokenisedAsset(startsAfter: startsAfter, closedVariance: closedVariance))),
        Claim(
          asset: "WBTC",
          kind: .wrapped(
            WrappedToken(underlying: "BTC", failure: .init(perYear: failures, recovery: recovery, source: "a test")))),
        Claim(asset: "LP", kind: .constantProduct(ConstantProductShare(assets: ["BTC", "USDC"], weights: weights))),
        Claim(
          asset: "CRV", kind: .stableSwap(StableSwapShare(assets: ["ETH", "stETH"], amplification: amplification))),
      ])
  }

  private static func audit(
    _ simulated: MarketModel, against model: MarketModel? = nil, seed: UInt64 = 1, steps: Int = 14,
    stepDays: Double = 1
  ) throws -> PathAudit {
    let simulation = try Simulation(model: simulated, grid: TimeGrid(steps: steps, stepDays: stepDays), seed: seed)
    return try PathAudit(of: simulation, against: model ?? simulated)
  }

  @Test("sound paths pass", arguments: [1, 2, 3, 4, 5] as [UInt64], [(14, 1.0), (1, 1), (60, 0.25)])
  func sound(seed: UInt64, grid: (steps: Int, stepDays: Double)) throws {
    for model in [try Self.market(), try claimModel()] {
      let audit = try Self.audit(model, seed: seed, steps: grid.steps, stepDays: grid.stepDays)
      #expect(audit.passed, "\(audit.failures)")
    }
  }

  /// A break that comes more often in a fall hides more of the falls than of the rises, noise that reaches as far as a small
  /// break is taken for one, and days of a block tell of each other: none of it is a fault of the paths.
  @Test("noise that breaks, jumps and blocks hide passes", arguments: [1, 2, 3] as [UInt64])
  func hiddenNoise(seed: UInt64) throws {
    func depeg(perYear: Double, sensitivity: Double, depth: Double, spread: Double) -> Stablecoin.Depeg {
      .init(
        perYear: perYear, stress: Stress(asset: "BTC", sensitivity: sensitivity), depth: depth, depthSpread: spread,
        recoveryHalfLifeDays: 1, source: "a test")
    }
    let often = depeg(perYear: 10, sensitivity: 0.5, depth: 0.3, spread: 0)
    let jumps = JumpDiffusion(
      jumpsPerYear: 5, jumpMean: Array(repeating: -0.2, count: 5), jumpVolatility: Array(repeating: 0.2, count: 5))
    let days = (0..<500).map { sin(Double($0)) }
    let mean = days.reduce(0, +) / 500
    let deviation = (days.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 500).squareRoot()
    let standardised = days.map { ($0 - mean) / deviation }
    let blocks = ResampledReturns(
      stepDays: 1, meanBlockSteps: 10, history: Array(repeating: standardised, count: 5))
    for model in [
      try Self.market(depeg: often),
      try Self.market(depeg: depeg(perYear: 1_000, sensitivity: 2, depth: 0.3, spread: 0)),
      try Self.market(depeg: depeg(perYear: 1e-3, sensitivity: 0, depth: 0.999, spread: 2)),
      try Self.market(dynamics: .jumpDiffusion(jumps)), try Self.market(dynamics: .historical(blocks)),
    ] {
      let audit = try Self.audit(model, seed: seed)
      #expect(audit.passed, "\(audit.failures)")
    }
    let known = try Self.audit(Self.market(depeg: often), seed: seed).entries
    let distance = known.first { $0.quantity == "noise left after a step USDC" }?.zScore
    #expect(distance != nil, "moderate weights cost no distance")
  }

  @Test("sound paths pass with heavy tails and by every sampling")
  func samplings() throws {
    for dynamics in laws {
      let model = try Self.market(dynamics: dynamics)
      for sampling in SimulationTests.samplings(assets: 5, steps: 14) {
        let simulation = try Simulation(
          model: model, grid: TimeGrid(steps: 14, stepDays: 1), seed: 7, sampling: sampling)
        let audit = try PathAudit(of: simulation)
        #expect(audit.passed, "\(audit.failures)")
        #expect(audit.entries.contains { $0.quantity == "first breaks of the peg USDC" })
      }
    }
  }

  @Test("whatever the law of the drivers, no entry of a sound claim fails", arguments: [1, 2] as [UInt64])
  func everyLawPasses(seed: UInt64) throws {
    let normal = try Self.market()
    for dynamics in everyLaw(volatility: normal.volatility, correlation: normal.correlation) {
      let audit = try Self.audit(Self.market(dynamics: dynamics), seed: seed)
      let failures = audit.failures.filter { entry in
        ["noise", "peg", "deaths", "wrap", "pool", "SPY"].contains { entry.quantity.contains($0) }
      }
      #expect(failures == [])
    }
  }

  @Test("each claim has its quantities, and the drivers that are no claims have theirs")
  func quantities() throws {
    let names = try Self.audit(Self.market()).entries.map(\.quantity)
    #expect(
      names.filter { $0.hasPrefix("volatility ") && !$0.contains(" of ") } == [
        "volatility BTC", "volatility ETH", "volatility over whole weeks SPY",
      ])
    #expect(
      Array(names[(names.firstIndex { $0 == "noise left after a step USDC" } ?? 0)...]) == [
        "noise left after a step USDC", "half-life in days of the noise USDC", "volatility of the noise USDC",
        "correlation of the noise USDC with BTC",
        "correlation of the noise USDC with ETH", "first breaks of the peg USDC", "deaths among them USDC",
        "noise left after a step stETH", "half-life in days of the noise stETH", "volatility of the noise stETH",
        "correlation of the noise stETH with BTC", "correlation of the noise stETH with ETH",
        "largest move while the market is closed SPY", "volatility over whole weeks SPY",
        "mean distance from the expected log return SPY, in standard deviations", "failures of the wrapper WBTC",
        "largest distance from what it wraps WBTC", "largest distance from the value of the pool LP",
        "largest distance from the value of the pool CRV",
      ])
  }

  @Test("a claim of other figures than the model's is found")
  func mistakes() throws {
    let model = try Self.market()
    func depeg(_ perYear: Double, stress: Double = 0.7, depth: Double = 0.12, death: Double = 0.3) -> Stablecoin.Depeg {
      .init(
        perYear: perYear, stress: Stress(asset: "BTC", sensitivity: stress), depth: depth, recoveryHalfLifeDays: 1,
        death: .init(probability: death, remains: 0.05, halfLifeDays: 2), source: "a test")
    }
    let mistakes: [(String, MarketModel)] = [
      ("half-life in days of the noise USDC", try Self.market(noiseHalfLifeDays: 0.6)),
      ("volatility of the noise USDC", try Self.market(volatility: [0.6, 0.75, 0.021, 0.04, 0.2])),
      ("correlation of the noise USDC with BTC", try Self.market(correlation: 0.2)),
      ("first breaks of the peg USDC", try Self.market(depeg: depeg(3))),
      ("first breaks of the peg USDC", try Self.market(depeg: depeg(2, stress: 1.2))),
      ("deaths among them USDC", try Self.market(depeg: depeg(2, death: 0.6))),
      ("noise left after a step stETH", try Self.market(exit: .slow)),
      ("volatility of the noise stETH", try Self.market(stressDiscount: 0.2)),
      ("volatility over whole weeks SPY", try Self.market(volatility: [0.6, 0.75, 0.02, 0.04, 0.21])),
      ("largest move while the market is closed SPY", try Self.market(startsAfter: .thursday)),
      ("failures of the wrapper WBTC", try Self.market(failures: 6)),
      ("largest distance from what it wraps WBTC", try Self.market(recovery: 0.39)),
      ("largest distance from the value of the pool LP", try Self.market(weights: [0.51, 0.49])),
      ("largest distance from the value of the pool CRV", try Self.market(amplification: 51)),
    ]
    for (quantity, simulated) in mistakes {
      let audit = try Self.audit(simulated, against: model)
      #expect(audit.failures.contains { $0.quantity == quantity }, "\(quantity)")
    }
  }
}
