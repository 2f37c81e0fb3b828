import Foundation
import Kernels
import RandomStreams

/// The random bits as simulations use them, without end, for a battery of tests that reads them from a pipe.
///
/// Two streams are interleaved, and within each the numbers follow each other as they do in a run: for a block of paths all
/// factors of a step, then the next step, then the next paths.
struct BitStream {
  /// The seed of the run.
  let seed: UInt64
  /// The level that draws them; they do not depend on it.
  let instructionSet: InstructionSet

  /// Writes words to standard output until nobody reads them.
  func write() {
    let (width, steps, pairs) = (256, 10, 8)
    let streams = [UInt16(0), 1].map { RandomStream(seed: seed, stream: $0, instructionSet: instructionSet) }
    var buffer = WordBuffer(paths: width)
    var words: [UInt64] = []
    var firstPath: UInt64 = 0
    while true {
      let paths = (0..<UInt64(width)).map { firstPath + $0 }
      words.removeAll(keepingCapacity: true)
      for step in 0..<steps {
        for pair in 0..<pairs {
          for stream in streams {
            stream.words(step: step, pair: pair, paths: paths, into: &buffer)
            words += buffer.first
            words += buffer.second
          }
        }
      }
      let bytes = words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
      do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      } catch {
        return
      }
      firstPath += UInt64(width)
    }
  }
}
