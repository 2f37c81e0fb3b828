import Documents
import Foundation
import Liquidation
import Stress
import Testing

@Suite("The file of a scenario")
struct ScenarioDocumentTests {
  @Test("is read with comments and trailing commas, and says as much in each of three forms")
  func forms() throws {
    let points = try ScenarioDocuments.read(
      "history: { start: \"2020-03-12T00:00Z\", points: { ETH: [[0, 1], [1, 0.5], [2, 0.25,],], }, }, // a remark\n")
    let hours = try ScenarioDocuments.read(
      "history: { start: \"2020-03-12\", hours: [0, 1, 2], levels: { ETH: [1, 0.5, 0.25] } },")
    let regular = try ScenarioDocuments.read(
      "history: { start: \"2020-03-12\", stepSeconds: 3600, levels: { ETH: [1, 0.5, 0.25] } }")
    #expect(points == hours)
    #expect(points == regular)
    #expect(points.history?.start.seconds == 1_583_971_200)
    #expect(points.horizonSeconds == 7_200)
    #expect(points.level(of: "ETH", atSeconds: 3_600) == 0.5)
  }

  @Test("has every key of the stressed parameters")
  func stress() throws {
    let stress = try ScenarioDocuments.read(
      """
      stress: { volatility: 2, correlation: 0.8, depth: 0.3, latencySeconds: 60, gas: 20, liquidatorCapital: 0.5,
        noLiquidators: [{ fromSeconds: 10, untilSeconds: 20 }, { fromSeconds: 100 }],
        oracleFaults: { LUNA: [{ kind: "floor", minimum: 0.107 }], ETH: [{ kind: "stuck", untilSeconds: 60 }] } }
      """
    ).stress
    #expect((stress.volatility, stress.correlation, stress.depth) == (2, 0.8, 0.3))
    #expect((stress.latencySeconds, stress.gas, stress.liquidatorCapital) == (60, 20, 0.5))
    #expect(
      [9.0, 10, 20, 100].map { at in stress.noLiquidators.contains { $0.contains(at) } } == [
        false, true, false, true,
      ])
    #expect(stress.oracleFaults.keys.sorted() == ["ETH", "LUNA"])
    #expect(stress.oracleFaults["LUNA"]?.count == 1)
    #expect(try ScenarioDocuments.read("").stress == .none)
  }

  @Test("adds its latency to every oracle, and its faults to those of their asset")
  func oracles() throws {
    let stress = try ScenarioDocuments.read(
      "stress: { latencySeconds: 60, oracleFaults: { LUNA: [{ kind: \"floor\", minimum: 0.107 }] } }"
    ).stress
    let rule = try OracleRule(heartbeatSeconds: 3_600, latencySeconds: 5, faults: [OracleFault(.stuck)])
    let ether = try stress.stressed(rule, of: "ETH")
    #expect(ether == (try OracleRule(heartbeatSeconds: 3_600, latencySeconds: 65, faults: [OracleFault(.stuck)])))
    #expect(try stress.stressed(rule, of: "LUNA").faults.map(\.kind) == [.stuck, .floor(minimum: 0.107)])
    #expect(try Scenario.Stressed.none.stressed(.market, of: "ETH").isMarket)
    // Venus in May 2022: 0.107 for what trades at a cent.
    var feed = OracleFeed(try stress.stressed(.market, of: "LUNA"), price: 64)
    _ = feed.observe(price: 0.01, at: 3_600)
    #expect(feed.observe(price: 0.01, at: 7_200) == 0.107)
  }

  @Test("names a table whose prices are replayed")
  func table() throws {
    let scenario = try ScenarioDocuments.read(
      """
      alone: true,
      history: { prices: "mine.csv", from: "2020-03-12T01:00Z", until: "2020-03-12T03:00Z", assets: ["ETH"],
        follow: { WETH: { asset: "ETH" } }, others: { asset: "ETH", beta: 0.5 }, still: ["USDC"] }
      """)
    let window = try #require(scenario.prices)
    #expect(window.file == "mine.csv")
    #expect(window.assets == ["ETH"])
    #expect(window.until?.seconds == 1_583_982_000)
    #expect(scenario.history == nil && scenario.horizonSeconds == nil)
  }

  @Test(
    "is refused with the place, the key, the value and the bound",
    arguments: [
      ("shocks: [{ assets: [\"ETH\"], move: -1 }]", "shocks[0]: move is -1.0: it lies from -0.999999 to 1000.0"),
      (
        "shocks: [{ assets: [\"ETH\"], move: -0.1, atSeconds: -5 }]",
        "shocks[0]: atSeconds is -5.0: it is finite and at least 0.0"
      ),
      (
        "shocks: [{ assets: [\"ETH\"], move: -0.1, recoverySeconds: 60, recovered: 1.5 }]",
        "shocks[0]: recovered is 1.5: it is a fraction from 0 to 1 (0.05 for 5 %)"
      ),
      ("shocks: [{ assets: [\"ETH\"], move: -0.1, recovered: 1 }]", "shocks[0]: recoverySeconds is needed: add it"),
      ("shocks: [{ assets: [\"ETH\"], move: -0.1, holdSeconds: 1 }]", "shocks[0]: recoverySeconds is needed: add it"),
      ("shocks: [{ assets: [], move: -0.1 }]", "shocks[0]: assets has 0 entries: give at least 1"),
      (
        "shocks: [{ assets: [\"*\", \"ETH\"], move: -0.1 }]",
        "shocks[0].assets: * and ETH exclude each other: keep one of them"
      ),
      (
        "shocks: [{ assets: [\"BTC\"], except: [\"ETH\"], move: -0.1 }]",
        "shocks[0]: assets by name and except exclude each other: keep one of them"
      ),
      ("shocks: [{ assets: [\"ETH\", \"ETH\"], move: 1 }]", "shocks[0]: ETH is said twice how to move: keep one"),
      ("stress: { volatility: -1 }", "stress: volatility is -1.0: it lies from 0.0 to 1000.0"),
      ("stress: { correlation: 1 }", "stress: correlation is 1.0: it lies from 0.0 to 0.99"),
      ("stress: { depth: 0 }", "stress: depth is 0.0: it lies from 1e-06 to 1000.0"),
      ("stress: { latencySeconds: -1 }", "stress: latencySeconds is -1.0: it lies from 0.0 to 31536000.0"),
      ("stress: { gas: 1e9 }", "stress: gas is 1000000000.0: it lies from 0.0 to 1000.0"),
      ("stress: { liquidatorCapital: -1 }", "stress: liquidatorCapital is -1.0: it lies from 0.0 to 1000.0"),
      ("stress: { noLiquidators: [{ fromSeconds: 9, untilSeconds: 9 }] }", "untilSeconds of 9.0 follows one of 9.0"),
      ("stress: { oracleFaults: { ETH: [{ kind: \"asleep\" }] } }", "unknown kind \"asleep\""),
      (
        "stress: { oracleFaults: { ETH: [{ kind: \"floor\", minimum: -1 }] } }",
        "stress.oracleFaults.ETH.faults[0]: minimum is -1.0: it is finite and at least 0.0"
      ),
      ("stress: { vol: 2 }", "stress: unknown key \"vol\""),
      ("alone: true", "alone: one of history, shocks is needed: add it"),
      (
        "alone: true, stress: { volatility: 2 }, shocks: [{ assets: [\"ETH\"], move: 1 }]",
        "alone and stress.volatility exclude each other"
      ),
      (
        "alone: true, stress: { correlation: 0.2 }, shocks: [{ assets: [\"ETH\"], move: 1 }]",
        "alone and stress.correlation exclude each other"
      ),
    ])
  func refused(keys: String, message: String) {
    #expect(ScenarioDocuments.message(keys).contains(message), "\(ScenarioDocuments.message(keys))")
  }

  @Test(
    "is refused with a history that has gaps or says a thing twice",
    arguments: [
      ("points: { ETH: [[0, 1]] }", "history.ETH: levels has 1 entries: give at least 2"),
      ("points: {}", "history: levels has 0 entries: give at least 1"),
      ("points: { ETH: [[0, 1], [1, 0]] }", "history.ETH: level is 0.0: it lies from 1e-09 to 1000000000.0"),
      ("points: { ETH: [[0, 1], [1, 0.5, 2]] }", "history.points.ETH: [1] has 3 entries: give 2"),
      ("points: { ETH: [[0, 1], [2, 0.5], [2, 0.4]] }", "history.ETH: seconds has 7200.0 after 7200.0: they rise"),
      ("points: { ETH: [[0, 0.9], [2, 0.5]] }", "ETH begins with 0.9 at 0.0 s"),
      ("points: { ETH: [[1, 1], [2, 0.5]] }", "ETH begins with 1.0 at 3600.0 s"),
      (
        "points: { ETH: [[0, 1], [2, 0.5]], BTC: [[0, 1], [1, 0.5]] }",
        "history: BTC ends at 3600.0 s, and another asset at 7200.0 s: give its level there"
      ),
      ("levels: { ETH: [1, 0.5] }", "history: one of hours, stepSeconds is needed: add it"),
      ("stepSeconds: 0, levels: { ETH: [1, 0.5] }", "history: stepSeconds is 0.0: it is finite and at least 1.0"),
      ("stepSeconds: 60, levels: { ETH: [1, null] }", "must be a number, but is null"),
      ("hours: [0, 1, 2], levels: { ETH: [1, 0.5] }", "history.levels: ETH has 2 entries: give 3"),
      (
        "hours: [0, 1], stepSeconds: 60, levels: { ETH: [1, 0.5] }",
        "history: hours and stepSeconds exclude each other"
      ),
      ("hours: [0, 1], points: { ETH: [[0, 1], [1, 2]] }", "history: points and hours exclude each other"),
      ("stepSeconds: 1, levels: {}, points: {}", "history: points and levels exclude each other"),
      ("still: [\"USDC\"]", "history: one of points, levels, prices is needed: add it"),
      (
        "points: { ETH: [[0, 1], [1, 2]] }, follow: { WBTC: { asset: \"BTC\" } }",
        "history.follow.WBTC: BTC has no moves of its own to follow: take one of ETH"
      ),
      (
        "points: { ETH: [[0, 1], [1, 2]] }, follow: { LINK: { asset: \"ETH\", beta: 11 } }",
        "history.follow.LINK: beta is 11.0: it lies from -10.0 to 10.0"
      ),
      ("points: { ETH: [[0, 1], [1, 2]] }, others: { asset: \"BTC\" }", "history.others: BTC has no moves"),
      (
        "points: { ETH: [[0, 1], [1, 2]] }, follow: { ETH: { asset: \"ETH\" } }",
        "history: ETH is said twice how to move: keep one"
      ),
      ("points: { ETH: [[0, 1], [1, 2]] }, still: [\"ETH\"]", "history: ETH is said twice how to move: keep one"),
      ("prices: \"a.csv\", points: {}", "unknown key \"points\""),
    ])
  func gaps(keys: String, message: String) {
    let text = ScenarioDocuments.message("history: { start: \"2020-03-12\", \(keys) }")
    let table = ScenarioDocuments.message("history: { \(keys) }")
    #expect((keys.hasPrefix("prices") ? table : text).contains(message), "\(text)")
  }

  @Test(
    "is refused without a source, a name, or in another format",
    arguments: [
      ("ballastScenario: 2, name: \"a\", sources: [\"b\"]", "ballastScenario is 2"),
      ("ballastScenario: 1, name: \" \", sources: [\"b\"]", "scenario: name has no text"),
      ("ballastScenario: 1, name: \"a\", sources: []", "scenario: sources has 0 entries: give at least 1"),
      ("ballastScenario: 1, name: \"a\", sources: [\"\"]", "scenario: sources has no text"),
      ("ballastScenario: 1, name: \"a\", sources: [\"b\"], shock: []", "unknown key \"shock\""),
    ])
  func head(keys: String, message: String) {
    let error = #expect(throws: DocumentError.self) { try Scenario(json: Data("{ \(keys) }".utf8), source: "test") }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
  }
}
