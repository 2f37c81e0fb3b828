import Liquidation
import Margin
import MarginCalls
import MarketModel
import Portfolio
import RiskMeasures
import Simulation
import Stress
import Testing

@Suite("Venues on simulated paths")
struct StressRunTests {
  /// A path by the engine alone, which looks at every account at every look.
  private func alone(_ prices: [[Double]], _ setup: LiquidationSetup) -> PathOutcome {
    var engine = PathEngine(setup)
    var states = setup.venues.map(\.margin.book.today)
    for (step, row) in prices.enumerated() {
      engine.open(step: step + 1, setup) { row[$0] }
      engine.run(called: nil, states: &states, setup)
    }
    engine.finish(states: &states, setup)
    #expect(engine.fault == nil)
    return engine.outcome(venue: 0)
  }

  @Test("a run is what the engine makes of each path alone, looking at everybody")
  func screened() throws {
    let market = StressMarket()
    let run = try market.run(paths: 300)
    let outcomes = try run.outcomes()
    #expect(outcomes.count == 300)
    #expect(outcomes.count { $0.liquidations > 0 } > 100)
    #expect(outcomes.count { $0.badDebt > 0 } > 5)
    for path in stride(from: 0, to: 300, by: 7) {
      let story = try run.story(of: path)
      #expect(alone(story.quietPrices, run.setup) == outcomes[path], "path \(path)")
    }
  }

  @Test("a path's story comes to what the run has of it, and is told in the order of time")
  func story() throws {
    let run = try StressMarket().run(paths: 40)
    let outcomes = try run.outcomes()
    for path in 0..<40 {
      let story = try run.story(of: path)
      #expect(story.total == outcomes[path])
      #expect(story.quietPrices.count == 24)
      #expect(zip(story.events, story.events.dropFirst()).allSatisfy { $0.seconds <= $1.seconds })
      let told = story.events.filter { $0.kind == .liquidated }
      #expect(told.count == outcomes[path].liquidations)
      #expect(Set(told.map(\.account)).count == outcomes[path].accounts)
      let bad = story.events.filter { $0.kind == .badDebt }.reduce(0) { $0 + $1.paid }
      #expect(abs(bad - outcomes[path].badDebt) <= 1e-9 * bad)
    }
  }

  @Test("no figure depends on blocks, on who works when, or on how many paths there are")
  func cutting() throws {
    let market = StressMarket()
    let whole = try market.run(paths: 700).outcomes()
    #expect(try market.run(paths: 700, blockPaths: 1).outcomes() == whole)
    #expect(try market.run(paths: 700, blockPaths: 512, scheduler: BackwardScheduler()).outcomes() == whole)
    #expect(try market.run(paths: 90).outcomes() == Array(whole[..<90]))
  }

  @Test("accounts that have to be stated come to what sums of weighted values come to")
  func stated() throws {
    var market = StressMarket()
    let sums = try market.run(paths: 120).outcomes()
    market.hasTiers = true
    let stated = try market.run(paths: 120).outcomes()
    #expect(sums.count { $0.liquidations > 0 } > 40)
    for (path, (sum, other)) in zip(sums, stated).enumerated() {
      #expect(sum.accounts == other.accounts && sum.liquidations == other.liquidations, "path \(path)")
      #expect(abs(sum.repaid - other.repaid) <= 1e-6 * sum.repaid, "path \(path)")
      #expect(abs(sum.badDebt - other.badDebt) <= 1e-6 * sum.repaid, "path \(path)")
    }
  }

  @Test("prices that stand liquidate nobody")
  func standing() throws {
    var market = StressMarket()
    market.volatility = ["BTC": 1e-9, "ETH": 1e-9]
    market.steps = 4
    #expect(try market.run(paths: 64).outcomes().allSatisfy { $0 == PathOutcome() })
  }

  @Test("two venues share their market: what one sells calls accounts of the other")
  func contagion() throws {
    var market = StressMarket()
    market.depthDollars = 4e7
    let one = try market.venue("first")
    let both = try market.run(
      paths: 200, setup: market.setup([one, market.venue("second", accounts: 29)])
    ).distribution(confidences: [])
    let alone = try market.run(paths: 200, setup: market.setup([one])).distribution(confidences: [])
    #expect(both.venues == ["first", "second"])
    #expect(both.outcomes.count == 400)
    let (with, without) = (both.values(of: .repaid, venue: 0), alone.values(of: .repaid))
    #expect(with.reduce(0, +) > 1.01 * without.reduce(0, +))
    for path in [0, 57, 199] {
      let sum = both.outcomes[2 * path].repaid + both.outcomes[2 * path + 1].repaid
      #expect(both.total(of: path).repaid == sum)
    }
  }

  @Test("amplification is the ratio of means with and without feedback, and 1 where sales move nothing")
  func amplification() throws {
    var market = StressMarket()
    market.depthDollars = 2e6
    func quiet() throws -> StressRun {
      var still = market
      still.feedsBack = false
      return try still.run(paths: 400)
    }
    let deep = try market.run(paths: 400).distribution(confidences: [], amplifiedOver: quiet())
    let amplification = try #require(deep.amplification)
    let ratio = try #require(amplification.ratio)
    let with = deep.values(of: .repaid).reduce(0, +) / 400
    #expect(abs(ratio.value - with / amplification.withoutFeedback) < 1e-12)
    #expect(ratio.value > 1.05)
    #expect(try #require(ratio.interval.low) > 1)
    market.depthDollars = nil
    let same = try market.run(paths: 400).distribution(confidences: [], amplifiedOver: quiet())
    #expect(same.amplification?.ratio?.value == 1)
  }

  @Test("a scenario multiplies the quiet prices of every path")
  func scenario() throws {
    let crash = try Scenario(
      name: "crash", sources: ["test"],
      shocks: [Scenario.Shock(assets: ["BTC", "ETH"], atSeconds: 7_200, move: -0.25)])
    let market = StressMarket()
    let run = try market.run(paths: 64, scenario: crash)
    let (shocked, plain) = (try run.story(of: 5), try market.run(paths: 64).story(of: 5))
    for (step, (row, base)) in zip(shocked.quietPrices, plain.quietPrices).enumerated() {
      for (price, usual) in zip(row, base) where usual != 1 {
        #expect(abs(price - usual * (step >= 1 ? 0.75 : 1)) <= 1e-12 * usual)
      }
    }
    let both = try (
      run.distribution(confidences: []), market.run(paths: 64).distribution(confidences: [])
    )
    let difference = both.0.difference(.badDebt, minus: both.1)
    #expect(difference.isDistinguishable && difference.difference > 0)
    #expect(both.1.difference(.badDebt, minus: both.1).difference == 0)
  }

  @Test("a scenario alone is one path, the same as the engine on its levels")
  func replay() throws {
    let crash = try Scenario(
      name: "crash", sources: ["test"], alone: true,
      shocks: [Scenario.Shock(assets: ["BTC", "ETH"], atSeconds: 7_200, overSeconds: 7_200, move: -0.4)])
    let setup = try StressMarket().setup()
    let story = try ScenarioReplay(crash, setup: setup, steps: 12).story()
    #expect(story.total == alone(story.quietPrices, setup))
    #expect(story.total.badDebt > 0)
    let btc = try #require(setup.assets.firstIndex(of: "BTC"))
    #expect(abs(story.quietPrices[11][btc] - 30_000) < 1e-6)
  }

  @Test("figures have their laws, and the worst paths are named by their bad debt")
  func laws() throws {
    let distribution = try StressMarket().run(paths: 500).distribution(
      confidences: [Confidence(0.95), Confidence(0.975)])
    for figure in StressFigure.allCases {
      let law = try distribution.law(of: figure)
      let values = distribution.values(of: figure)
      #expect(abs(law.mean.value - values.reduce(0, +) / 500) <= 1e-9 * max(1, law.largest))
      #expect(law.probability.value == Double(values.count { $0 > 0 }) / 500)
      #expect(law.measures.count == 2)
      #expect(law.measures[1].expectedShortfall >= law.measures[0].expectedShortfall)
    }
    let worst = distribution.worstPaths(5)
    #expect(worst.count == 5)
    #expect(worst[0].outcome.badDebt == distribution.values(of: .badDebt).max())
    #expect(zip(worst, worst.dropFirst()).allSatisfy { $0.outcome.badDebt >= $1.outcome.badDebt })
  }
}
