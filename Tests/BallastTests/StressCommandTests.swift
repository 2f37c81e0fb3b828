import Foundation
import Testing

@Suite("The stress of venues")
struct StressCommandTests {
  let place: Workspace

  init() throws { place = try Workspace.withMarket() }

  private let bare = ["stress", "model.json", "--venue", "venue.json5", "--book", "book.csv"]
  private var command: [String] { bare + ["--liquidity", "liquidity.json5", "--paths", "600", "--horizon", "2d"] }

  private static let figures = [
    "accounts", "repaid", "sold", "badDebt", "fundDrawdown", "backstopLoss", "deleveraged", "socialised", "usersLoss",
    "slippage", "uncovered",
  ]

  @Test("every figure stands under its name, with intervals and measures, and the run can be repeated from the answer")
  func keys() throws {
    let answer = try place.answer(command)
    for figure in Self.figures {
      let law = try answer.object(figure)
      let mean = try law.number("mean")
      let ends = try law.interval("meanInterval")
      #expect((ends[0] ?? 0) <= mean && mean <= ends[1] ?? .infinity, "\(figure)")
      #expect(try (0...1).contains(law.number("probability")), "\(figure)")
      #expect(try law.interval("probabilityInterval").count == 2)
      #expect(try law.objects("measures").map { try $0.number("confidence") } == [0.99, 0.975], "\(figure)")
    }
    #expect(try answer.number("paths") == 600 && answer.number("seed") == 1 && answer.number("horizonDays") == 2)
    #expect(try answer.number("stepDays") == 1.0 / 24 && answer["liquidity"] as? String == "thin")
    #expect(try answer.object("audit")["passed"] as? Bool == true)
    #expect(try answer.objects("scenarios").isEmpty && answer["limit"] is NSNull && answer["scenario"] is NSNull)
    let venue = try #require(try answer.objects("venues").first)
    #expect(venue["name"] as? String == "market" && venue["book"] as? String == "two borrowers")
    #expect(try venue.number("accounts") == 2 && venue["mechanism"] as? String == "fixedSpread")
    let left = try answer.object("left")
    for key in [
      "waiting", "uncovered", "openAuctions", "openAuctionDebt", "redos", "unprofitable", "crowdedOut",
      "shortOfCapital", "unattended",
    ] {
      #expect(try left.number(key) >= 0)
    }
    let amplification = try answer.object("amplification")
    #expect(try amplification.number("ratio") >= 1 && amplification.interval("ratioInterval").count == 2)
    #expect((amplification["definition"] as? String)?.contains("same paths") == true)
  }

  @Test("bad debt is what the fund, the backstop and the lenders pay")
  func payers() throws {
    let answer = try place.answer(command + ["--scenario", "wild.json5"])
    for one in [answer, try #require(try answer.objects("scenarios").first)] {
      let payers = try one.object("whoPays")
      let sum = try payers.number("fund") + payers.number("backstop") + payers.number("socialised")
      let mean = try one.object("badDebt").number("mean")
      #expect(abs(sum - mean) <= 1e-9 * max(1, mean))
    }
  }

  @Test("the same bytes at any thread count and block size", arguments: [["--threads", "1"], ["--block", "1000"]])
  func sameBytes(_ cut: [String]) throws {
    let arguments = command + ["--json", "--quiet", "--scenario", "wild.json5,fall.json5"]
    let one = try place.run(arguments)
    #expect(one.status == 0 && !one.output.isEmpty, "\(one.errors)")
    #expect(try place.run(arguments + cut).output == one.output)
  }

  @Test("without volatility nothing is liquidated")
  func noVolatility() throws {
    try place.write(
      Inputs.model.replacing("\"BTC\": 0.6, \"ETH\": 0.75", with: "\"BTC\": 0, \"ETH\": 0"), as: "model.json")
    let answer = try place.answer(command)
    for figure in Self.figures { #expect(try answer.object(figure).number("mean") == 0, "\(figure)") }
    #expect(try answer.objects("worstPaths").isEmpty)
    let text = try place.run(command + ["--quiet"])
    #expect(text.output.contains("no bad debt on any of 600 paths") && text.output.contains("Nothing is liquidated"))
  }

  @Test("the first lines say what is lost, who is liquidated, what is left and which path to look at")
  func firstLines() throws {
    let text = try place.run(command + ["--quiet", "--scenario", "wild.json5"])
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    let lines = text.output.split(separator: "\n")
    try #require(lines.count > 8, "\(text.output)")
    #expect(lines[0].hasPrefix("two borrowers at market, 2024-01-01: over 2 days "), "\(lines[0])")
    #expect(lines[1].hasPrefix("Liquidated: ") && lines[1].contains("of 2 accounts"), "\(lines[1])")
    #expect(lines.prefix(8).contains { $0.contains("at the end") || $0.contains("cut off by the end") })
    let see = try #require(lines.first { $0.contains("See it: ballast replay") })
    let shown = try #require(see.split(separator: "See it: ballast ").last)
    let replay = try place.shell("\"$0\" \(shown)")
    #expect(replay.status == 0 && replay.output.contains("is liquidated"), "\(replay.errors)")
    #expect(text.output.contains("| wild ") && text.output.contains("| as it is "))
  }

  @Test("who is called before anything moves is named among the first lines, and nobody else", arguments: [0, 1, 7])
  func calledToday(count: Int) throws {
    let late = (0..<count).map { "late\($0),collateral,ETH,10\nlate\($0),debt,USD,17000\n" }.joined()
    try place.write(Inputs.borrowers + "\n" + late, as: "book.csv")
    let venue = try #require(try place.answer(command).objects("venues").first)
    #expect(venue["calledToday"] as? [String] == (0..<count).map { "late\($0)" })
    let lines = try place.run(command + ["--quiet"]).output.split(separator: "\n").prefix(4)
    let said = lines.first { $0.hasPrefix("Called already at today's prices: ") }.map { String($0) }
    let names = [0: nil, 1: "late0.", 7: "late0, late1, late2, late3, late4 and 2 other accounts."][count] ?? nil
    #expect(said == names.map { "Called already at today's prices: \($0)" })
  }

  @Test("who is called before anything moves hangs on what the oracles say then")
  func calledByOracle() throws {
    let late = "late,collateral,ETH,10\nlate,debt,USD,17000\n"
    try place.write(Inputs.borrowers + "\n" + late, as: "book.csv")
    try place.write(
      Inputs.market.replacing(
        "\"mechanism\":",
        with: #""oracle": { "assets": { "ETH": { "faults": [{ "kind": "floor", "minimum": 2500 }] } } }, "mechanism":"#),
      as: "venue.json5")
    let venue = try #require(try place.answer(command).objects("venues").first)
    #expect(venue["calledToday"] as? [String] == [])
    #expect(try !place.run(command + ["--quiet"]).output.contains("Called already"))
  }

  @Test("a market that is not given is said in the first line, and amplifies nothing")
  func unlimited() throws {
    let text = try place.run(bare + ["--quiet", "--paths", "300"])
    #expect(text.output.hasPrefix("NO MARKET IS GIVEN"), "\(text.output.prefix(300))")
    let answer = try place.answer(bare + ["--paths", "300"])
    #expect(answer["liquidity"] is NSNull && answer["amplification"] is NSNull)
    #expect(try answer.object("slippage").number("mean") == 0)
  }

  @Test("a limit of bad debt that is exceeded ends with code 1 after the answer", arguments: [true, false])
  func limit(_ isBreached: Bool) throws {
    let arguments =
      command + ["--scenario", "fall.json5", "--limit-bad-debt", isBreached ? "3000" : "10000", "--quiet"]
    let text = try place.run(arguments)
    #expect(text.status == (isBreached ? 1 : 0) && text.errors.isEmpty, "\(text.errors)")
    #expect(text.output.contains("Limit of ") && text.output.contains("BREACHED") == isBreached)
    let outcome = try place.run(arguments + ["--json"])
    let limit = try outcome.json().object("limit")
    #expect(limit["breached"] as? Bool == isBreached && outcome.status == (isBreached ? 1 : 0))
    #expect(try limit.objects("cases").map { $0["scenario"] as? String } == ["fall"])
  }

  @Test("two venues share a market: sums are those of both, and the second sells at the price that the first leaves")
  func contagion() throws {
    try place.write(Inputs.market.replacing("\"market\"", with: "\"other\""), as: "other.json5")
    try place.write(Inputs.borrowers.replacing("near", with: "far-off-near"), as: "other.csv")
    let both = try place.answer([
      "stress", "model.json", "--venue", "venue.json5,other.json5", "--book", "book.csv,other.csv", "--liquidity",
      "liquidity.json5", "--paths", "600", "--horizon", "2d",
    ])
    #expect(try both.objects("venues").map { $0["name"] as? String } == ["market", "other"])
    let parts = try both.objects("perVenue")
    for figure in Self.figures {
      let sum = try parts.reduce(0) { try $0 + $1.object(figure).number("mean") }
      let mean = try both.object(figure).number("mean")
      #expect(abs(sum - mean) <= 1e-9 * max(1, mean), "\(figure)")
    }
    let alone = try place.answer(command)
    // The same units of the second venue are worth less after the first one's sale.
    #expect(try both.object("sold").number("mean") < 2 * alone.object("sold").number("mean"))
  }

  @Test("the orders of deleveraging are compared on the same paths")
  func deleveraging() throws {
    try place.write(Inputs.orderBook, as: "exchange.json5")
    try place.write(Inputs.traders, as: "traders.csv")
    let answer = try place.answer([
      "stress", "model.json", "--venue", "exchange.json5", "--book", "traders.csv", "--paths", "600", "--horizon", "2d",
      "--compare-deleveraging",
    ])
    let orders = try answer.objects("deleveraging")
    #expect(orders.map { $0["order"] as? String } == ["none", "queue", "proRata"])
    #expect(try orders[0].object("deleveraged").number("mean") == 0)
    #expect(try orders[1].object("deleveraged").number("mean") > 0)
    let difference = try orders[1].object("differences").object("deleveraged")
    #expect(try difference.number("mean") == orders[1].object("deleveraged").number("mean"))
    #expect(difference["isDistinguishable"] as? Bool == true)
    // The first comparison is the card's own rule, which does not deleverage.
    #expect(try orders[0].object("badDebt").number("mean") == answer.object("badDebt").number("mean"))
  }

  @Test("the command line that the help shows runs on what is shipped")
  func shipped() throws {
    let models = Workspace.shipped("Models")
    let answer = try place.answer([
      "stress", models + "/onchain.json5", "--venue", models + "/venues/aave-v3-ethereum.json5", "--book",
      models + "/books/lending.csv", "--liquidity", models + "/liquidity/onchain.json5", "--paths", "256",
    ])
    #expect(try answer.object("repaid").number("mean") > 0)
    let venue = try #require(try answer.objects("venues").first)
    #expect((venue["oracles"] as? [String])?.contains("WETH") == true)
  }
}
