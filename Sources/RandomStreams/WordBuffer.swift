/// Scratch for two random words per path.
public struct WordBuffer: Sendable {
  /// The first word of each path.
  public internal(set) var first: [UInt64]
  /// The second word of each path.
  public internal(set) var second: [UInt64]

  /// A buffer for a number of paths.
  public init(paths: Int) {
    first = Array(repeating: 0, count: paths)
    second = Array(repeating: 0, count: paths)
  }
}
