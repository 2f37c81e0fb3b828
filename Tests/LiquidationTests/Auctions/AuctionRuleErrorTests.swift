import Documents
import Foundation
import Liquidation
import Testing

@Suite("Auction rules on a card")
struct AuctionRuleErrorTests {
  private struct Card: Decodable { let auction: AuctionRule }

  private func read(_ text: String) throws -> AuctionRule {
    try StrictDocument.decode(Card.self, from: Data("{ auction: { \(text) } }".utf8), source: "a.json5").auction
  }

  @Test("all kinds are read")
  func kinds() throws {
    let maker = """
      kind: "stairstepExponential", startFactor: 1.3, cut: 0.99, stepSeconds: 90, tailSeconds: 8400, cusp: 0.4,
      chip: 0.001, tip: 300, hole: 8000000, dust: 15000
      """
    #expect(
      try read(maker)
        == AuctionRule(
          decline: .stairstepExponential(cut: 0.99, stepSeconds: 90), startFactor: 1.3, tailSeconds: 8_400, cusp: 0.4,
          chip: 0.001, tip: 300, hole: 8_000_000, dust: 15_000))
    #expect(try read("kind: 'linear', durationSeconds: 3600") == AuctionVenues.linear(durationSeconds: 3_600))
    #expect(try read("kind: 'piecewise', points: [[0, 0.95], [900, 0.7], [44100, 0]]") == AuctionVenues.derive())
    #expect(try read("kind: 'reverse', riseSeconds: 1000, fallSeconds: 1000") == AuctionVenues.blend())
  }

  @Test(
    "a figure outside its bounds is refused with its place",
    arguments: [
      ("kind: 'linear', durationSeconds: 0", "auction: durationSeconds is 0.0: it is finite and at least 1.0"),
      ("kind: 'linear', durationSeconds: 9, startFactor: 0", "auction: startFactor is 0.0: it lies from 0.01 to 100.0"),
      ("kind: 'linear', durationSeconds: 9, cusp: 40", "auction: cusp is 40.0: it is a fraction from 0 to 1"),
      ("kind: 'linear', durationSeconds: 9, chip: -1", "auction: chip is -1.0: it is a fraction from 0 to 1"),
      ("kind: 'linear', durationSeconds: 9, tip: -1", "auction: tip is -1.0: it is finite and at least 0.0"),
      ("kind: 'linear', durationSeconds: 9, hole: -1", "auction: hole is -1.0: it is finite and at least 0.0"),
      ("kind: 'linear', durationSeconds: 9, dust: -1", "auction: dust is -1.0: it is finite and at least 0.0"),
      ("kind: 'linear', durationSeconds: 9, tailSeconds: -1", "auction: tailSeconds is -1.0: it is finite"),
      ("kind: 'stairstepExponential', cut: 1.01, stepSeconds: 9", "auction: cut is 1.01: it is a fraction from 0 to 1"),
      ("kind: 'stairstepExponential', cut: 0.9, stepSeconds: 0", "auction: stepSeconds is 0.0: it is finite"),
      (
        "kind: 'reverse', collateralShare: 0, riseSeconds: 9, fallSeconds: 9",
        "auction: collateralShare is 0.0: it lies"
      ),
      ("kind: 'reverse', riseSeconds: 0, fallSeconds: 9", "auction: riseSeconds is 0.0: it is finite"),
      ("kind: 'reverse', riseSeconds: 9, fallSeconds: 0", "auction: fallSeconds is 0.0: it is finite"),
      ("kind: 'piecewise', points: [[0, 1]]", "auction: points has 1 entries: give at least 2"),
      ("kind: 'piecewise', points: [[0, 1], [0, 0.5]]", "auction: a points: seconds of 0.0 follows one of 0.0"),
      ("kind: 'piecewise', points: [[0, 0.5], [9, 0.6]]", "auction: points: factor is 0.6: it lies from 0.0 to 0.5"),
      ("kind: 'english'", "unknown kind \"english\"; known are stairstepExponential, linear, piecewise, reverse"),
    ])
  func refused(text: String, message: String) throws {
    let error = try #require(throws: DocumentError.self) { try read(text) }
    #expect(error.description.contains(message), "\(error.description)")
  }

  @Test(
    "a key that a kind does not have is refused",
    arguments: [
      "kind: 'linear', durationSeconds: 9, cut: 0.9", "kind: 'reverse', riseSeconds: 9, fallSeconds: 9, cusp: 0.4",
      "kind: 'reverse', riseSeconds: 9, fallSeconds: 9, startFactor: 1.3",
      "kind: 'piecewise', points: [[0, 1], [9, 0]], stepSeconds: 9",
    ])
  func stranger(text: String) throws {
    let error = try #require(throws: DocumentError.self) { try read(text) }
    guard case .unknownKey = error else {
      Issue.record("\(error.description)")
      return
    }
  }

  @Test("a point of three figures is refused")
  func point() {
    #expect(throws: DocumentError.self) { try read("kind: 'piecewise', points: [[0, 1, 2], [9, 0]]") }
  }

  @Test("no auction is asked for a price before its start")
  func early() async {
    await #expect(processExitsWith: .failure) {
      _ = try AuctionRule(decline: .linear(durationSeconds: 9)).price(atSeconds: -1, top: 1)
    }
  }
}
