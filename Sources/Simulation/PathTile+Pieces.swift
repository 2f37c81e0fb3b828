internal import Kernels

extension PathTile {
  /// How many paths make one piece of work where a path costs more than to draw it: so few that all threads are busy and end
  /// together.
  ///
  /// A tile is drawn as a whole, however few paths it holds.
  /// - Parameters:
  ///   - paths: How many paths there are.
  ///   - threads: How many threads, at least 1.
  ///   - least: The fewest paths for which it pays to draw a tile.
  /// - Returns: A multiple of 16, up to a whole tile: four pieces for each thread, or more where there are many paths.
  public static func pieces(of paths: Int, threads: Int, least: Int = 16) -> Int {
    let wanted = max(least, paths / (4 * max(1, threads)))
    return min(width, (wanted + PathPrices.width - 1) / PathPrices.width * PathPrices.width)
  }
}
