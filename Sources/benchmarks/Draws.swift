import Kernels
import RandomStreams

/// Numbers from which the inputs of workloads are made, once and not timed.
enum Draws {
  /// Standard normals, a column per factor.
  static func normals(
    _ count: Int, factors: Int, stream: UInt16, _ instructionSet: InstructionSet
  ) -> [[Double]] {
    let stream = RandomStream(seed: 5, stream: stream, instructionSet: instructionSet)
    var buffer = WordBuffer(paths: count)
    var normals = [Double](repeating: 0, count: factors * count)
    stream.standardNormals(
      step: 0, factors: factors, paths: (0..<UInt64(count)).map { $0 }, into: &normals, buffer: &buffer)
    return (0..<factors).map { Array(normals[$0 * count..<($0 + 1) * count]) }
  }

  /// Numbers evenly spread between 0 and 1, a column per factor.
  static func uniforms(
    _ count: Int, factors: Int, stream: UInt16, _ instructionSet: InstructionSet
  ) -> [[Double]] {
    let stream = RandomStream(seed: 5, stream: stream, instructionSet: instructionSet)
    var buffer = WordBuffer(paths: count)
    return (0..<factors).map { factor in
      stream.words(step: 0, pair: factor, paths: (0..<UInt64(count)).map { $0 }, into: &buffer)
      return buffer.first.map { Double($0 >> 11) * 0x1p-53 }
    }
  }
}
