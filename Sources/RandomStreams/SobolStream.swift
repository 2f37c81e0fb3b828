public import Kernels
internal import Numerics

/// Scrambled Sobol' points as a pure function of (seed, path, dimension): quasi-random numbers in the place of random ones.
///
/// The paths are dealt out to ``randomisations`` independent sequences: path p is point p / 16 of randomisation p % 16.
/// Each randomisation of each dimension has its own Owen scrambling, keyed by random bits of the seed, so that every point
/// is uniformly distributed by itself, the average of a randomisation is unbiased, and the spread of the randomisations is
/// the error. A sequence is best where the number of its points is a power of 2.
///
/// Owen (1995), "Randomly permuted (t,m,s)-nets and (t,s)-sequences"; the scrambling is a hash (Burley 2020), of which
/// the nested random permutations are pseudo-random.
public struct SobolStream: Sendable {
  /// The number of independent randomisations.
  public static let randomisations = 16
  /// The largest number of dimensions.
  public static var dimensionLimit: Int { SobolDirections.dimensionLimit }
  /// One more than the largest path number: a randomisation has 2^32 points.
  public static let pathLimit = UInt64(randomisations) << 32

  /// The number of dimensions.
  public let dimensions: Int

  private let keys: RandomStream
  /// 32 direction numbers per dimension, as fractions of 2^64 with their bits reversed.
  private let directions: [UInt64]

  /// The points of a seed.
  ///
  /// - Parameters:
  ///   - seed: The seed, on which the scrambling of every dimension depends.
  ///   - stream: The stream of the scrambling's random bits.
  ///   - dimensions: From 1 to ``dimensionLimit``.
  ///   - instructionSet: The vector instructions to use; they do not change the points.
  /// - Complexity: O(`dimensions`).
  public init(seed: UInt64, stream: UInt16, dimensions: Int, instructionSet: InstructionSet = .best) {
    precondition(dimensions >= 1 && dimensions <= Self.dimensionLimit, "There are no such Sobol' points")
    self.dimensions = dimensions
    keys = RandomStream(seed: seed, stream: stream, instructionSet: instructionSet)
    // A 32-bit fraction reversed in 64 bits is the reversed fraction in the low half.
    directions = SobolDirections.table(dimensions: dimensions).flatMap { numbers in
      numbers.map { UInt64($0.bitReversed) }
    }
  }

  /// One scrambled point per path in one dimension, as fractions of 2^64.
  ///
  /// - Parameters:
  ///   - dimension: The dimension, from 0.
  ///   - buffer: Holds the paths, and receives the words.
  public func words(dimension: Int, in buffer: inout SobolBuffer) {
    precondition(dimension >= 0 && dimension < dimensions, "No such dimension")
    keys.words(step: dimension, pair: 0, paths: buffer.randomisations, into: &buffer.keys)
    let first = dimension * SobolDirections.bits
    keys.instructionSet.sobolWords(
      indices: buffer.indices, directions: directions[first..<first + buffer.bits], firstKeys: buffer.keys.first,
      secondKeys: buffer.keys.second, into: &buffer.words)
  }

  /// One standard normal per path in one dimension.
  ///
  /// - Parameters:
  ///   - dimension: The dimension, from 0.
  ///   - target: Receives the normals.
  ///   - offset: Where in the target the first of them goes.
  ///   - buffer: Holds the paths.
  /// - Precondition: the normals fit into the target.
  public func standardNormals(
    dimension: Int, into target: inout [Double], at offset: Int, buffer: inout SobolBuffer
  ) {
    words(dimension: dimension, in: &buffer)
    keys.instructionSet.standardNormals(from: buffer.words, into: &target, at: offset)
  }
}

extension UInt32 {
  /// The bits in opposite order.
  fileprivate var bitReversed: UInt32 {
    (0..<32).reduce(0) { $0 | ((self >> UInt32($1)) & 1) << UInt32(31 - $1) }
  }
}
