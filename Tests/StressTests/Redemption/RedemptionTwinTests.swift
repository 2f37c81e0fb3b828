import Stress
import Testing

@Suite("A redemption run and its slow twin")
struct RedemptionTwinTests {
  @Test("agree on who was paid, what is left and what the market thought, on 2,000 random issuers")
  func agree() throws {
    var (waits, failures, partial) = (0, 0, 0)
    for seed in 0..<2_000 {
      let run = try RandomRun(seed: UInt64(seed))
      let story = try run.story()
      let twin = try RedemptionTwin(run)
      let (outcome, supply) = (story.outcome, run.issuer.supply)
      // An error of 1e-12 of a sale is a reason to run, and grows with the run.
      func same(_ value: Double, _ expected: Double, _ scale: Double) -> Bool {
        abs(value - expected) <= 1e-7 * scale
      }
      #expect(same(outcome.redeemed.tokens, twin.tokensPaid, supply), "seed \(seed)")
      #expect(same(outcome.redeemed.dollars, twin.dollarsPaid, supply), "seed \(seed)")
      #expect(same(outcome.reserves, twin.reserves, supply), "seed \(seed)")
      #expect(same(outcome.queued, twin.queue.map(\.tokens).reduce(0, +), supply), "seed \(seed)")
      #expect(
        zip(story.steps, twin.discounts).allSatisfy { same($0.discount * $0.outstanding, $1 * $0.outstanding, supply) },
        "seed \(seed)")
      #expect(
        same(outcome.longestWaitDays, Double(twin.longestWait) * run.stepSeconds / 86_400, 1), "seed \(seed)")
      waits += outcome.waited.tokens > 0 ? 1 : 0
      failures += outcome.failureStep != nil ? 1 : 0
      partial += outcome.queued > 0 ? 1 : 0
    }
    // The cases are of all kinds.
    #expect(waits > 200 && failures > 50 && partial > 200, "\(waits) waits, \(failures) failures, \(partial) queues")
  }
}
