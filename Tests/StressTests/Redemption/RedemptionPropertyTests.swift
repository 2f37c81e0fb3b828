import Liquidation
import Stress
import TestSupport
import Testing

@Suite("Redemption runs on random issuers")
struct RedemptionPropertyTests {
  @Test("no dollar and no token is made or lost, in any step")
  func conservation() throws {
    for seed in 0..<1_000 {
      let run = try RandomRun(seed: UInt64(seed))
      let story = try run.story()
      let supply = run.issuer.supply
      var (reserves, tokens) = (run.startReserves, supply)
      for (step, values) in zip(story.steps, story.tierValues) {
        reserves += step.marketGain + step.impactGain - step.writeOff - step.saleLoss - step.paid
        tokens -= step.redeemed
        #expect(nearly(step.reserves, reserves, supply, to: 1e-9) && step.residual.magnitude <= 1e-9 * supply)
        #expect(nearly(values.reduce(step.cash + step.pending, +), step.reserves, supply, to: 1e-12))
        #expect(nearly(step.outstanding, tokens, supply) && step.queued <= step.outstanding + 1e-9 * supply)
        #expect(values.allSatisfy { $0 >= 0 } && step.cash >= -1e-9 * supply && step.saleLoss >= -1e-9 * supply)
      }
      let outcome = story.outcome
      #expect(nearly(outcome.redeemed.tokens, supply - outcome.outstanding, supply))
      #expect(nearly(outcome.redeemed.dollars, story.steps.reduce(0) { $0 + $1.paid }, supply))
    }
  }

  @Test("a thousand times the size changes no share")
  func scale() throws {
    for seed in 0..<200 {
      let run = try RandomRun(seed: UInt64(seed), depths: false)
      let (small, large) = (try run.story().outcome, try run.story(run.issuer.times(1_024)).outcome)
      #expect(large.redeemed.tokens == 1_024 * small.redeemed.tokens && large.backing == small.backing)
      #expect(large.saleLoss == 1_024 * small.saleLoss && large.longestWaitDays == small.longestWaitDays)
    }
  }

  @Test("tiers that are alike but for their names and sizes may stand in any order")
  func permutation() throws {
    for seed in 0..<100 {
      var dice = SplitMix(seed: UInt64(seed))
      let sizes = (0..<4).map { _ in dice.number(0...300) }
      let settlement = dice.one(of: [0, 7_200.0, 86_400])
      let speed = HolderSpeed(base: dice.number(0...0.5), slope: dice.number(0...10), queueSensitivity: 0.01)
      let outcomes = try [sizes, sizes.shuffled(using: &dice)].map { sizes in
        try stillRun(
          anIssuer(
            sizes.map {
              ReserveTier(name: "\($0)", amount: .dollars($0), settlementSeconds: settlement, haircut: 0.01)
            },
            speed), steps: 72
        ).outcome
      }
      #expect(nearly(outcomes[0].redeemed.tokens, outcomes[1].redeemed.tokens, 1_000))
      #expect(nearly(outcomes[0].reserves, outcomes[1].reserves, 1_000, to: 1e-9))
      #expect(nearly(outcomes[0].saleLoss, outcomes[1].saleLoss, 1_000))
      #expect(nearly(outcomes[0].holdersLoss, outcomes[1].holdersLoss, 1_000, to: 1e-9))
    }
  }

  /// Of an issuer whose reserves fall short, nothing settles late and the payout is par: faster holders are paid more of
  /// the reserves before those who stay, whose tokens are then worth less.
  @Test("those who stay are left with less the steeper the run, and with less the thinner the market")
  func monotone() throws {
    for seed in 0..<100 {
      var dice = SplitMix(seed: UInt64(seed))
      let (cashShare, base) = (dice.number(0.1...0.5), dice.number(0.01...0.1))
      let ratios = (0..<48).map { [1 - 0.003 * Double($0 + 1) * dice.number(0.9...1)] }
      func outcome(slope: Double, units: Double) throws -> RedemptionOutcome {
        let coins = ReserveTier(
          name: "coins", asset: "ETH", amount: .units(1_000 * (1.05 - cashShare)), price: 1,
          depth: try powerDepth(units: units))
        return try RedemptionEngine(
          anIssuer([cashTier(1_000 * cashShare), coins], HolderSpeed(base: base, slope: slope, most: 3)),
          stepSeconds: 3_600,
          steps: 48
        ).run(priceRatios: ratios).outcome
      }
      let slopes = try [0, 2, 8, 32].map { try outcome(slope: $0, units: 5_000) }
      let depths = try [1e6, 5_000, 1_000, 300].map { try outcome(slope: 8, units: $0) }
      for (calm, fast) in zip(slopes, slopes.dropFirst()) {
        #expect(fast.redeemed.tokens >= calm.redeemed.tokens * (1 - 1e-12))
        #expect(fast.remainingPayout <= calm.remainingPayout + 1e-12)
      }
      for (deep, thin) in zip(depths, depths.dropFirst()) {
        #expect(thin.saleLoss >= deep.saleLoss - 1e-9 && thin.holdersLoss >= deep.holdersLoss - 1e-9)
        #expect(thin.remainingPayout <= deep.remainingPayout + 1e-12)
      }
    }
  }
}

extension RandomRun {
  /// What the tiers are worth at the start, without what their depth makes of an unsold price: 1.
  fileprivate var startReserves: Double {
    issuer.reserves.reduce(0) { sum, tier in
      switch tier.amount {
      case .units(let units): sum + units * (Self.prices[tier.asset] ?? 1)
      case .dollars(let dollars): sum + dollars
      }
    }
  }
}

extension IssuerRule {
  /// The same issuer, so many times as large.
  fileprivate func times(_ factor: Double) throws -> IssuerRule {
    try IssuerRule(
      name: name, token: token, supply: supply * factor,
      reserves: reserves.map { tier in
        let amount: ReserveTier.Amount
        switch tier.amount {
        case .units(let units): amount = .units(units * factor)
        case .dollars(let dollars): amount = .dollars(dollars * factor)
        }
        return ReserveTier(
          name: tier.name, asset: tier.asset, amount: amount, price: tier.price,
          settlementSeconds: tier.settlementSeconds, dailyLimit: tier.dailyLimit.map { $0 * factor },
          haircut: tier.haircut, frozen: tier.frozen, closed: tier.closed)
      },
      redemption: RedemptionTerms(
        fee: redemption.fee, dailyLimit: redemption.dailyLimit.map { $0 * factor }, buffer: redemption.buffer * factor,
        queue: redemption.queue,
        payout: redemption.payout, closed: redemption.closed), holders: holders)
  }
}
