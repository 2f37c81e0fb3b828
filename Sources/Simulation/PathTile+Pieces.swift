internal import Kernels

extension PathTile {
  /// How many paths make one piece of work where a path costs far more than to hand out a piece: so few that all threads are
  /// busy and end together.
  ///
  /// - Parameters:
  ///   - paths: How many paths there are.
  ///   - threads: How many threads, at least 1.
  /// - Returns: A multiple of 16, up to a whole tile: four pieces for each thread, or more where there are many paths.
  public static func pieces(of paths: Int, threads: Int) -> Int {
    let group = PathPrices.width
    return min(width, max(group, (paths / (4 * max(1, threads)) + group - 1) / group * group))
  }
}
