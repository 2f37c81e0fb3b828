import Estimation
import Numerics
import Testing

@Suite("Tail dependence") struct TailDependenceTests {
  @Test("counts the days on which both are extreme")
  func count() {
    let first = [9.0, 1, 2, 8, 3, 7, 4, 6, 5, 0]
    let second = [9.0, 2, 1, 3, 8, 7, 4, 5, 6, 0]
    let lower = TailDependenceEstimate(first, second, tail: .lower, level: 0.2)
    #expect(lower.extremes == 2 && lower.joint == 1 && lower.realised == 0.5)
    let upper = TailDependenceEstimate(first, second, tail: .upper, level: 0.3)
    #expect(upper.extremes == 3 && upper.joint == 2 && upper.implied == nil && upper.limit == nil)
    let itself = TailDependenceEstimate(first, first, tail: .lower, level: 0.3)
    #expect(itself.realised == 1 && itself.interval.upperBound == 1)
    let against = TailDependenceEstimate(first, first.map { -$0 }, tail: .lower, level: 0.3)
    #expect(against.realised == 0 && against.interval.lowerBound == 0 && against.interval.upperBound > 0)
  }

  /// Wilson's interval for 5 of 20 at 95 %, worked by hand with z = 1.959964.
  @Test("has Wilson's interval")
  func wilson() {
    let first = (0..<100).map { Double($0) }
    // Fifteen of the twenty smallest change places with those that follow.
    let second = first.map { x -> Double in
      if x < 5 || x >= 35 { return x }
      return x < 20 ? x + 15 : x - 15
    }
    let estimate = TailDependenceEstimate(first, second, tail: .lower, level: 0.2)
    #expect(estimate.extremes == 20 && estimate.joint == 5)
    #expect(abs(estimate.interval.lowerBound - 0.1118617) < 1e-6)
    #expect(abs(estimate.interval.upperBound - 0.4687008) < 1e-6)
  }

  @Test("does not count observations that are tied at the threshold")
  func ties() {
    let still = (0..<100).map { $0 < 3 ? -1 - Double($0) : 0 }
    let estimate = TailDependenceEstimate(still, still, tail: .lower, level: 0.05)
    #expect(estimate.joint == 3 && estimate.extremes == 5)
  }

  /// The interval is wide by 1/√(1 - λ/2) in the limit.
  ///
  /// Of 400 samples 20 would be outside at 5 %, and it is fewer. The bound is 6.1 standard errors above 20.
  @Test("has the copula's own value in its interval", arguments: Tail.allCases)
  func coverage(tail: Tail) throws {
    var market = SyntheticMarket(seed: 71)
    var inside = 0
    for _ in 0..<400 {
      let sample = try market.student(
        correlation: Matrix([[1, 0.6], [0.6, 1]]), degreesOfFreedom: 4, rows: 1000)
      let estimate = TailDependenceEstimate(
        Array(sample.column(0)), Array(sample.column(1)), tail: tail, beside: (4, 0.6))
      let implied = try #require(estimate.implied)
      #expect(implied > (try #require(estimate.limit)))
      if estimate.interval.contains(implied) { inside += 1 }
    }
    #expect(Double(inside) > 380 - 6.1 * (400 * 0.05 * 0.95).squareRoot())
  }
}
