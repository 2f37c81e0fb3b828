import Kernels
import Testing

/// Counts on both sides of every vector width and of a whole tile.
let sizes = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 255, 256, 257]

/// Levels and counts, for a test of every pair.
let levels = InstructionSet.available

extension [Double] {
  /// The bits of each number, which tell +0 from -0 and compare NaN with itself.
  var bits: [UInt64] { map(\.bitPattern) }

  /// Numbers between -1 and 1 that look irregular: a multiplicative sequence, not a random one.
  static func irregular(_ count: Int, seed: UInt64 = 1) -> [Double] {
    var state = seed
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state)) * 0x1p-63
    }
  }
}

/// Expects a function of each number to be computed within a run as it is for a number alone, and nothing outside it.
func expectRunAlone(
  _ values: [Double], size: Int, of function: ([Double], inout [Double], Range<Int>) -> Void,
  alone: (Double) -> Double, sourceLocation: SourceLocation = #_sourceLocation
) {
  var results = [Double](repeating: -1, count: size + 8)
  function(values, &results, 5..<5 + size)
  let expected = values.map(alone)
  #expect(Array(results[..<5]) == Array(repeating: -1, count: 5), sourceLocation: sourceLocation)
  #expect(Array(results[5..<5 + size]).bits == Array(expected[5..<5 + size]).bits, sourceLocation: sourceLocation)
  #expect(Array(results[(5 + size)...]) == [-1, -1, -1], sourceLocation: sourceLocation)
}
