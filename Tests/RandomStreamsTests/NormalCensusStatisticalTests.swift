import Numerics
import Testing

@Suite("Statistics of a thousand million normals")
struct NormalCensusStatisticalTests {
  private static let census = NormalCensus(seed: 20_240_301)

  /// The moment of the normal law: the product of the odd numbers below an even order.
  private static func moment(_ order: Int) -> Double {
    order.isMultiple(of: 2) ? stride(from: 1, to: order, by: 2).reduce(1) { $0 * Double($1) } : 0
  }

  // Normals end at 8.29 deviations, where one word stands for the 2^-53 of the law beyond 8.21. That takes 2e-10 from
  // the eighth moment, 5e-9 of its standard error, and less from the others.
  @Test("moments", arguments: 1...8)
  func moments(order: Int) {
    let count = Double(Self.census.count)
    #expect(count == 1e9)
    let expected = Self.moment(order)
    let standardError = ((Self.moment(2 * order) - expected * expected) / count).squareRoot()
    #expect(abs(Self.census.powerSums[order - 1] / count - expected) < limit * standardError)
  }

  @Test("tails by the binomial law", arguments: NormalCensus.thresholds.indices)
  func tails(index: Int) {
    let law = Binomial(
      trials: Self.census.count, probability: StandardNormal.upperTail(NormalCensus.thresholds[index]))
    for found in [Self.census.above[index], Self.census.below[index]] {
      #expect(law.cumulative(found) > falseAlarm / 2)
      #expect(law.cumulative(found - 1) < 1 - falseAlarm / 2)
    }
  }
}
