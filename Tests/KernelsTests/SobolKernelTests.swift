import Kernels
import Testing

@Suite("Sobol' kernel against its slow twin")
struct SobolKernelTests {
  /// One scrambled point, a step at a time.
  private static func twin(index: UInt64, directions: [UInt64], first: UInt64, second: UInt64) -> UInt64 {
    var x: UInt64 = 0
    for bit in directions.indices where index >> UInt64(bit) & 1 == 1 { x ^= directions[bit] }
    x &+= first
    for shift in [0, 11, 22, 33] as [UInt64] {
      let key = shift == 0 ? second : second >> shift | second << (64 - shift)
      x ^= x &* (key - key % 2)
      x &*= key >> 6 | 1
      x &+= 0x9E37_79B9_7F4A_7C15
    }
    return (0..<64).reduce(0) { $0 | (x >> UInt64($1) & 1) << UInt64(63 - $1) }
  }

  @Test("every word is the twin's", arguments: levels, sizes)
  func words(level: InstructionSet, size: Int) {
    let indices = [Double].irregular(size, seed: 11).map { $0.bitPattern >> 40 }
    let (first, second) = (
      [Double].irregular(size, seed: 12).map(\.bitPattern), [Double].irregular(size, seed: 13).map(\.bitPattern)
    )
    let directions = [Double].irregular(32, seed: 14).map { $0.bitPattern & 0xFFFF_FFFF }
    var words = [UInt64](repeating: 0, count: size)
    level.sobolWords(
      indices: indices, directions: directions[3..<27], firstKeys: first, secondKeys: second, into: &words)
    let expected = (0..<size).map {
      Self.twin(index: indices[$0], directions: Array(directions[3..<27]), first: first[$0], second: second[$0])
    }
    #expect(words == expected)
  }

  @Test("the scrambling is nested: words agree in as many leading bits as their points", arguments: levels)
  func nested(level: InstructionSet) {
    // With the identity for directions the reversed point is the index itself.
    let directions = (0..<16).map { UInt64(1) << UInt64($0) }
    let indices = Array(UInt64(0)..<4_096)
    let keys = [UInt64](repeating: 0x1234_5678_9ABC_DEF1, count: indices.count)
    let others = [UInt64](repeating: 0xFEDC_BA98_7654_3210, count: indices.count)
    var words = [UInt64](repeating: 0, count: indices.count)
    level.sobolWords(
      indices: indices, directions: directions[...], firstKeys: keys, secondKeys: others, into: &words)
    for index in 1..<indices.count {
      let before = index / 2
      let shared = (UInt64(index) ^ UInt64(before)).trailingZeroBitCount
      #expect((words[index] ^ words[before]).leadingZeroBitCount == shared)
    }
  }
}
