import Liquidation
import Testing

@Suite("The engine agrees with a naive one")
struct NaiveEngineTests {
  /// A cent, rounded.
  private static let cent = 0.005

  @Test("to the cent on 10,000 random cases", arguments: 0..<4)
  func agreement(block: Int) throws {
    var met: [String: Int] = [:]
    for number in 0..<2_500 {
      let seed = UInt64(2_500 * block + number + 1)
      var draws = LoanDraws(seed: seed)
      let loans = try draws.loanCase()
      let engine = try loans.run(keepsStory: true)
      var naive = try NaiveEngine(loans)
      naive.run()
      let (fast, slow) = (engine.outcome(venue: 0), naive.outcome)
      #expect(engine.fault == nil, "case \(seed)")
      #expect(fast.accounts == slow.accounts, "case \(seed)")
      #expect(fast.liquidations == slow.liquidations, "case \(seed)")
      #expect(fast.waiting == slow.waiting, "case \(seed)")
      let pairs = [
        ("repaid", fast.repaid, slow.repaid), ("sold", fast.sold, slow.sold), ("bad debt", fast.badDebt, slow.badDebt),
        ("fund", fast.fundPaid, slow.fundPaid), ("backstop", fast.backstopPaid, slow.backstopPaid),
        ("socialised", fast.socialised, slow.socialised), ("users", fast.usersLoss, slow.usersLoss),
        ("liquidators", fast.liquidatorsGain, slow.liquidatorsGain), ("uncovered", fast.uncovered, slow.uncovered),
      ]
      for (name, left, right) in pairs {
        #expect(abs(left - right) < Self.cent, "case \(seed), \(name)")
        if right > 0 { met[name, default: 0] += 1 }
      }
      expectAlike(engine.story ?? [], naive.events, seed)
      if slow.isPartial { met["partial", default: 0] += 1 }
      if slow.isShortOfCapital { met["capital", default: 0] += 1 }
      if fast.crowdedOut > 0 { met["crowded", default: 0] += 1 }
      if fast.unattended > 0 { met["unattended", default: 0] += 1 }
    }
    // About half of what is met, so that the cases cannot all be quiet.
    let least = [
      ("repaid", 560), ("partial", 250), ("bad debt", 60), ("fund", 38), ("backstop", 12), ("socialised", 40),
      ("uncovered", 110), ("capital", 65), ("crowded", 100), ("unattended", 50),
    ]
    for (name, count) in least { #expect(met[name, default: 0] >= count, "\(name)") }
  }

  /// The same liquidations in the same order: who, when, of what, and how much.
  private func expectAlike(_ story: [LiquidationEvent], _ events: [NaiveEngine.Event], _ seed: UInt64) {
    for (left, right) in zip(story.filter { $0.kind == .liquidated }, events) {
      #expect(left.seconds == right.seconds, "case \(seed)")
      #expect(left.account == right.account, "case \(seed)")
      #expect(left.asset == right.sold, "case \(seed)")
      #expect(left.paidAsset == right.repaid, "case \(seed)")
      #expect(abs(left.dollars - right.soldDollars) < Self.cent, "case \(seed)")
      #expect(abs(left.paid - right.paid) < Self.cent, "case \(seed)")
      #expect(abs(left.units - right.soldUnits) <= 1e-6 * right.soldUnits, "case \(seed)")
      #expect(abs(left.paidUnits - right.repaidUnits) <= 1e-6 * right.repaidUnits, "case \(seed)")
    }
  }
}
