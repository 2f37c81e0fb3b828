import Kernels
import RandomStreams
import Testing

@Suite("Numbers as functions of their address")
struct AddressTests {
  private static func words(_ stream: RandomStream, step: Int = 0, pair: Int = 0, paths: [UInt64]) -> [UInt64] {
    var buffer = WordBuffer(paths: paths.count)
    stream.words(step: step, pair: pair, paths: paths, into: &buffer)
    return buffer.first + buffer.second
  }

  private static func normals(_ stream: RandomStream, factors: Int, paths: [UInt64]) -> [[Double]] {
    var target = [Double](repeating: .nan, count: factors * paths.count)
    var buffer = WordBuffer(paths: paths.count)
    stream.standardNormals(step: 5, factors: factors, paths: paths, into: &target, buffer: &buffer)
    return (0..<factors).map { Array(target[$0 * paths.count..<($0 + 1) * paths.count]) }
  }

  @Test("path 48,213 alone is the path of a block", arguments: InstructionSet.available)
  func alone(level: InstructionSet) {
    let stream = RandomStream(seed: 11, stream: 2, instructionSet: level)
    let block = Array(UInt64(48_128)..<48_384)
    let place = 48_213 - 48_128
    #expect(
      Self.normals(stream, factors: 5, paths: [48_213]).map { $0[0] }
        == Self.normals(stream, factors: 5, paths: block).map { $0[place] })
  }

  @Test("order and company do not matter", arguments: [1, 2, 7, 8])
  func orderAndCompany(factors: Int) {
    let stream = RandomStream(seed: 12, stream: 0)
    let paths = Array(UInt64(1_000)..<1_301)
    let whole = Self.normals(stream, factors: factors, paths: paths)
    let reversed = Self.normals(stream, factors: factors, paths: paths.reversed())
    #expect(whole == reversed.map { $0.reversed() })
    let odd = Self.normals(stream, factors: factors, paths: paths.filter { $0 % 2 == 1 })
    #expect(odd == whole.map { column in stride(from: 1, to: 301, by: 2).map { column[$0] } })
  }

  @Test("a factor is the same whatever the number of factors")
  func fewerFactors() {
    let stream = RandomStream(seed: 13, stream: 0)
    let seven = Self.normals(stream, factors: 7, paths: Array(0..<64))
    for factors in 1..<7 {
      #expect(Self.normals(stream, factors: factors, paths: Array(0..<64)) == Array(seven.prefix(factors)))
    }
  }

  @Test("factor f is word f % 2 of pair f / 2")
  func layout() {
    let stream = RandomStream(seed: 14, stream: 0)
    let paths = Array(UInt64(0)..<33)
    for (factor, normals) in Self.normals(stream, factors: 5, paths: paths).enumerated() {
      let words = Self.words(stream, step: 5, pair: factor / 2, paths: paths)
      var expected = [Double](repeating: 0, count: 33)
      InstructionSet.baseline.standardNormals(
        from: Array(factor % 2 == 0 ? words.prefix(33) : words.suffix(33)), into: &expected, at: 0)
      #expect(normals == expected)
    }
  }

  @Test("the instructions change no bit", arguments: InstructionSet.available)
  func instructions(level: InstructionSet) {
    let paths = Array(UInt64(0)..<999)
    let stream = RandomStream(seed: 15, stream: 4, instructionSet: level)
    let baseline = RandomStream(seed: 15, stream: 4, instructionSet: .baseline)
    #expect(
      Self.normals(stream, factors: 3, paths: paths) == Self.normals(baseline, factors: 3, paths: paths))
  }

  @Test("no two addresses share a word")
  func distinct() {
    // 2^17 words of 64 bits: two chance equals among them have a probability of 5e-10.
    var seen: Set<UInt64> = []
    var drawn = 0
    let paths = Array(UInt64(0)..<128) + (0..<128).map { (UInt64(1) << 32) + $0 }
    for seed in [0, 1, 1 << 32, UInt64.max] {
      for stream in [UInt16(0), 1, 0x100, .max] {
        for step in [0, 1, 2, 1 << 16] {
          for pair in [0, 1, 2, 1 << 16] {
            let words = Self.words(
              RandomStream(seed: seed, stream: stream), step: step, pair: pair, paths: paths)
            drawn += words.count
            seen.formUnion(words)
          }
        }
      }
    }
    #expect(drawn == 1 << 17)
    #expect(seen.count == drawn)
  }

  @Test("a step that no address has traps")
  func badStep() async {
    await #expect(processExitsWith: .failure) {
      var buffer = WordBuffer(paths: 1)
      RandomStream(seed: 1, stream: 0).words(step: -1, pair: 0, paths: [0], into: &buffer)
    }
  }
}
