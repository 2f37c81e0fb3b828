import Kernels
import RandomStreams
import Testing

/// A published block of Philox4x32-10 (`kat_vectors` of Random123).
struct KnownAnswer: Sendable {
  let counter: [UInt32]
  let key: [UInt32]
  let block: [UInt32]
}

@Suite("Known answers of Philox4x32-10")
struct KnownAnswersTests {
  static let answers = [
    KnownAnswer(
      counter: [0, 0, 0, 0], key: [0, 0], block: [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
    KnownAnswer(
      counter: [.max, .max, .max, .max], key: [.max, .max],
      block: [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
    KnownAnswer(
      counter: [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], key: [0xa409_3822, 0x299f_31d0],
      block: [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]),
  ]

  @Test("an address is a counter and a key", arguments: answers, InstructionSet.available)
  func answer(_ answer: KnownAnswer, level: InstructionSet) {
    let seed = UInt64(answer.key[0]) | UInt64(answer.key[1]) << 32
    let path = UInt64(answer.counter[0]) | UInt64(answer.counter[1] & 0xffff) << 32
    let stream = RandomStream(seed: seed, stream: UInt16(answer.counter[1] >> 16), instructionSet: level)
    var buffer = WordBuffer(paths: 1)
    stream.words(step: Int(answer.counter[2]), pair: Int(answer.counter[3]), paths: [path], into: &buffer)
    #expect(buffer.first == [UInt64(answer.block[0]) | UInt64(answer.block[1]) << 32])
    #expect(buffer.second == [UInt64(answer.block[2]) | UInt64(answer.block[3]) << 32])
  }
}
