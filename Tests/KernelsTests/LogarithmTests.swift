import Foundation
import Kernels
import Testing

@Suite("Logarithm kernel against the C library")
struct LogarithmTests {
  private static func logarithms(_ values: [Double], level: InstructionSet) -> [Double] {
    var results = [Double](repeating: .nan, count: values.count)
    level.logarithms(of: values, into: &results, in: values.indices)
    return results
  }

  /// Numbers of every size, subnormal ones among them, and close to 1 and to the roots of 1/2 and 2.
  private static let values: [Double] = {
    let spread = [Double].irregular(40_000)
    let near: [Double] = spread.prefix(10_000).map { 1 + $0 * exp(30 * ($0 - 1)) }
    return spread.map { exp(700 * $0) } + spread.map { 1.5 + $0 } + near + near.map { $0 * 2.0.squareRoot() }
      + near.map { $0 * 0.5.squareRoot() } + spread.prefix(1_000).map { .leastNormalMagnitude * abs($0) }
      + [.leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude]
  }()

  @Test("within one unit in the last place over all positive numbers", arguments: levels)
  func accuracy(level: InstructionSet) {
    for (x, logarithm) in zip(Self.values, Self.logarithms(Self.values, level: level)) {
      let exact = log(x)
      #expect(abs(logarithm - exact) <= exact.ulp, "x = \(x)")
    }
  }

  @Test("0 at 1, the infinities at 0 and infinity, NaN below 0 and at NaN", arguments: levels)
  func edges(level: InstructionSet) {
    #expect(Self.logarithms([1, 0, -0.0, .infinity], level: level) == [0, -.infinity, -.infinity, .infinity])
    let without: [Double] = [-.leastNonzeroMagnitude, -1, -.infinity, .nan, -.nan]
    #expect(Self.logarithms(without, level: level).allSatisfy { $0.isNaN })
  }

  @Test("every level gives the same bits within the run, and nothing outside it", arguments: levels, sizes)
  func levelsAgree(level: InstructionSet, size: Int) {
    let values = [Double].irregular(size + 8).map { exp(40 * $0) }
    expectRunAlone(values, size: size) {
      level.logarithms(of: $0, into: &$1, in: $2)
    } alone: {
      Self.logarithms([$0], level: .baseline)[0]
    }
  }

  @Test("a run outside the arrays traps")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      var results = [0.0, 0]
      InstructionSet.baseline.logarithms(of: [1, 2, 3], into: &results, in: 0..<3)
    }
  }
}
