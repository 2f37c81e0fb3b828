import Documents
import Stress
import Testing

@Suite("The replay of a price table")
struct ScenarioTableTests {
  private static let times = (0..<4).map { Timestamp(seconds: 1_583_971_200 + 3_600 * $0) }
  private static let prices: [(asset: String, prices: [Double?])] = [
    ("ETH", [200, 160, 80, 120]), ("BTC", [8_000, nil, 6_000, 5_000]),
  ]

  private static func scenario(
    from: Timestamp? = nil, until: Timestamp? = nil, assets: [String]? = nil
  ) throws -> Scenario {
    try Scenario(
      name: "mine", sources: ["my table"], alone: true,
      prices: .init(file: "mine.csv", from: from, until: until, assets: assets, follow: ["WETH": .init("ETH")]))
  }

  @Test("has the prices of the window over the first of them")
  func window() throws {
    let scenario = try Self.scenario(from: Self.times[1], until: Self.times[3], assets: ["ETH"])
      .replaying(times: Self.times, prices: Self.prices)
    #expect(scenario.prices == nil)
    #expect(scenario.history?.start == Self.times[1])
    #expect(scenario.horizonSeconds == 7_200)
    #expect(scenario.levels(of: ["ETH", "WETH"], grid: 2, stepSeconds: 3_600) == [[0.5, 0.75], [0.5, 0.75]])
    #expect(scenario.assetsWithoutMoves(of: ["ETH", "WETH", "BTC"]) == ["BTC"])
  }

  /// Trap T7: nothing is put in the place of a price that is missing.
  @Test("refuses a blank within the window, and only there")
  func blank() throws {
    #expect(throws: ScenarioError.noPrice(asset: "BTC", time: Self.times[1])) {
      try Self.scenario().replaying(times: Self.times, prices: Self.prices)
    }
    let later = try Self.scenario(from: Self.times[2]).replaying(times: Self.times, prices: Self.prices)
    #expect(later.level(of: "BTC", atSeconds: 3_600) == 5_000.0 / 6_000)
  }

  @Test("refuses what is no price, no window and no column")
  func refused() throws {
    #expect(throws: ScenarioError.badPrice(asset: "X", time: Self.times[1], value: 0)) {
      try Scenario.History(times: Self.times, prices: [("X", [1, 0, 1, 1])])
    }
    #expect(throws: ScenarioError.badPrice(asset: "X", time: Self.times[0], value: -.infinity)) {
      try Scenario.History(times: Self.times, prices: [("X", [-.infinity, 1, 1, 1])])
    }
    #expect(throws: ScenarioError.tooFew(place: "history", key: "prices", count: 1, needed: 2)) {
      try Scenario.History(times: [Self.times[0]], prices: [("X", [1])])
    }
    #expect(throws: ScenarioError.timesDoNotRise(earlier: Self.times[1], later: Self.times[0])) {
      try Scenario.History(times: [Self.times[1], Self.times[0]], prices: [("X", [1, 1])])
    }
    #expect(throws: ScenarioError.noColumn(asset: "SOL", known: ["ETH", "BTC"])) {
      try Self.scenario(assets: ["SOL"]).replaying(times: Self.times, prices: Self.prices)
    }
    let late = Timestamp(seconds: 1_600_000_000)
    #expect(
      throws: ScenarioError.outsideTable(key: "until", time: late, first: Self.times[0], last: Self.times[3])
    ) {
      try Self.scenario(until: late).replaying(times: Self.times, prices: Self.prices)
    }
    #expect(throws: ScenarioError.tooFew(place: "history", key: "prices", count: 0, needed: 2)) {
      try Self.scenario(from: Self.times[2], until: Self.times[1]).replaying(times: Self.times, prices: Self.prices)
    }
  }

  @Test("traps where levels are asked for before the table is there")
  func unresolved() async {
    await #expect(processExitsWith: .failure) {
      let scenario = try Scenario(name: "mine", sources: ["my table"], prices: .init(file: "mine.csv"))
      _ = scenario.level(of: "ETH", atSeconds: 0)
    }
  }
}
