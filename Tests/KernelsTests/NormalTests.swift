import Kernels
import Numerics
import Testing

@Suite("Normal kernel against the exact quantile")
struct NormalTests {
  private static let signBit: UInt64 = 1 << 63

  /// Words whose tail probabilities are spread evenly in logarithm down to the last, evenly in size, and the ends.
  private static let words: [UInt64] = {
    var words: [UInt64] = [0, .max, 1, signBit - 1, signBit, signBit - 2, 0x7FF, 0x800, 0xFFF]
    var state: UInt64 = 88_172_645_463_325_252
    for index in 0..<200_000 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      words.append(index.isMultiple(of: 2) ? state : (state & ~signBit) >> UInt64(index / 2 % 53))
      if index.isMultiple(of: 3) { words.append(signBit - 1 - (state & ~signBit) >> UInt64(index / 3 % 53)) }
    }
    return words
  }()

  /// The probability above the magnitude that a word stands for: (m + 1/2) / 2^53, m being the 52 bits below the sign.
  private static func tailProbability(_ word: UInt64) -> Double {
    Double(2 * ((word << 1) >> 12) + 1) * 0x1p-54
  }

  private static func normals(_ words: [UInt64], level: InstructionSet) -> [Double] {
    var normals = [Double](repeating: .nan, count: words.count)
    level.standardNormals(from: words, into: &normals, at: 0)
    return normals
  }

  @Test("the relative error is below 1e-14, that of the implied probability below 1e-12, to 8.29 deviations")
  func accuracy() {
    var (worst, worstImplied) = (0.0, 0.0)
    for (word, z) in zip(Self.words, Self.normals(Self.words, level: .baseline)) {
      let probability = Self.tailProbability(word)
      let exact = -StandardNormal.quantile(probability)
      worst = max(worst, abs(z.magnitude - exact) / exact)
      worstImplied = max(worstImplied, abs(StandardNormal.upperTail(z.magnitude) / probability - 1))
      #expect(z.sign == (word & Self.signBit == 0 ? .plus : .minus))
    }
    #expect(worst < 1e-14)
    #expect(worstImplied < 1e-12)
  }

  @Test("the ends of the words are the ends of the normals")
  func extremes() {
    let normals = Self.normals([0, .max, Self.signBit - 1, Self.signBit], level: .baseline)
    #expect(abs(normals[0] - 8.292361075813595) < 1e-13)
    #expect(normals[3] == -normals[0])
    // The tail probability nearest to 1/2 misses it by 2^-54.
    let smallest = 0x1p-54 * (2 * Double.pi).squareRoot()
    #expect(abs(normals[2] / smallest - 1) < 1e-14)
    #expect(normals[1] == -normals[2])
  }

  @Test("words that differ in the top bit alone give opposite normals", arguments: levels)
  func symmetry(level: InstructionSet) {
    let words = Array(Self.words.prefix(10_000))
    let mirrored = Self.normals(words.map { $0 ^ Self.signBit }, level: level)
    #expect(Self.normals(words, level: level).map { -$0 } == mirrored)
  }

  @Test("the normals grow as the tail probability falls", arguments: levels)
  func monotone(level: InstructionSet) {
    let words = (0..<60_000).map { UInt64($0) << 47 } + (1..<2_000).map { UInt64($0) << 11 }
    let sorted = words.sorted { Self.tailProbability($0) < Self.tailProbability($1) }
    let normals = Self.normals(sorted.map { $0 & ~Self.signBit }, level: level)
    #expect(zip(normals, normals.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test("every level gives the same bits, wherever a word stands", arguments: levels, sizes)
  func levelsAgree(level: InstructionSet, size: Int) {
    for start in [0, 1, 5_003] {
      let words = Array(Self.words[start..<start + size])
      var normals = [Double](repeating: 7, count: size + 5)
      level.standardNormals(from: words, into: &normals, at: 3)
      let alone = words.map { Self.normals([$0], level: .baseline)[0] }
      #expect(normals.bits == ([7, 7, 7] + alone + [7, 7]).bits)
    }
  }

  @Test("normals that do not fit trap")
  func room() async {
    await #expect(processExitsWith: .failure) {
      var normals = [0.0, 0]
      InstructionSet.baseline.standardNormals(from: [1, 2], into: &normals, at: 1)
    }
  }
}
