import Numerics
import RiskMeasures
import Testing

@Suite("Intervals of the VaR between order statistics")
struct OrderStatisticIntervalTests {
  /// The ranks of the interval's ends, read off losses that are their own ranks.
  private func ranks(_ count: Int, _ level: Double, coverage: Double = 0.95) throws -> (low: Int?, high: Int?) {
    let interval = try LossSample((1...count).map(Double.init))
      .valueAtRiskInterval(Confidence(level), intervalLevel: Confidence(coverage))
    return (interval.low.map { Int($0) }, interval.high.map { Int($0) })
  }

  @Test("ten thousand losses at 99 %: ranks 9,880 and 9,920")
  func tenThousand() throws { #expect(try ranks(10_000, 0.99) == (9880, 9920)) }

  @Test("a thousand losses at 99 %: ranks 983 and 997")
  func thousand() throws { #expect(try ranks(1000, 0.99) == (983, 997)) }

  @Test("250 losses at 99 % have no upper end, and a caution says so")
  func tooFew() throws {
    let ends = try ranks(250, 0.99)
    #expect(ends.low != nil && ends.high == nil)
    let measure = try LossSample((1...250).map(Double.init)).measure(Confidence(0.99))
    #expect(measure.valueAtRiskInterval.high == nil && !measure.valueAtRiskInterval.isBounded)
    #expect(measure.interval(of: .valueAtRisk) == measure.valueAtRiskInterval)
    #expect(measure.cautions.contains("250 losses are too few to bound the VaR at 0.99 from above"))
  }

  @Test("few losses at a low level have no lower end, and a caution says so")
  func tooFewBelow() throws {
    let ends = try ranks(100, 0.02)
    #expect(ends.low == nil && ends.high != nil)
    let measure = try LossSample((1...100).map(Double.init)).measure(Confidence(0.02))
    #expect(measure.cautions == ["100 losses are too few to bound the VaR at 0.02 from below"])
  }

  @Test(
    "the ranks are those of binomial sums, and no narrower pair leaves as little on each side",
    arguments: [2, 5, 17, 60, 250, 600], [0.05, 0.5, 0.9, 0.95, 0.99])
  func binomialSums(count: Int, level: Double) throws {
    let mass = binomialMass(count, level)
    for coverage in [0.8, 0.95, 0.999] {
      let side = (1 - coverage) / 2
      // P(N < l) <= side and P(N >= u) <= side, N the number of losses at or below the true quantile.
      var low: Int?
      var below = 0.0
      for rank in 1...count {
        below += mass[rank - 1]
        if below <= side { low = rank }
      }
      var high: Int?
      var above = 0.0
      for rank in stride(from: count, through: 1, by: -1) {
        above += mass[rank]
        if above <= side { high = rank }
      }
      #expect(try ranks(count, level, coverage: coverage) == (low, high), "coverage \(coverage)")
    }
  }

  /// The probabilities of 0 to n successes, from the recursion of neighbours outwards from the mode.
  private func binomialMass(_ n: Int, _ p: Double) -> [Double] {
    var mass = [Double](repeating: 0, count: n + 1)
    let mode = min(n, Int(Double(n + 1) * p))
    mass[mode] = 1
    for k in stride(from: mode, to: n, by: 1) { mass[k + 1] = mass[k] * Double(n - k) / Double(k + 1) * p / (1 - p) }
    for k in stride(from: mode, to: 0, by: -1) { mass[k - 1] = mass[k] * Double(k) / Double(n - k + 1) * (1 - p) / p }
    let total = mass.reduce(0, +)
    return mass.map { $0 / total }
  }
}
