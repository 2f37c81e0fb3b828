import Foundation
import Testing

@Suite("The stress of venues under scenarios")
struct StressScenarioTests {
  let place: Workspace

  init() throws { place = try Workspace.withMarket() }

  private let bare = ["stress", "model.json", "--venue", "venue.json5", "--book", "book.csv"]
  private var command: [String] { bare + ["--liquidity", "liquidity.json5", "--paths", "600", "--horizon", "2d"] }

  /// Ether at 1,200 pays 12,000 / 1.05 of 15,000; bitcoin at 24,000 and a threshold of 0.75 still covers 10,000.
  @Test("a fall without a market is what a pencil finds")
  func byHand() throws {
    let answer = try place.answer(bare + ["--scenario", "fall.json5"])
    #expect(try answer.number("paths") == 1 && answer["isReplay"] as? Bool == true)
    #expect(answer["scenario"] as? String == "fall")
    let repaid = 12_000 / 1.05
    #expect(try abs(answer.object("repaid").number("mean") - repaid) < 1e-6)
    #expect(try abs(answer.object("badDebt").number("mean") - (15_000 - repaid)) < 1e-6)
    #expect(try answer.object("accounts").number("mean") == 1)
    #expect(try abs(answer.object("usersLoss").number("mean") - (12_000 - repaid)) < 1e-6)
    let payers = try answer.object("whoPays")
    #expect(try abs(payers.number("fund") - 1_000) < 1e-6)
    #expect(try abs(payers.number("socialised") - (14_000 - repaid)) < 1e-6)
    #expect(try answer.object("badDebt").interval("meanInterval") == [nil, nil])
    #expect(try answer.object("badDebt").objects("measures").isEmpty && answer["audit"] is NSNull)
    let text = try place.run(bare + ["--scenario", "fall.json5", "--quiet"])
    #expect(text.output.contains("one path, without intervals") && text.output.contains("Nobody knows."))
  }

  @Test("the model as it is comes first, and is the same as without scenarios")
  func baseline() throws {
    let plain = try place.answer(command)
    let answer = try place.answer(command + ["--scenario", "wild.json5,fall.json5"])
    for figure in ["repaid", "badDebt", "usersLoss"] {
      #expect(try answer.object(figure).number("mean") == plain.object(figure).number("mean"))
    }
    let scenarios = try answer.objects("scenarios")
    #expect(scenarios.map { $0["scenario"] as? String } == ["wild", "fall"])
    #expect(scenarios.map { $0["isReplay"] as? Bool } == [false, true])
    #expect(try scenarios[1].number("paths") == 1)
  }

  @Test("a difference to the model as it is is paired path by path")
  func differences() throws {
    let answer = try place.answer(command + ["--scenario", "wild.json5"])
    let wild = try #require(try answer.objects("scenarios").first)
    let difference = try wild.object("differences").object("repaid")
    let expected = try wild.object("repaid").number("mean") - answer.object("repaid").number("mean")
    #expect(try abs(difference.number("mean") - expected) < 1e-6 && expected > 0)
    #expect(difference["isDistinguishable"] as? Bool == true)
    let width = try difference.interval("meanInterval").compactMap { $0 }.reduce(0) { $1 - $0 }
    let widths = try [answer, wild].map { one in
      try one.object("repaid").interval("meanInterval").compactMap { $0 }.reduce(0) { $1 - $0 }
    }
    #expect(width < widths[0] + widths[1])
  }

  @Test("a scenario that changes nothing differs in nothing")
  func idle() throws {
    try place.write(#"{ ballastScenario: 1, name: "idle", sources: ["none"] }"#, as: "idle.json5")
    let answer = try place.answer(command + ["--scenario", "idle.json5"])
    let idle = try #require(try answer.objects("scenarios").first)
    for figure in ["repaid", "badDebt", "sold"] {
      #expect(try idle.object(figure).number("mean") == answer.object(figure).number("mean"))
      let difference = try idle.object("differences").object(figure)
      #expect(try difference.number("mean") == 0 && difference["isDistinguishable"] as? Bool == false)
    }
  }

  @Test("the moves of a price table beside the scenario are replayed up to the table's end")
  func table() throws {
    try place.write("time,ETH\n2024-01-01T00:00Z,2500\n2024-01-01T06:00Z,1500\n", as: "window/prices.csv")
    try place.write(
      """
      { ballastScenario: 1, name: "window", alone: true, sources: ["invented"], history: { prices: "prices.csv" } }
      """, as: "window/scenario.json5")
    let answer = try place.answer(bare + ["--scenario", "window/scenario.json5"])
    #expect(try answer.number("horizonDays") == 0.25)
    #expect(answer["assetsWithoutMoves"] as? [String] == ["BTC"])
    // Called at the first hour at which 10 ETH weigh less than 15,000, which is before the low.
    #expect(try answer.object("accounts").number("mean") == 1)
    let text = try place.run(bare + ["--scenario", "window/scenario.json5", "--quiet"])
    #expect(text.output.contains("says nothing of BTC"), "\(text.output)")
  }

  @Test("liquidators who are not there are counted, and come too late")
  func machine() throws {
    func scenario(_ name: String, _ rest: String) -> String {
      """
      {
        ballastScenario: 1, name: "\(name)", sources: ["invented"],
        shocks: [{ assets: ["ETH"], atSeconds: 7200, move: -0.12 }, { assets: ["ETH"], atSeconds: 36000, move: -0.2 }],
        \(rest)
      }
      """
    }
    try place.write(scenario("attended", ""), as: "attended.json5")
    try place.write(
      scenario("alone", "stress: { noLiquidators: [{ fromSeconds: 0, untilSeconds: 43200 }] }"), as: "alone.json5")
    let cases = try place.answer(command + ["--scenario", "attended.json5,alone.json5"]).objects("scenarios")
    #expect(try cases[0].object("left").number("unattended") == 0)
    #expect(try cases[1].object("left").number("unattended") > 0)
    let (attended, alone) = (try cases[0].object("badDebt"), try cases[1].object("badDebt"))
    #expect(try alone.number("mean") > attended.number("mean"))
  }

  @Test("an oracle that is late by a scenario sells later, and the venue loses by it")
  func latency() throws {
    let late = Inputs.fall("-0.4", name: "late").replacing(
      "\"shocks\"", with: "\"stress\": { \"latencySeconds\": 7200 }, \"shocks\"")
    try place.write(late, as: "late.json5")
    func first(_ scenario: String) throws -> Double {
      let replay = try place.answer(
        ["replay"] + bare.dropFirst() + ["--scenario", scenario, "--horizon", "8h"])
      return try #require(try replay.objects("events").first).number("seconds")
    }
    #expect(try first("late.json5") >= first("fall.json5") + 3_600)
  }

  @Test("every path of every case is written, and adds up to the answer")
  func pathsOut() throws {
    let answer = try place.answer(command + ["--scenario", "wild.json5,fall.json5", "--paths-out", "paths.csv"])
    let rows = try place.read("paths.csv").split(separator: "\n").map { row in
      row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 1 + 600 + 600 + 1)
    let column = try #require(rows[0].firstIndex(of: "badDebt"))
    let sum = rows[1...600].reduce(0) { $0 + (Double($1[column]) ?? .nan) }
    #expect(try abs(sum / 600 - answer.object("badDebt").number("mean")) < 1e-6)
    #expect(rows[1][0].isEmpty && rows[601][0] == "wild" && rows[1_201][0] == "fall" && rows[601][1] == "0")
  }
}
