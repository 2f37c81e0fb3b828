/// Turns the independent factors of a step into the log returns of the drivers, and remembers per path what its next step
/// depends on.
protocol ReturnLaw: Sendable {
  /// Begins with the paths of a tile.
  func start(in tile: inout PathTile)

  /// Adds a step's log returns to the drivers' columns of the tile, whose factors and chi-squares are drawn.
  ///
  /// - Parameters:
  ///   - step: The step, from 0.
  ///   - tile: The tile.
  func advance(step: Int, in tile: inout PathTile)
}
