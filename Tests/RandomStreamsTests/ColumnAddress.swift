import RandomStreams

/// The address of one normal on each of many paths, every other one from the first.
///
/// Leaving out every other path keeps the pairs of neighbouring paths apart: no number is in two of them.
struct ColumnAddress: Sendable {
  var seed: UInt64
  var stream: UInt16
  var step: Int
  var factor: Int
  var firstPath: UInt64

  /// The normals of this address on a number of paths.
  func normals(paths count: Int) -> [Double] {
    let paths = (0..<UInt64(count)).map { firstPath + 2 * $0 }
    var buffer = WordBuffer(paths: count)
    var normals = [Double](repeating: 0, count: (factor + 1) * count)
    RandomStream(seed: seed, stream: stream)
      .standardNormals(step: step, factors: factor + 1, paths: paths, into: &normals, buffer: &buffer)
    return Array(normals.suffix(count))
  }
}
