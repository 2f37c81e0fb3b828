import Numerics
import RandomStreams
import Testing

@Suite("Scrambled Sobol' points")
struct SobolTests {
  /// Dimensions on both sides of where other implementations went wrong: the first two, a word's width, a thousand.
  private static let dimensions = [0, 1, 31, 32, 999]

  /// The words of a randomisation's first points in some dimensions.
  private static func points(
    _ count: Int, dimensions: [Int], seed: UInt64 = 7, randomisation: Int = 0
  ) -> [[UInt64]] {
    let stream = SobolStream(seed: seed, stream: 3, dimensions: 1_000)
    var buffer = SobolBuffer(paths: count)
    buffer.load((0..<count).map { UInt64($0 * SobolStream.randomisations + randomisation) })
    return dimensions.map { dimension in
      stream.words(dimension: dimension, in: &buffer)
      return buffer.words
    }
  }

  @Test("direction numbers are those of the published table")
  func directions() {
    // The first line of each dimension in new-joe-kuo-6.21201: s, a and the m_i; V_i = m_i / 2^i.
    let published: [Int: [UInt32]] = [1: [1], 2: [1, 3], 3: [1, 3, 1], 4: [1, 1, 1], 5: [1, 1, 3, 3]]
    let table = SobolDirections.table(dimensions: 6)
    #expect(table[0] == (0..<32).map { UInt32(1) << UInt32(31 - $0) })
    for (dimension, initial) in published {
      #expect(Array(table[dimension].prefix(initial.count)) == initial.enumerated().map { $1 << UInt32(31 - $0) })
    }
    // The recurrence of the second dimension, whose polynomial is x + 1: V_i = V_(i-1) ^ (V_(i-1) / 2).
    for bit in 1..<32 { #expect(table[1][bit] == table[1][bit - 1] ^ (table[1][bit - 1] >> 1)) }
    #expect(SobolDirections.dimensionLimit == 3_667)
  }

  @Test(
    "the first 2^k points of a randomisation lie in different 2^k-ths, in every dimension", arguments: [0, 3, 8, 12])
  func stratified(bits: UInt64) {
    for randomisation in [0, 5, 15] {
      for words in Self.points(1 << bits, dimensions: Self.dimensions, randomisation: randomisation) {
        #expect(Set(words.map { bits == 0 ? 0 : $0 >> (64 - bits) }).count == 1 << bits)
      }
    }
  }

  @Test("the first two dimensions are a net: one point in every elementary rectangle")
  func net() {
    let bits: UInt64 = 10
    let points = Self.points(1 << bits, dimensions: [0, 1])
    for wide in 0...bits {
      let cells = (0..<1 << bits).map { point -> UInt64 in
        let x = wide == 0 ? 0 : points[0][point] >> (64 - wide)
        let y = wide == bits ? 0 : points[1][point] >> (64 - (bits - wide))
        return x << (bits - wide) | y
      }
      #expect(Set(cells).count == 1 << bits)
    }
  }

  @Test("every dimension depends on the seed and on the randomisation, and on nothing else", arguments: dimensions)
  func seeds(dimension: Int) {
    let words = Self.points(64, dimensions: [dimension])[0]
    #expect(Self.points(64, dimensions: [dimension])[0] == words)
    var seen: Set<UInt64> = Set(words)
    for seed in [0, 1, 8, 1 << 40] as [UInt64] {
      seen.formUnion(Self.points(64, dimensions: [dimension], seed: seed)[0])
    }
    for randomisation in 1..<16 {
      seen.formUnion(Self.points(64, dimensions: [dimension], randomisation: randomisation)[0])
    }
    // All different: nothing of 20 sequences of 64 words comes twice.
    #expect(seen.count == 20 * 64)
  }

  @Test("two dimensions are scrambled differently")
  func differentDimensions() {
    let points = Self.points(256, dimensions: Array(0..<40))
    #expect(Set(points.flatMap { $0 }).count == 256 * 40)
  }

  @Test("a word does not depend on the words drawn with it, nor on the number of dimensions")
  func company() {
    let whole = Self.points(4_096, dimensions: [17])[0]
    let few = SobolStream(seed: 7, stream: 3, dimensions: 18)
    for point in [0, 1, 100, 4_095] {
      var buffer = SobolBuffer(paths: 1)
      buffer.load([UInt64(point * 16)])
      few.words(dimension: 17, in: &buffer)
      #expect(buffer.words == [whole[point]])
    }
  }

  @Test("a path beyond the last point traps")
  func badPath() async {
    await #expect(processExitsWith: .failure) {
      var buffer = SobolBuffer(paths: 1)
      buffer.load([SobolStream.pathLimit])
    }
  }

  @Test("a dimension without direction numbers traps")
  func badDimension() async {
    await #expect(processExitsWith: .failure) {
      _ = SobolStream(seed: 1, stream: 3, dimensions: SobolStream.dimensionLimit + 1)
    }
  }
}
