import Foundation
import Testing

@Suite("The margin of what is shipped")
struct ShippedMarginTests {
  static let runs = [
    ("onchain", "aave-v3-ethereum", "lending.csv"), ("onchain", "compound-v3-usdc", "compound.csv"),
    ("onchain", "maker-eth-a", "vaults.csv"), ("onchain", "morpho-wsteth-weth", "loops.csv"),
    ("derivatives", "deribit", "perpetuals.json5"), ("derivatives", "paradex", "perpetuals.json5"),
    ("derivatives", "hyperliquid", "perpetuals.json5"), ("derivatives", "clearing-house", "clearing.csv"),
  ]

  private func arguments(_ run: (model: String, venue: String, book: String)) -> [String] {
    [
      "margin", Workspace.shipped("Models/\(run.model).json5"), "--venue",
      Workspace.shipped("Models/venues/\(run.venue).json5"), "--book", Workspace.shipped("Models/books/\(run.book)"),
      "--paths", "300", "--quiet",
    ]
  }

  @Test("every card answers on a book that fits it, with figures everywhere", arguments: runs)
  func answers(model: String, venue: String, book: String) throws {
    let place = try Workspace()
    let text = try place.run(arguments((model, venue, book)))
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
    let words = text.output.lowercased().split { !$0.isLetter }
    #expect(!words.contains { ["nan", "inf", "infinite", "infinity"].contains($0) })
    let answer = try place.answer(arguments((model, venue, book)))
    let accounts = try answer.objects("closest")
    #expect(!accounts.isEmpty)
    for account in accounts {
      let statement = try account.object("statement")
      let surplus = try statement.number("surplus")
      let isShort = try #require(account["calledToday"] as? Bool)
      #expect(isShort == (surplus < 0), "\(account["account"] ?? "")")
      if let health = statement["healthFactor"] as? Double { #expect((health < 1) == (surplus < 0)) }
      let probability = try account.number("callProbability")
      let ends = try account.interval("callProbabilityInterval").map { try #require($0) }
      #expect(ends[0] <= probability && probability <= ends[1])
    }
  }

  @Test("Aave's rules on the borrowers' book, by hand")
  func aave() throws {
    let answer = try Workspace().answer(arguments(Self.runs[0]))
    let accounts = Dictionary(
      uniqueKeysWithValues: try answer.objects("closest").map { (try #require($0["account"] as? String), $0) })
    func health(_ name: String) throws -> Double {
      try #require(accounts[name]).object("statement").number("healthFactor")
    }
    // Thresholds of 83 % for WETH, 78 % for WBTC, and 95 % in the category of ether.
    #expect(abs(try health("whale-2") - 0.83 * 9_000 * 2_300 / 14_600_000) < 1e-12)
    #expect(abs(try health("looper") - 0.95 * 20_000 * 2_650 / (20_900 * 2_300)) < 1e-12)
    #expect(abs(try health("whale-1") - (0.78 * 850 * 46_000 + 0.83 * 12_000 * 2_300) / 41_000_000) < 1e-12)
  }

  @Test("an isolated position is a part of its account: named apart, called once")
  func parts() throws {
    let answer = try Workspace().answer(arguments(Self.runs[4]))
    #expect(answer["accounts"] as? Int == 9)
    let mixed = try #require(try answer.objects("closest").first { $0["account"] as? String == "mixed" })
    #expect(mixed["parts"] as? Int == 2)
    let joint = try answer.object("joint").objects("accounts").map { $0["account"] as? String }
    #expect(joint.contains("mixed") && joint.contains("mixed: SOL perpetual") && joint.count == 10)
  }
}
