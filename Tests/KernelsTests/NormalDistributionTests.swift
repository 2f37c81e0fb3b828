import Kernels
import Numerics
import Testing

@Suite("Normal distribution kernel against 60 digits and Boost")
struct NormalDistributionTests {
  private static func probabilities(_ values: [Double], level: InstructionSet) -> [Double] {
    var results = [Double](repeating: .nan, count: values.count)
    level.normalProbabilities(of: values, into: &results, in: values.indices)
    return results
  }

  @Test("the relative error is below 1.5e-15 in both tails", arguments: levels)
  func reference(level: InstructionSet) throws {
    let reference = try Reference.load().normal
    let computed = Self.probabilities(reference.map(\.x), level: level)
    for (row, probability) in zip(reference, computed) {
      #expect(abs(probability / row.probability - 1) < 1.5e-15, "x = \(row.x)")
    }
  }

  @Test("Boost's tails agree densely, where neither is far ahead in accuracy")
  func boost() {
    let values = (-37_500...0).map { Double($0) / 1000 }
    for (x, probability) in zip(values, Self.probabilities(values, level: .baseline)) {
      let tail = StandardNormal.upperTail(-x)
      #expect(abs(probability / tail - 1) < 2e-13, "x = \(x)")
    }
    let upper = values.map { -$0 }
    for (x, probability) in zip(upper, Self.probabilities(upper, level: .baseline)) {
      #expect(abs(probability - StandardNormal.cumulative(x)) < 3e-16, "x = \(x)")
    }
  }

  @Test("a half at 0 to the last place, whatever its sign", arguments: levels)
  func centre(level: InstructionSet) {
    for probability in Self.probabilities([0, -0.0, .leastNonzeroMagnitude], level: level) {
      #expect(abs(probability - 0.5) <= 0.5.ulp)
    }
  }

  @Test("the lower tail falls through the subnormal numbers to 0", arguments: levels)
  func vanishing(level: InstructionSet) {
    let values = (0...300).map { -37.4 - Double($0) / 200 }
    let computed = Self.probabilities(values, level: level)
    #expect(zip(computed, computed.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(computed.contains { $0.isSubnormal })
    #expect(computed.last == 0)
    for (x, probability) in zip(values, computed) {
      #expect(abs(probability - StandardNormal.cumulative(x)) <= max(2e-13 * probability, .leastNonzeroMagnitude))
    }
  }

  @Test("0 and 1 far out, infinities included, and NaN at NaN", arguments: levels)
  func extremes(level: InstructionSet) {
    let far: [Double] = [56, 56.5, 1e10, 1e300, .infinity]
    #expect(Self.probabilities(far, level: level).allSatisfy { $0 == 1 })
    #expect(Self.probabilities(far.map { -$0 }, level: level).allSatisfy { $0 == 0 })
    #expect(Self.probabilities([.nan, -.nan, .signalingNaN], level: level).allSatisfy { $0.isNaN })
  }

  @Test("every level gives the same bits within the run, and nothing outside it", arguments: levels, sizes)
  func levelsAgree(level: InstructionSet, size: Int) {
    let values = [Double].irregular(size + 8).map { $0 * 39 }
    expectRunAlone(values, size: size) {
      level.normalProbabilities(of: $0, into: &$1, in: $2)
    } alone: {
      Self.probabilities([$0], level: .baseline)[0]
    }
  }

  @Test("a run outside the arrays traps")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      var results = [0.0, 0]
      InstructionSet.baseline.normalProbabilities(of: [1, 2, 3], into: &results, in: 0..<3)
    }
  }
}
