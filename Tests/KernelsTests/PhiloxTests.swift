import Kernels
import Testing

@Suite("Philox kernel against its slow twin")
struct PhiloxTests {
  static let addresses = [
    PhiloxAddress(seed: 0, stream: 0, step: 0, pair: 0),
    PhiloxAddress(seed: 7, stream: 1, step: 2, pair: 3),
    PhiloxAddress(seed: 0x0123_4567_89AB_CDEF, stream: 0xBEEF, step: 0x8000_0001, pair: 0x7FFF_FFFF),
    PhiloxAddress(seed: .max, stream: .max, step: .max, pair: .max),
  ]

  @Test("the twin itself gives the paper's known answer")
  func twin() {
    let counter: [UInt32] = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344]
    let block = philoxBlock(counter: counter, key: [0xa409_3822, 0x299f_31d0])
    #expect(block == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  @Test("every word of every path is the twin's", arguments: levels, sizes)
  func words(level: InstructionSet, size: Int) {
    // Neighbours, strangers and the ends of the range, in no order.
    let paths = (0..<UInt64(size)).map { ($0 &* 0x9E37_79B9_7F4A_7C15) >> ($0 % 3 == 0 ? 16 : 40) }
      .map { $0 % 5 == 4 ? PhiloxAddress.pathLimit - 1 - $0 % 7 : $0 }
    for address in Self.addresses {
      var first = [UInt64](repeating: 1, count: size)
      var second = first
      level.philoxWords(address, paths: paths, first: &first, second: &second)
      let key = [UInt32(truncatingIfNeeded: address.seed), UInt32(truncatingIfNeeded: address.seed >> 32)]
      let blocks = paths.map { path in
        philoxBlock(
          counter: [
            UInt32(truncatingIfNeeded: path), UInt32(path >> 32) | UInt32(address.stream) << 16, address.step,
            address.pair,
          ], key: key)
      }
      #expect(first == blocks.map { UInt64($0[0]) | UInt64($0[1]) << 32 })
      #expect(second == blocks.map { UInt64($0[2]) | UInt64($0[3]) << 32 })
    }
  }

  @Test("arrays of different lengths trap")
  func lengths() async {
    await #expect(processExitsWith: .failure) {
      var (first, second) = ([UInt64](repeating: 0, count: 3), [UInt64](repeating: 0, count: 2))
      InstructionSet.baseline.philoxWords(
        PhiloxAddress(seed: 1, stream: 0, step: 0, pair: 0), paths: [1, 2, 3], first: &first, second: &second)
    }
  }
}
