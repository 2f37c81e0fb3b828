import Foundation
import MarketModel
import Simulation
import Testing

@Suite("Tokenised assets")
struct TokenisedTests {
  private static func simulation(
    _ token: TokenisedAsset, dynamics: Dynamics = .gaussian, drift: Double = 0.1, volatility: Double = 0.3, steps: Int,
    stepsPerDay: Int = 1
  ) throws -> Simulation {
    let model = try MarketModel(
      assets: ["SPY"], volatility: [volatility], drift: [drift], correlation: [[1]], dynamics: dynamics,
      claims: [Claim(asset: "SPY", kind: .tokenised(token))])
    return try Simulation(
      model: model, grid: TimeGrid(steps: steps, stepDays: 1 / Double(stepsPerDay)), seed: 8)
  }

  @Test("the variance of whole weeks is the model's", arguments: [0, 0.2, 1], [1, 4])
  func weeks(closedVariance: Double, stepsPerDay: Int) throws {
    let simulation = try Self.simulation(
      TokenisedAsset(startsAfter: .friday, closedVariance: closedVariance), steps: 14 * stepsPerDay,
      stepsPerDay: stepsPerDay)
    let returns = horizonLogRatios(simulation, of: "SPY", paths: 65_536)
    let (years, variance) = (14.0 / 365, 0.09 * 14 / 365)
    let mean = (0.1 - 0.045) * years
    #expect(Mean(returns).agrees(with: mean))
    #expect(Mean(returns.map { ($0 - mean) * ($0 - mean) }).agrees(with: variance))
    #expect(Mean(returns.map { exp($0) }).agrees(with: exp(0.1 * years)))
  }

  @Test("the price stands still while the market is closed, and Monday brings three days' news")
  func weekend() throws {
    let simulation = try Self.simulation(TokenisedAsset(startsAfter: .thursday, closedVariance: 0.25), steps: 7)
    var (friday, monday) = ([Double](), [Double]())
    for first in 0..<128 {
      let drawn = simulation.logRatios((0..<256).map { UInt64(256 * first + $0) }).map { $0[0] }
      #expect(drawn[1] == drawn[0])
      #expect(drawn[2] == drawn[0])
      #expect(drawn[3] != drawn[0])
      friday += drawn[0]
      monday += zip(drawn[3], drawn[0]).map { $0 - $1 }
    }
    // Five open days of 1 and two closed ones of 1/4 make 5.5 for seven days of the model's variance.
    let open = 7 / 5.5 * 0.09 / 365
    func central(_ values: [Double], _ variance: Double, days: Double) -> Mean {
      let mean = 0.1 * days / 365 - variance / 2
      return Mean(values.map { ($0 - mean) * ($0 - mean) })
    }
    #expect(central(friday, open, days: 1).agrees(with: open))
    #expect(central(monday, 1.5 * open, days: 3).agrees(with: 1.5 * open))
  }

  @Test("every day of the week can be closed, and any day be the first", arguments: TokenisedAsset.Weekday.allCases)
  func calendar(start: TokenisedAsset.Weekday) throws {
    let week = TokenisedAsset.Weekday.allCases
    let simulation = try Self.simulation(
      TokenisedAsset(closedDays: [.tuesday, .sunday], startsAfter: start, closedVariance: 0.5), steps: 14)
    let first = try #require(week.firstIndex(of: start))
    var before = 0.0
    for (step, columns) in simulation.logRatios([0]).enumerated() {
      let day = week[(first + 1 + step) % 7]
      #expect((columns[0][0] == before) == (day == .tuesday || day == .sunday))
      before = columns[0][0]
    }
  }

  @Test("all steps of a closed day are closed")
  func hours() throws {
    let simulation = try Self.simulation(
      TokenisedAsset(startsAfter: .friday, closedVariance: 0.25), steps: 72, stepsPerDay: 24)
    let drawn = simulation.logRatios([0]).map { $0[0][0] }
    #expect(drawn[..<48].allSatisfy { $0 == 0 })
    #expect(Set(drawn[48...]).count == 24)
  }

  /// Beyond normal returns the growth is right to the third order of a day's return: 0.5 % of volatility a day is far below.
  @Test(
    "the expected price grows at the drift, whatever the law",
    arguments: everyLaw(volatility: [0.1], correlation: [[1]]))
  func growth(dynamics: Dynamics) throws {
    let simulation = try Self.simulation(
      TokenisedAsset(startsAfter: .friday, closedVariance: 0), dynamics: dynamics, drift: 0.3, volatility: 0.1,
      steps: 14)
    let mean = Mean(horizonLogRatios(simulation, of: "SPY", paths: 32_768).map { exp($0) })
    #expect(mean.agrees(with: exp(0.3 * 14 / 365)), "\(mean)")
  }

  @Test("a step that is no day or whole fraction of one is refused", arguments: [2, 0.4, 7, 10])
  func steps(stepDays: Double) throws {
    let model = try MarketModel(
      assets: ["SPY"], volatility: [0.2], correlation: [[1]], dynamics: .gaussian,
      claims: [Claim(asset: "SPY", kind: .tokenised(TokenisedAsset(startsAfter: .friday, closedVariance: 0.2)))])
    let thrown = #expect(throws: SimulationError.stepAcrossDays(claim: "SPY", stepDays: stepDays)) {
      try Simulation(model: model, grid: TimeGrid(steps: 2, stepDays: stepDays), seed: 1)
    }
    #expect(
      thrown?.description
        == "the market of SPY opens and closes by the day, and a day is no whole number of steps of \(stepDays) days:"
        + " choose a step of a day, or of a whole fraction of it")
  }
}
