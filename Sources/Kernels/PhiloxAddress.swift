/// What a run of Philox4x32 blocks has in common: the key, and the counter but for the path.
///
/// The counter's four words are the path's low 32 bits; the stream (high 16 bits) and the path's next 16 bits; the step;
/// and the pair.
public struct PhiloxAddress: Equatable, Sendable {
  /// The key: the seed of the run.
  public var seed: UInt64
  /// The stream, which keeps numbers of different purpose apart.
  public var stream: UInt16
  /// The time step.
  public var step: UInt32
  /// The pair of 64-bit words within the step.
  public var pair: UInt32

  /// An address from its parts.
  public init(seed: UInt64, stream: UInt16, step: UInt32, pair: UInt32) {
    self.seed = seed
    self.stream = stream
    self.step = step
    self.pair = pair
  }

  /// One more than the largest path number.
  public static let pathLimit: UInt64 = 1 << 48
}
