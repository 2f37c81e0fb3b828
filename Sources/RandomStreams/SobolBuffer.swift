/// The paths of some Sobol' points, and scratch for their words.
public struct SobolBuffer: Sendable {
  /// The words that were drawn last, one per path.
  public internal(set) var words: [UInt64]

  /// Each path's place in its sequence.
  private(set) var indices: [UInt64]
  /// Each path's randomisation.
  private(set) var randomisations: [UInt64]
  /// How many bits the largest index has.
  private(set) var bits: Int
  var keys: WordBuffer

  /// A buffer for a number of paths.
  public init(paths count: Int) {
    words = Array(repeating: 0, count: count)
    indices = words
    randomisations = words
    bits = 0
    keys = WordBuffer(paths: count)
  }

  /// Sets the paths.
  ///
  /// - Parameter paths: As many path numbers as the buffer has places, each below ``SobolStream/pathLimit``.
  public mutating func load(_ paths: [UInt64]) {
    precondition(paths.count == words.count, "One place per path")
    var union: UInt64 = 0
    for (place, path) in paths.enumerated() {
      precondition(path < SobolStream.pathLimit, "A Sobol' path is below 2^36")
      indices[place] = path / UInt64(SobolStream.randomisations)
      randomisations[place] = path % UInt64(SobolStream.randomisations)
      union |= indices[place]
    }
    bits = UInt64.bitWidth - union.leadingZeroBitCount
  }
}
