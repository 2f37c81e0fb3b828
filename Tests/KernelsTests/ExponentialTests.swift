import Foundation
import Kernels
import Testing

@Suite("Exponential kernel against the C library")
struct ExponentialTests {
  private static func exponentials(_ values: [Double], level: InstructionSet) -> [Double] {
    var results = [Double](repeating: .nan, count: values.count)
    level.exponentials(of: values, into: &results, in: values.indices)
    return results
  }

  /// How many doubles two positive numbers are apart.
  private static func ulps(_ first: Double, _ second: Double) -> UInt64 {
    let (a, b) = (first.bitPattern, second.bitPattern)
    return a > b ? a - b : b - a
  }

  @Test("within one unit in the last place from -700 to 700", arguments: levels)
  func accuracy(level: InstructionSet) {
    let spread = [Double].irregular(100_000)
    let values =
      spread.map { $0 * 700 } + spread.map { $0 } + spread.prefix(20_000).map { $0 * 1e-3 } + [-700, 700, -708, 708]
      // Halfway between two powers of 2, where the reduced argument is largest.
      + (-1009...1009).map { (Double($0) + 0.5) * 0.6931471805599453 }
      + spread.prefix(1_000).map { $0 * 1e-17 }
    let worst = zip(values, Self.exponentials(values, level: level)).map { Self.ulps(exp($0), $1) }.max()
    #expect(worst ?? .max <= 1)
  }

  @Test("exact at 0 of either sign", arguments: levels)
  func zero(level: InstructionSet) {
    #expect(Self.exponentials([0, -0.0, .leastNonzeroMagnitude], level: level) == [1, 1, 1])
  }

  @Test("the argument is held at ±708, infinities included", arguments: levels)
  func clamping(level: InstructionSet) {
    let (low, high) = (exp(-708.0), exp(708.0))
    let beyond = Self.exponentials([708, 708.5, 1e300, .infinity], level: level)
    #expect(beyond.allSatisfy { Self.ulps($0, high) <= 1 && $0 == beyond[0] })
    let below = Self.exponentials([-708, -708.5, -1e300, -.infinity], level: level)
    #expect(below.allSatisfy { Self.ulps($0, low) <= 1 && $0 == below[0] })
  }

  @Test("NaN stays NaN, whatever its payload and sign", arguments: levels)
  func notANumber(level: InstructionSet) {
    let payloads: [UInt64] = [0, 1, 2, 0x3FF, 0x400, 0x7FF, 0x800, 0xFFF, 0x1000, 0x2_0000_0000_0001]
    let values = payloads.flatMap { [Double(nan: $0, signaling: false), -Double(nan: $0, signaling: false)] }
    #expect(Self.exponentials(values, level: level).allSatisfy { $0.isNaN })
  }

  @Test("a run is computed, and nothing outside it", arguments: levels, sizes)
  func run(level: InstructionSet, size: Int) {
    let values = [Double].irregular(size + 8).map { $0 * 20 }
    expectRunAlone(values, size: size) {
      level.exponentials(of: $0, into: &$1, in: $2)
    } alone: {
      Self.exponentials([$0], level: .baseline)[0]
    }
  }

  @Test("a run outside the arrays traps")
  func outside() async {
    await #expect(processExitsWith: .failure) {
      var results = [0.0, 0]
      InstructionSet.baseline.exponentials(of: [1, 2, 3], into: &results, in: 0..<3)
    }
  }
}
