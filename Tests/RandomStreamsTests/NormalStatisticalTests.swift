import Foundation
import Numerics
import RandomStreams
import Testing

@Suite("Statistics of the normals")
struct NormalStatisticalTests {
  private static let paths = Array(UInt64(0)..<131_072)

  private static func columns(seed: UInt64, step: Int = 0, factors: Int) -> [[Double]] {
    var target = [Double](repeating: 0, count: factors * paths.count)
    var buffer = WordBuffer(paths: paths.count)
    RandomStream(seed: seed, stream: 0)
      .standardNormals(step: step, factors: factors, paths: paths, into: &target, buffer: &buffer)
    return (0..<factors).map { Array(target[$0 * paths.count..<($0 + 1) * paths.count]) }
  }

  @Test("the first eight moments of four million draws", arguments: [1, 20_240_301] as [UInt64])
  func moments(seed: UInt64) {
    var sums = [Double](repeating: 0, count: 9)
    var count = 0.0
    for step in 0..<4 {
      for column in Self.columns(seed: seed, step: step, factors: 8) {
        for z in column {
          var power = 1.0
          for order in 1...8 {
            power *= z
            sums[order] += power
          }
        }
        count += Double(column.count)
      }
    }
    #expect(count == 4_194_304)
    /// The moment of an even order is the product of the odd numbers below it.
    func moment(_ order: Int) -> Double {
      order.isMultiple(of: 2) ? stride(from: 1, to: order, by: 2).reduce(1) { $0 * Double($1) } : 0
    }
    for order in 1...8 {
      let standardError = ((moment(2 * order) - moment(order) * moment(order)) / count).squareRoot()
      #expect(abs(sums[order] / count - moment(order)) < limit * standardError, "moment \(order)")
    }
  }

  @Test("the distribution is normal by Anderson and Darling", arguments: [2, 3] as [UInt64])
  func distribution(seed: UInt64) {
    let sorted = Self.columns(seed: seed, factors: 1)[0].sorted()
    // Exceeded with a probability of 7.5e-8.
    #expect(andersonDarling(sorted.map(StandardNormal.cumulative)) < 15)
  }

  @Test("factors, and their squares, are not correlated", arguments: [4, 5] as [UInt64])
  func factors(seed: UInt64) {
    let columns = Self.columns(seed: seed, factors: 7)
    for second in columns.indices {
      for first in 0..<second {
        #expect(abs(correlationScore(columns[first], columns[second])) < limit)
        #expect(abs(correlationScore(columns[first].map { $0 * $0 }, columns[second].map { $0 * $0 })) < limit)
      }
    }
  }

  @Test("steps, neighbouring paths and neighbouring seeds are not correlated")
  func steps() {
    let here = Self.columns(seed: 6, step: 0, factors: 2)
    let next = Self.columns(seed: 6, step: 1, factors: 2)
    let seed = Self.columns(seed: 7, step: 0, factors: 2)
    for factor in 0..<2 {
      let column = here[factor]
      #expect(abs(correlationScore(column, next[factor])) < limit)
      #expect(abs(correlationScore(column, seed[factor])) < limit)
      #expect(abs(correlationScore(Array(column.dropLast()), Array(column.dropFirst()))) < limit)
      #expect(abs(correlationScore(column.map { $0 * $0 }, next[factor].map { $0 * $0 })) < limit)
    }
  }
}
