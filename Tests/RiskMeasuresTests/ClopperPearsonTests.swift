import RiskMeasures
import Testing

@Suite("Exact intervals of probabilities")
struct ClopperPearsonTests {
  struct Case {
    let successes: Int
    let trials: Int
    let low: Double
    let high: Double
  }

  @Test(
    "ends in closed form and by tables",
    arguments: [
      // Nothing of n: 1 - 0.025^(1/n).
      Case(successes: 0, trials: 10, low: 0, high: 0.3084971), Case(successes: 10, trials: 10, low: 0.6915029, high: 1),
      // Half of ten, a standard table entry.
      Case(successes: 5, trials: 10, low: 0.1870860, high: 0.8129140),
      Case(successes: 1, trials: 1, low: 0.025, high: 1),
      Case(successes: 0, trials: 1_000_000, low: 0, high: 3.688873e-6),
    ])
  func ends(_ plan: Case) throws {
    let interval = Interval(ofSuccesses: plan.successes, in: plan.trials)
    let (low, high) = (try #require(interval.low), try #require(interval.high))
    #expect(abs(low - plan.low) <= 1e-7 && abs(high - plan.high) <= max(1e-12, 1e-6 * plan.high))
  }

  @Test("more successes move both ends up")
  func rising() throws {
    var before = Interval(ofSuccesses: 0, in: 50)
    for successes in 1...50 {
      let next = Interval(ofSuccesses: successes, in: 50)
      #expect(try #require(next.low) > (try #require(before.low)))
      #expect(try #require(next.high) > (try #require(before.high)) || successes == 50)
      before = next
    }
  }
}
