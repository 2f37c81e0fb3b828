public import Kernels

/// Random numbers as a pure function of (seed, stream, path, step, factor).
///
/// Nothing is remembered between calls: any path can be drawn alone, in any order, on any thread, and is the same path.
/// The bits of an address never change within a major version of the project.
public struct RandomStream: Equatable, Sendable {
  /// The seed of the run.
  public let seed: UInt64
  /// The stream, which keeps numbers of different purpose apart.
  public let stream: UInt16
  /// The instructions that draw the numbers; they do not change them.
  public let instructionSet: InstructionSet

  /// The stream of a purpose in a run.
  public init(seed: UInt64, stream: UInt16, instructionSet: InstructionSet = .best) {
    self.seed = seed
    self.stream = stream
    self.instructionSet = instructionSet
  }

  /// Two random 64-bit words per path.
  ///
  /// - Parameters:
  ///   - step: The time step, from 0.
  ///   - pair: Which pair of words of that step, from 0.
  ///   - paths: The path numbers, each below 2^48.
  ///   - buffer: Receives the words, one place per path in each half.
  /// - Precondition: the buffer has as many places as there are paths, and step and pair fit into 32 bits.
  public func words(step: Int, pair: Int, paths: [UInt64], into buffer: inout WordBuffer) {
    let address = PhiloxAddress(seed: seed, stream: stream, step: UInt32(step), pair: UInt32(pair))
    instructionSet.philoxWords(address, paths: paths, first: &buffer.first, second: &buffer.second)
  }

  /// Independent standard normals, one per path and factor.
  ///
  /// Factor f of a step is word f % 2 of pair f / 2.
  /// - Parameters:
  ///   - step: The time step, from 0.
  ///   - factors: How many factors.
  ///   - paths: The path numbers, each below 2^48.
  ///   - target: Receives a column per factor, each with one normal per path.
  ///   - buffer: Scratch with one place per path.
  /// - Precondition: `target.count == factors * paths.count`.
  public func standardNormals(
    step: Int, factors: Int, paths: [UInt64], into target: inout [Double], buffer: inout WordBuffer
  ) {
    precondition(target.count == factors * paths.count, "The target does not have one column per factor")
    for pair in 0..<(factors + 1) / 2 {
      words(step: step, pair: pair, paths: paths, into: &buffer)
      let offset = 2 * pair * paths.count
      instructionSet.standardNormals(from: buffer.first, into: &target, at: offset)
      if 2 * pair + 1 < factors {
        instructionSet.standardNormals(from: buffer.second, into: &target, at: offset + paths.count)
      }
    }
  }
}
