import Documents
import Foundation
import Liquidation
import Testing

@Suite("Close rules on a card")
struct CloseRuleErrorTests {
  private struct Card: Decodable { let close: CloseRule }

  private func read(_ text: String) throws -> CloseRule {
    try StrictDocument.decode(Card.self, from: Data("{ close: { \(text) } }".utf8), source: "a.json5").close
  }

  @Test("all kinds are read")
  func kinds() throws {
    #expect(
      try read("kind: 'share', share: 0.5, wholeBelowHealth: 0.95, wholeBelowDollars: 2000, leastLeftover: 1000")
        == CloseVenues.aave())
    #expect(try read("kind: 'whole', leastLeftover: 5") == CloseRule(amount: .whole, leastLeftover: 5))
    #expect(try read("kind: 'toHealth', health: 1.25") == CloseRule(amount: .toHealth(1.25)))
  }

  @Test(
    "a figure outside its bounds is refused with its place",
    arguments: [
      ("kind: 'share', share: 50", "close: share is 50.0: it is a fraction from 0 to 1"),
      ("kind: 'toHealth', health: 0.9", "close: health is 0.9: it lies from 1.0 to 100.0"),
      ("kind: 'share', share: 0.5, wholeBelowHealth: 95", "close: wholeBelowHealth is 95.0: it is a fraction"),
      ("kind: 'share', share: 0.5, wholeBelowDollars: -1", "close: wholeBelowDollars is -1.0: it is finite"),
      ("kind: 'whole', leastLeftover: -1", "close: leastLeftover is -1.0: it is finite and at least 0.0"),
      ("kind: 'half'", "unknown kind \"half\"; known are share, whole, toHealth"),
    ])
  func refused(text: String, message: String) throws {
    let error = try #require(throws: DocumentError.self) { try read(text) }
    #expect(error.description.contains(message), "\(error.description)")
  }

  @Test(
    "a key that a kind does not have is refused",
    arguments: ["kind: 'whole', wholeBelowHealth: 0.9", "kind: 'share', share: 0.5, health: 1.2"])
  func stranger(text: String) throws {
    let error = try #require(throws: DocumentError.self) { try read(text) }
    guard case .unknownKey = error else {
      Issue.record("\(error.description)")
      return
    }
  }

  @Test("a factor below 1 is a caller's mistake")
  func factor() async {
    await #expect(processExitsWith: .failure) {
      _ = CloseTerms(
        totalDebt: 1, debt: 1, collateral: 1, health: 1, factor: 0.9, weight: 1, weightedCollateral: 1, obligation: 1)
    }
  }
}
