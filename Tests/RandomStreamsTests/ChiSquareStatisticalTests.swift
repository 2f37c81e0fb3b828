import Foundation
import RandomStreams
import Testing

@Suite("Statistics of the chi-squares")
struct ChiSquareStatisticalTests {
  private static let paths = Array(UInt64(0)..<262_144)

  private static func sample(ν: Double, seed: UInt64, step: Int = 0) -> [Double] {
    var target = [Double](repeating: 0, count: paths.count)
    var buffer = WordBuffer(paths: paths.count)
    RandomStream(seed: seed, stream: 1)
      .chiSquares(degreesOfFreedom: ν, step: step, paths: paths, into: &target, buffer: &buffer)
    return target
  }

  @Test("the series for the distribution function agrees with closed forms")
  func closedForms() {
    for x in [0.01, 0.5, 1, 3, 8, 20, 50] {
      let four = 1 - exp(-x / 2) * (1 + x / 2)
      #expect(abs(chiSquareCumulative(x, degreesOfFreedom: 4) - four) < 1e-14)
      let three = erf((x / 2).squareRoot()) - (2 * x / .pi).squareRoot() * exp(-x / 2)
      #expect(abs(chiSquareCumulative(x, degreesOfFreedom: 3) - three) < 1e-14)
    }
  }

  @Test("mean and variance", arguments: [2.01, 3, 4, 10, 200], [1, 2] as [UInt64])
  func moments(ν: Double, seed: UInt64) {
    let sample = Self.sample(ν: ν, seed: seed)
    let n = Double(sample.count)
    let mean = sample.reduce(0, +) / n
    #expect(abs(mean - ν) < limit * (2 * ν / n).squareRoot())
    let variance = sample.reduce(0) { $0 + ($1 - ν) * ($1 - ν) } / n
    // The fourth central moment is 12 ν² + 48 ν.
    #expect(abs(variance - 2 * ν) < limit * ((8 * ν * ν + 48 * ν) / n).squareRoot())
  }

  @Test("the distribution by Anderson and Darling", arguments: [2, 2.01, 3, 4, 10, 200], [3, 4] as [UInt64])
  func distribution(ν: Double, seed: UInt64) {
    let sorted = Self.sample(ν: ν, seed: seed).sorted()
    let statistic = AndersonDarling.statistic(sorted.map { chiSquareCumulative($0, degreesOfFreedom: ν) })
    #expect(statistic < AndersonDarling.limit)
  }

  @Test("the mixing stream is not correlated with the factors nor with its own next step", arguments: [2.5, 4])
  func independence(ν: Double) {
    let mixing = Self.sample(ν: ν, seed: 5)
    var normals = [Double](repeating: 0, count: 4 * Self.paths.count)
    var buffer = WordBuffer(paths: Self.paths.count)
    RandomStream(seed: 5, stream: 0)
      .standardNormals(step: 0, factors: 4, paths: Self.paths, into: &normals, buffer: &buffer)
    for factor in 0..<4 {
      let column = Array(normals[factor * Self.paths.count..<(factor + 1) * Self.paths.count])
      #expect(abs(correlationScore(column, mixing)) < limit)
      #expect(abs(correlationScore(column.map { $0 * $0 }, mixing)) < limit)
    }
    #expect(abs(correlationScore(mixing, Self.sample(ν: ν, seed: 5, step: 1))) < limit)
  }
}
