import Documents
import Foundation
import Stress
import TestSupport
import Testing

@Suite("The levels of a scenario")
struct ScenarioLevelTests {
  private static let start = Timestamp(seconds: 1_583_971_200)

  private static func replay(
    follow: [String: Scenario.Leader] = [:], others: Scenario.Leader? = nil, still: [String] = [],
    shocks: [Scenario.Shock] = []
  ) throws -> Scenario {
    try Scenario(
      name: "halves", sources: ["by hand"], alone: true,
      history: Scenario.History(
        start: start,
        moves: [
          Scenario.Moves("ETH", seconds: [0, 7_200, 10_800], levels: [1, 0.25, 0.5]),
          Scenario.Moves("BTC", seconds: [0, 10_800], levels: [1, 0.512]),
        ], follow: follow, others: others, still: still), shocks: shocks)
  }

  private static func close(_ left: Double, _ right: Double) -> Bool { abs(left / right - 1) < 1e-14 }

  /// Halfway in logarithms is the geometric mean: half an hour before 1 / 4 is reached from 1, 2^(-2 x 3/4).
  @Test(
    "are log-linear between points and stay after the last",
    arguments: [
      (0.0, 1.0), (1_800, 0.7071067811865476), (3_600, 0.5), (5_400, 0.3535533905932738), (7_200, 0.25),
      (9_000, 0.3535533905932738), (10_800, 0.5), (90_000, 0.5),
    ])
  func interpolation(seconds: Double, level: Double) throws {
    let scenario = try Self.replay()
    #expect(Self.close(scenario.level(of: "ETH", atSeconds: seconds), level))
    #expect(scenario.horizonSeconds == 10_800)
  }

  @Test("of a grid are those of the ends of its steps")
  func grid() throws {
    let scenario = try Self.replay()
    let rows = scenario.levels(of: ["ETH", "BTC", "LINK"], grid: 4, stepSeconds: 3_600)
    let expected = [[0.5, 0.25, 0.5, 0.5], [0.8, 0.64, 0.512, 0.512], [1, 1, 1, 1]]
    for (row, values) in zip(rows, expected) {
      #expect(zip(row, values).allSatisfy { Self.close($0, $1) }, "\(row)")
    }
    #expect(scenario.levels(of: ["ETH"], grid: 0, stepSeconds: 60) == [[]])
  }

  @Test("of a follower are its leader's to the power of beta")
  func followers() throws {
    let scenario = try Self.replay(
      follow: ["WETH": .init("ETH"), "LINK": .init("ETH", beta: 1.5), "SHORT": .init("BTC", beta: -1)],
      others: .init("BTC", beta: 2), still: ["USDC"])
    #expect(scenario.level(of: "WETH", atSeconds: 7_200) == 0.25)
    #expect(Self.close(scenario.level(of: "LINK", atSeconds: 7_200), 0.125))
    #expect(Self.close(scenario.level(of: "SHORT", atSeconds: 10_800), 1 / 0.512))
    #expect(Self.close(scenario.level(of: "ANY", atSeconds: 10_800), 0.262144))
    #expect(scenario.level(of: "USDC", atSeconds: 10_800) == 1)
    #expect(scenario.level(of: "USD", atSeconds: 10_800) == 1)
    #expect(scenario.assetsWithoutMoves(of: ["ANY", "USDC", "USD", "WETH"]) == [])
  }

  /// Trap T7: a price that is missing is neither 0 nor silently the same.
  @Test("of an asset of which nothing is said are 1, and it is named")
  func missing() throws {
    let shock = try Scenario.Shock(assets: ["CRV"], atSeconds: 0, move: -0.1)
    let scenario = try Self.replay(follow: ["WETH": .init("ETH")], still: ["USDC"], shocks: [shock])
    #expect(scenario.level(of: "LINK", atSeconds: 7_200) == 1)
    #expect(
      scenario.assetsWithoutMoves(of: ["LINK", "ETH", "WETH", "USDC", "USD", "CRV", "DAI"]) == ["LINK", "DAI"])
    let shocked = try Scenario(name: "shock", sources: ["by hand"], shocks: [shock])
    #expect(shocked.assetsWithoutMoves(of: ["LINK", "CRV"]) == [])
    let alone = try Scenario(name: "shock", sources: ["by hand"], alone: true, shocks: [shock])
    #expect(alone.assetsWithoutMoves(of: ["LINK", "CRV", "USD"]) == ["LINK"])
  }

  /// 0.7 at once; from 0.7 to 0.85, half of the fall made good, over an hour that begins after another.
  @Test("of a shock fall, stay and recover the share that they are told to")
  func shock() throws {
    let scenario = try Scenario(
      name: "shock", sources: ["by hand"],
      shocks: [
        .init(assets: ["ETH"], atSeconds: 600, move: -0.3, holdSeconds: 3_600, recoverySeconds: 3_600, recovered: 0.5),
        .init(assets: ["BTC"], atSeconds: 0, overSeconds: 86_400, move: -0.5),
        .init(assets: ["UP"], atSeconds: 0, move: 0.5, recoverySeconds: 0),
        .init(assets: ["STEP"], atSeconds: 60, move: 0.5, holdSeconds: 60, recoverySeconds: 0),
      ])
    for (seconds, level) in [
      (599.0, 1.0), (600, 0.7), (4_200, 0.7), (6_000, 0.7713624310270756), (7_800, 0.85), (1e6, 0.85),
    ] {
      #expect(Self.close(scenario.level(of: "ETH", atSeconds: seconds), level), "\(seconds)")
    }
    #expect(Self.close(scenario.level(of: "BTC", atSeconds: 43_200), 0.5.squareRoot()))
    #expect(scenario.level(of: "BTC", atSeconds: 86_400) == 0.5)
    #expect(scenario.level(of: "UP", atSeconds: 0) == 1)
    #expect([59.0, 60, 119, 120].map { scenario.level(of: "STEP", atSeconds: $0) } == [1, 1.5, 1.5, 1])
  }

  @Test("of several shocks and a history multiply")
  func composition() throws {
    let shocks = [
      try Scenario.Shock(assets: ["*"], except: ["USDC"], atSeconds: 0, move: -0.5),
      try Scenario.Shock(assets: ["ETH", "USDC"], atSeconds: 3_600, move: 0.2),
    ]
    let scenario = try Self.replay(shocks: shocks)
    #expect(Self.close(scenario.level(of: "ETH", atSeconds: 0), 0.5))
    #expect(Self.close(scenario.level(of: "ETH", atSeconds: 7_200), 0.25 * 0.5 * 1.2))
    #expect(Self.close(scenario.level(of: "USDC", atSeconds: 7_200), 1.2))
    #expect(Self.close(scenario.level(of: "LINK", atSeconds: 7_200), 0.5))
    #expect(scenario.level(of: "USD", atSeconds: 7_200) == 1)
  }

  /// The slow twin walks all pieces and looks which of them holds the time.
  @Test("agree with a search through all points on random moves")
  func twin() throws {
    var draws = SplitMix(seed: 20_200_312)
    for _ in 0..<200 {
      let count = 2 + Int(draws.uniform() * 30)
      var seconds = [0.0]
      var levels = [1.0]
      for _ in 1..<count {
        seconds.append(seconds[seconds.count - 1] + 1 + draws.uniform() * 5_000)
        levels.append(exp(4 * draws.uniform() - 2))
      }
      let scenario = try Scenario(
        name: "random", sources: ["by lot"], alone: true,
        history: .init(start: Self.start, moves: [.init("X", seconds: seconds, levels: levels)]))
      for _ in 0..<20 {
        let time = draws.uniform() * 1.2 * seconds[count - 1]
        var expected = levels[count - 1]
        for piece in 1..<count where seconds[piece - 1] <= time && time < seconds[piece] {
          let share = (time - seconds[piece - 1]) / (seconds[piece] - seconds[piece - 1])
          expected = exp((1 - share) * log(levels[piece - 1]) + share * log(levels[piece]))
        }
        #expect(abs(scenario.level(of: "X", atSeconds: time) / expected - 1) < 1e-13)
      }
    }
  }
}
