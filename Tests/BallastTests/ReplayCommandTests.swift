import Foundation
import Testing

@Suite("The replay of a path")
struct ReplayCommandTests {
  let place: Workspace

  init() throws { place = try Workspace.withMarket() }

  private let inputs = ["model.json", "--venue", "venue.json5", "--book", "book.csv"]
  private var market: [String] { inputs + ["--liquidity", "liquidity.json5", "--horizon", "2d"] }

  @Test("the totals of a path are those of the stress, to the last bit")
  func totals() throws {
    let stress = try place.answer(["stress"] + market + ["--paths", "600", "--scenario", "wild.json5"])
    let wild = try #require(try stress.objects("scenarios").first)
    for (worst, scenario) in [(try stress.objects("worstPaths"), []), (try wild.objects("worstPaths"), ["wild.json5"])]
    {
      for row in worst.prefix(3) {
        let path = Int(try row.number("path"))
        let replay = try place.answer(
          ["replay"] + market + ["--path", "\(path)"] + scenario.flatMap { ["--scenario", $0] })
        let total = try replay.object("total")
        #expect(total.count == row.count - 1)
        for (key, value) in total { #expect(value as? Double == row[key] as? Double, "\(key)") }
        #expect(try replay.number("path") == Double(path))
      }
    }
  }

  @Test("the story of a fall tells each event with its dollars")
  func story() throws {
    let replay = try place.answer(["replay"] + inputs + ["--scenario", "fall.json5", "--horizon", "6h"])
    let events = try replay.objects("events")
    let kinds = events.map { $0["kind"] as? String }
    #expect(kinds.first == "called" && kinds.contains("liquidated") && kinds.last == "badDebt", "\(kinds)")
    let sale = try #require(events.first { $0["kind"] as? String == "liquidated" })
    #expect(sale["account"] as? String == "near" && sale["asset"] as? String == "ETH")
    #expect(try abs(sale.number("units") - 10) < 1e-9 && abs(sale.number("dollars") - 12_000) < 1e-6)
    #expect(try abs(sale.number("paid") - 12_000 / 1.05) < 1e-6 && sale.number("seconds") >= 3_600)
    let price = try #require(try replay.objects("prices").first { $0["asset"] as? String == "ETH" })
    #expect(try price.number("start") == 2_000 && abs(price.number("lowest") - 1_200) < 1e-9)
    let text = try place.run(["replay"] + inputs + ["--scenario", "fall.json5", "--horizon", "6h"])
    #expect(text.output.contains("$11,428.57") && text.output.contains("0d 01:00"), "\(text.output)")
    #expect(text.output.contains("Every dollar is accounted for"))
    #expect(text.output.contains("Nobody knows.") && replay["note"] as? String == "Nobody knows.")
    #expect((replay["assetsWithoutMoves"] as? [String])?.contains("ETH") == false)
  }

  @Test("one account's events alone are told, and the totals stay those of all")
  func account() throws {
    let whole = try place.answer(["replay"] + inputs + ["--scenario", "fall.json5"])
    let far = try place.answer(["replay"] + inputs + ["--scenario", "fall.json5", "--account", "far"])
    #expect(try far.objects("events").isEmpty)
    #expect(try far.object("total").number("repaid") == whole.object("total").number("repaid"))
    let near = try place.answer(["replay"] + inputs + ["--scenario", "fall.json5", "--account", "near"])
    #expect(try near.objects("events").count == whole.objects("events").count)
  }

  @Test("a path is the same however far the run that found it went in paths, and another of another seed")
  func seeds() throws {
    let one = try place.run(["replay"] + market + ["--path", "5", "--json"])
    let other = try place.run(["replay"] + market + ["--path", "5", "--seed", "2", "--json"])
    #expect(one.status == 0 && one.output != other.output)
  }

  @Test("an issuer's path tells every step, and ends as the stress says")
  func issuer() throws {
    try place.write(Inputs.issuer, as: "issuer.json5")
    let inputs = ["model.json", "--issuer", "issuer.json5", "--horizon", "3d"]
    let stress = try place.answer(["stress"] + inputs + ["--paths", "400"])
    for key in ["shortfall", "redeemed", "discount", "holdersLoss", "runAdvantage"] {
      #expect(try stress.object(key).objects("measures").count == 2, "\(key)")
    }
    #expect(try (0...1).contains(stress.number("depegProbability")))
    #expect(try stress.number("paths") == 400 && stress.number("stepDays") == 1.0 / 24)
    let worst = try #require(try stress.objects("worstPaths").first)
    let replay = try place.answer(["replay"] + inputs + ["--path", "\(Int(try worst.number("path")))"])
    #expect(try replay.objects("steps").count == 72)
    let outcome = try replay.object("outcome")
    for (key, value) in outcome { #expect(value as? Double == worst[key] as? Double, "\(key)") }
    let text = try place.run(["stress"] + inputs + ["--paths", "400", "--quiet"])
    #expect(text.output.hasPrefix("coin issuer: over 3 days COIN loses its peg with probability"), "\(text.output)")
    #expect(text.output.contains("ballast replay model.json --issuer issuer.json5 --horizon 3d --path "))
  }
}
